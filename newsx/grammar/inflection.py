"""Inflected forms of English words: the forms of a verb, the singular of a noun, the nouns of a nationality."""

from __future__ import annotations


def verb_forms(lemma: str, irregular: tuple[str, ...] = ()) -> set[str]:
    """The forms of an English verb: base, third person, past, participle, gerund.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(verb_forms("say", ("said",)))
    ['said', 'say', 'saying', 'says']
    """
    consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if consonant_y:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
        past = stem + "ed"
    forms = {lemma, third, stem + "ing"}
    return forms | (set(irregular) if irregular else {past})


def singular(noun: str) -> str:
    """The singular of a regular noun.

    >>> singular("Secretaries"), singular("ministers"), singular("mayor")
    ('Secretary', 'minister', 'mayor')
    """
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")


def national_forms(adjective: str) -> tuple[str, ...]:
    """The adjective of a nationality and the noun for several of its people.

    >>> national_forms("Ukrainian"), national_forms("Chinese")
    (('Ukrainian', 'Ukrainians'), ('Chinese',))
    """
    if adjective.endswith(("ese", "ish", "ch", "ss")):
        return (adjective,)
    if adjective.endswith(("shman", "chman", "woman")):
        return (adjective, adjective[:-2] + "en")
    return (adjective, adjective + "s")
