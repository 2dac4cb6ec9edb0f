"""Votes for the label of a name, from its own words and from the words around it."""

from __future__ import annotations

from collections import defaultdict

from newsx.entities import lists
from newsx.entities.candidate_spans import (
    ORG,
    PEOPLE,
    PERSON,
    PLACE,
    THING,
    is_date,
    is_role,
    is_title,
    tells_organisation,
)
from newsx.entities.name_tokens import Row
from newsx.grammar.inflection import singular
from newsx.grammar.places import atlas, is_demonym, is_place, is_state

Votes = defaultdict[str, float]  # label → how much speaks for it

FIRM = {"entities.known", "entities.given-name", "entities.title"}  # what a last word cannot talk away


def head_of(form: str) -> str:
    """The head noun of a name: the last word before "of", "for" or "on".

    >>> head_of("Ministry of Health"), head_of("Supreme Court")
    ('Ministry', 'Court')
    """
    words = form.split()
    for n, word in enumerate(words):
        if n and word in ("of", "for", "on", "de", "against", "to"):
            return words[n - 1]
    return words[-1]


def own_words(form: str, rules: set[str], votes: Votes) -> None:
    """Adds the votes of the name's own words: places, nationalities, last words of documents, events and bodies."""
    words, exactly = form.split(), lists.words("institutions.toml", "not_institutions", "exactly")
    last, head, many = words[-1], head_of(form), len(words) > 1
    known = "entities.known" in rules
    if ((form in exactly or form.replace(".", "") in exactly) and not known) or is_date(form):
        votes[THING] += 20
    if is_demonym(form):
        votes[PEOPLE] += 5
    if is_state(form) or form in atlas().places:
        votes[PLACE] += 20 if not known else 0
    elif not known and many and is_demonym(words[0]) and len(words) == 2 and last in exactly:
        votes[THING] += 10
    if is_place(form) and not known and not (votes[PERSON] >= 2 and many):
        votes[PLACE] += 1.5 if tells_organisation(last) else 5
    elif many and votes[PERSON] and is_place(last) and words[0] not in lists.given():
        votes[PERSON] -= 1.0
    if head in lists.words("institutions.toml", "not_institutions", "last") and not rules & FIRM:
        votes[THING] += 0.5 if head in lists.organisation_words() else 4
    if last in lists.words("institutions.toml", "not_institutions", "laws") and head not in lists.organisation_words():
        votes[THING] += 4
    if many:
        _words_together(words, rules, votes)
    else:
        _one_word(form, known, votes)
    if is_title(form) or (not many and (is_role(form) or is_role(singular(form)) or len(form) == 1)):
        votes[THING] += 6
    if form.isupper() and not many and 2 < len(form) <= 8 and "." not in form and "entities.title" not in rules:
        votes[ORG] += votes[PERSON] * 0.6
        votes[PERSON] *= 0.3


def _words_together(words: list[str], rules: set[str], votes: Votes) -> None:
    """Adds the votes of several words together: "… Ministry", "Google Home", "Save the Next Generation"."""
    last, head = words[-1], head_of(" ".join(words))
    known = "entities.known" in rules
    if head in lists.organisation_words():
        votes[ORG] += 1.5
        rules.add("entities.organisation-word")
    if tells_organisation(last) or lists.name_key(" ".join(words[1:])) in lists.known():
        votes[PERSON] -= 3
    maker = None if known else lists.known().get(lists.name_key(words[0]))
    if maker and maker.kind == "company" and not (is_place(last) or last in lists.organisation_words() or _ends(last)):
        votes[THING] += 4  # "Google Home"
    if len(words) > 2 and words[0] in lists.words("institutions.toml", "anchor", "calls") and votes[ORG] > 0:
        votes[ORG] += 1.0  # "Save the Next Generation"
        rules.add("entities.organisation-word")
    if words[0] in lists.words("institutions.toml", "not_institutions", "first"):
        votes[THING] += 4
    if is_demonym(words[0]) and words[0] not in lists.given():
        votes[PERSON] -= 1.5
    if any(c.isdigit() for c in words[0]):
        votes[PERSON] -= 1.5
    if is_role(last) and not rules & FIRM and not (head != last and head in lists.organisation_words()):
        votes[THING] += 4


def _one_word(form: str, known: bool, votes: Votes) -> None:
    """Adds the votes for a name of one word: a given name, an adjective, a road or a product."""
    if lists.given().get(form) and not is_place(form):
        votes[PERSON] += 0.8
    if form.lower() in lists.words("roles.toml", "modifiers"):
        votes[THING] += 3
    if not known and len(form) < 5 and form[0].isalpha() and form[1:].replace("-", "").isdigit():
        votes[THING] += 4  # roads, forms, products: R61, F-16


def _ends(word: str) -> bool:
    """Whether a word is the last one of bodies' names."""
    return word in lists.words("institutions.toml", "ends")


def around(row: Row, places: list[tuple[int, int]], votes: Votes) -> None:
    """What stands before and after the name, averaged over its `places` (ranges of words). Adds to `votes`."""
    sums: Votes = defaultdict(float)
    first, last = places[0]
    bare = last - first > 1 and not any(w.text in lists.organisation_words() for w in row.words[first:last])
    for i, j in places:
        _vote_before(row, i, j, bare, sums)
        _vote_behind(row, i, j, bare, sums)
    share = 1 / len(places)
    for label, weight in sums.items():
        votes[label] += max(-1.5, min(1.5, weight * share * min(2, 1 + len(places) / 4)))


def _vote_before(row: Row, i: int, j: int, bare: bool, sums: Votes) -> None:
    words = row.words
    if i == 0:
        return
    ends = words[j - 1].gap[:1] in (",", ".") or (j < len(words) and words[j].text == "of")
    if words[i - 1].gap == ", " and ends and j - i > 1:
        if any(is_role(w.text) and not w.own for w in words[max(0, i - 6) : i]):
            sums[PERSON] += 1.0
        return
    if words[i - 1].gap not in (" ", "\u00a0"):
        return
    text = words[i - 1].text.lower()
    if words[i - 1].own:
        return
    if text == "the":
        sums[PERSON] -= 1.0
    elif text in ("in", "at", "near", "across", "around", "throughout", "outside") or (
        text == "to" and i > 1 and words[i - 2].text in _moved()
    ):
        sums[PLACE] += 0.8
        sums[PERSON] -= 0.5
    elif text == "and" and _in_field(row, i - 1):
        sums[THING] += 2.0
    elif text == "and" and _in_places(row, i - 1):
        sums[PLACE] += 0.8
        sums[PERSON] -= 0.5
    elif text in lists.words("institutions.toml", "place_nouns", "things"):
        sums[THING] += 2.0  # "the ferry Dala Breeze"
    elif text in lists.words("roles.toml", "speech", "telling"):
        return
    elif text in lists.words("roles.toml", "speech", "verbs"):
        sums[PERSON] += 1.0 if bare else 0.5
    elif text == "of" and i > 1 and words[i - 2].text.lower() in lists.words("institutions.toml", "place_nouns"):
        sums[PLACE] += 2.0
    elif text in ("of", "for") and i > 1 and words[i - 2].text.lower() in lists.words("roles.toml", "roles", "fields"):
        sums[THING] += 2.0
    elif text == "of" and i > 1 and is_role(words[i - 2].text):
        relative = words[i - 2].text.lower() in lists.words("roles.toml", "relative")
        sums[PERSON if relative else ORG] += 0.8
    elif text in lists.words("roles.toml", "relative") or text in ("named", "nicknamed"):
        sums[PERSON] += 0.8


def _moved() -> frozenset[str]:
    return lists.words("institutions.toml", "place_nouns", "moved")


def _in_field(row: Row, k: int) -> bool:
    """Whether an office and its first field stand before word k: "minister of Roads and Ports"."""
    words, i = row.words, k
    while i > 0 and words[i - 1].cap and words[i - 1].gap in (" ", ", ") and k - i < 5:
        i -= 1
    return 1 < i < k and words[i - 1].text in ("of", "for", "on") and is_role(words[i - 2].text)


def _in_places(row: Row, k: int) -> bool:
    """Whether "in" and one name stand before word k: "in Harper and Velmora"."""
    words, i = row.words, k
    while i > 0 and words[i - 1].cap and words[i - 1].gap == " " and k - i < 3:
        i -= 1
    return 0 < i < k and words[i - 1].text in ("in", "near", "at", "to") and words[i - 1].gap == " "


def _vote_behind(row: Row, i: int, j: int, bare: bool, sums: Votes) -> None:
    words = row.words
    if j >= len(words):
        return
    gap, text = words[j - 1].gap, words[j].text
    owner = _owner_after(row, j)
    if owner:
        sums[PERSON] += 1.0 if owner == PERSON else -1.0
        sums[ORG] += 1.0 if owner == ORG else -0.5
    with_kin = text == "and" and j + 2 < len(words) and words[j + 1].text in ("his", "her")
    if gap == " " and (with_kin or (words[j - 1].own and text in lists.words("roles.toml", "relative", "belongings"))):
        sums[PERSON] += 1.0
    elif gap == " " and not words[j - 1].own:
        if text in lists.words("roles.toml", "speech", "verbs"):
            sums[PERSON] += 1.0 if bare else 0.5
        elif text in lists.words("roles.toml", "relative"):
            sums[PERSON] += 1.5
        elif text in ("who", "whose"):
            sums[PERSON] += 1.0
        elif text.lower() in lists.words("institutions.toml", "place_nouns"):
            sums[PLACE] += 2.2
        elif text.lower() in lists.words("institutions.toml", "body_nouns") or (is_role(text) and not is_title(text)):
            sums[ORG] += 0.8
    elif gap == ", ":
        if text in ("who", "whose"):
            sums[PERSON] += 1.0
        elif any(is_role(w.text) and not w.cap and not w.own for w in words[j : j + 5]):
            sums[PERSON] += 1.5 if bare else 0.6
        elif j - i == 1 and text in atlas().names:
            sums[PLACE] += 0.8
    elif gap == " (" and is_state(text):
        sums[PLACE] += 1.5
    elif gap == " (" and text.isdigit() and len(text) <= 2:
        sums[PERSON] += 0.6


def _owner_after(row: Row, j: int) -> str | None:
    """The pronoun that refers to the name: "X has waived its fees", "Y lost her brother"; only verbs stand between."""
    words = row.words
    if words[j - 1].own:
        return None
    for k in range(j, min(j + 4, len(words))):
        if words[k - 1].gap != " ":
            return None
        text = words[k].text
        if text in ("its", "itself"):
            return ORG if k > j else None
        if text in ("his", "her", "himself", "herself"):
            return PERSON if k > j else None
        if row.tags.get(words[k].start, "")[:2] not in ("VB", "MD", "RB", "TO"):
            return None
    return None
