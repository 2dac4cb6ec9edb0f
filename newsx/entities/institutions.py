"""Institutions: the forms of one body joined, with acronym, kind and the state it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import cast

from newsx.article import Institution, InstitutionKind, Span
from newsx.entities import lists
from newsx.entities.acronyms import initials_fit
from newsx.entities.lists import name_key
from newsx.entities.name_index import Key, Mention
from newsx.entities.name_tokens import Row
from newsx.grammar.places import atlas, is_demonym, is_state, state_of

_BRACKET = re.compile(r"^ ?[(\[]\s?[\"“]?([A-Z][\w&.\-/]{1,11})[\"”]?[)\]]")


@dataclass(slots=True)
class Body:
    """One institution while it is collected. `prefix` is the state before a name that many states have a body of."""

    keys: set[Key] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    acronym: str | None = None
    known: lists.Known | None = None
    state: str | None = None
    prefix: str | None = None
    nouns: list[str] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)  # the forms outside headlines

    @property
    def name(self) -> str:
        """The fullest form, with the state's possessive before a general one ("Ukraine’s Foreign Ministry")."""
        longest = max(self.told or self.forms, key=lambda f: (len(f.split()), not f.isupper(), len(f)))
        if self.known and (" " in longest) and longest.isupper():
            return self.known.name
        return f"{self.prefix} {longest}" if self.prefix and is_general(longest) else longest

    def _kind_of_body(self, name: str) -> str:
        if self.known:
            return self.known.kind
        by_name = kind_of(name)
        return self.nouns[0] if by_name == "other" and self.nouns else by_name

    def institution(self, ident: str) -> Institution:
        """The record."""
        name = self.name
        return Institution(
            id=ident,
            name=name,
            acronym=self.acronym or (self.known.acronym if self.known else None) or _acronym_in(self.forms),
            kind=cast(InstitutionKind, self._kind_of_body(name)),
            state=self.state or (self.known.state if self.known else None),
            aliases=tuple(f for f in self.forms if f != name),
            mentions=tuple(self.mentions),
        )


def _acronym_in(forms: Counter[str]) -> str | None:
    return next((f for f in forms if f.isupper() and len(f) <= 8 and " " not in f), None)


def is_general(name: str) -> bool:
    """Whether a name is an office's only: "Foreign Ministry", "Supreme Court"; every state has one.

    >>> is_general("Foreign Ministry"), is_general("Parliament"), is_general("Orphans Feeding Foundation")
    (True, True, False)
    """
    words = name.split()
    general = lists.words("institutions.toml", "general")
    return all(w in general or w in ("of", "and", "the", "for", "&") for w in words)


def kind_of(name: str) -> str:
    """The record's kind, by a head noun in the name; one before "of" decides first.

    >>> kind_of("British Ministry of Defense"), kind_of("Supreme Court"), kind_of("Xyz")
    ('government', 'court', 'other')
    """
    if re.match(r"(?:UN|U\.N\.|United Nations)\b", name):
        return "un"
    head = re.split(r" (?:of|for|on|against|de) ", name)[0]
    for part in (head, name):
        words = {form for w in part.split() for form in (w, w.capitalize())}
        for kind, telling in lists.kinds():
            if words & telling or any(" " in w and w in part for w in telling):
                return kind
    return "other"


def collect(row: Row, mentions: list[Mention]) -> list[Body]:
    """The institutions of an article, each with all mentions in order."""
    bodies: list[Body] = []
    by_key: dict[Key, Body] = {}
    for m in sorted(mentions, key=lambda m: (-len(m.name.key), m.i)):
        body = by_key.get(m.name.key)
        if body is None:
            body = _home(m.name.key, row.form(m.i, m.j), bodies)
            if body is None:
                body = Body()
                bodies.append(body)
            by_key[m.name.key] = body
            body.keys.add(m.name.key)
            body.known = body.known or lists.known().get(" ".join(m.name.key))
        body.mentions.append(row.span(m.i, m.j))
        body.forms[row.form(m.i, m.j)] += 1
        if m.i not in row.headline:
            body.told[row.form(m.i, m.j)] += 1
        _note_state(row, m, body)
    for body in bodies:
        body.mentions.sort()
    return _pair_acronyms(row, bodies)


def _home(key: Key, form: str, bodies: list[Body]) -> Body | None:
    """The body collected already that has this name as another form."""
    known = lists.known().get(" ".join(key))
    if known:
        meant = lists.namesakes().get(" ".join(key), (known,))
        return next((b for b in bodies if b.known in meant), None)
    bare = _without_state(form)
    same = [b for b in bodies if any(_without_state(f) == bare for f in b.forms) and _states_agree(form, b)]
    if len(same) == 1:
        return same[0]
    heads = [
        b
        for b in bodies
        if any(k[: len(key)] == key and k[len(key)] in ("of", "for", "on") for k in b.keys if len(k) > len(key))
    ]
    if len(key) > 1 and len(heads) == 1:
        return heads[0]
    if len(key) == 1 and not form.isupper():
        ends = [b for b in bodies if any(k[-1] == key[0] or (len(k) > 1 and k[0] == key[0]) for k in b.keys)]
        return ends[0] if len(ends) == 1 else None
    return None


def _states_agree(form: str, body: Body) -> bool:
    mine = next((s for w in form.split() if (s := state_of(w))), None)
    theirs = body.state or next((s for f in body.forms for w in f.split() if (s := state_of(w))), None)
    return mine is None or theirs is None or mine == theirs


def _without_state(form: str) -> str:
    """A name without the state before or after it: "Ukrainian Foreign Ministry", "Foreign Ministry of Ukraine"."""
    words = form.split()
    while len(words) > 1 and (is_demonym(words[0]) or is_state(words[0])):
        words = words[1:]
    if len(words) > 2 and words[-2] == "of" and state_of(words[-1]):
        words = words[:-2]
    return name_key(" ".join(words))


def _note_state(row: Row, m: Mention, body: Body) -> None:
    """Notes the state in the name, or in the possessive before it; well-known bodies have theirs from the table."""
    if body.known:
        body.state = body.known.state
        return
    words = row.words
    first, last = words[m.i].text, words[m.j - 1].text
    province = m.j - m.i > 1 and row.words[m.i + 1].text in atlas().last  # "Niger State Police"
    if (is_demonym(first) or is_state(first)) and not province:
        body.state = body.state or state_of(first)
    if m.j - m.i > 2 and words[m.j - 2].text == "of" and is_state(last):
        body.state = body.state or state_of(last)
    _note_noun(row, m, body)
    before = words[m.i - 1] if m.i else None
    if before and before.own and before.gap == " " and state_of(before.text):
        body.state = body.state or state_of(before.text)
        body.prefix = body.prefix or row.text[before.start : words[m.i].start].rstrip()


def _note_noun(row: Row, m: Mention, body: Body) -> None:
    """Notes the common noun beside a name: "the newspaper X", "X, a Dutch NGO", "the X militia"."""
    words, nouns = row.words, lists.kind_nouns()
    around = [words[m.i - 1]] if m.i and words[m.i - 1].gap.strip(" '\"‘“«‹") == "" else []
    if m.j < len(words) and words[m.j - 1].gap == " ":
        around.append(words[m.j])
    if m.j < len(words) and words[m.j - 1].gap == ", " and words[m.j].text in ("a", "an", "the"):
        around += words[m.j + 1 : m.j + 4]
    body.nouns += [kind for w in around if (kind := nouns.get(w.text.lower()))]


def _pair_acronyms(row: Row, bodies: list[Body]) -> list[Body]:
    """Joins acronyms and long forms: those told in brackets, then those that fit one body only."""
    for body in list(bodies):
        matches = (_BRACKET.match(row.text[end : end + 16]) for _, end in body.mentions if body in bodies)
        told = next((m[1] for m in matches if m and any(initials_fit(m[1], f) for f in body.forms)), None)
        if told:
            body.acronym = told
            for other in [b for b in bodies if b is not body and (name_key(told),) in b.keys]:
                _merge(body, other, bodies)
    for short in [b for b in bodies if b.known is None and all(_is_acronym(f) for f in b.forms)]:
        form = next(iter(short.forms))
        fitting = [
            b for b in bodies if b is not short and b.acronym is None and any(_initials(f) == form for f in b.forms)
        ]
        if len(fitting) == 1 and fitting[0].known is None:
            fitting[0].acronym = form
            _merge(fitting[0], short, bodies)
    return bodies


def _merge(body: Body, other: Body, bodies: list[Body]) -> None:
    """Makes `other` a form of `body`; a well-known body is not meant by its acronym beside another long form."""
    body.keys |= other.keys
    body.forms.update(other.forms)
    body.told.update(other.told)
    body.mentions = sorted({*body.mentions, *other.mentions})
    bodies.remove(other)


def _is_acronym(form: str) -> bool:
    return form.isupper() and form.isalpha() and 2 < len(form) < 8


def _initials(form: str) -> str:
    """ "Thai Travel Agents Association" → TTAA."""
    return "".join(w[0] for w in form.split() if w[0].isupper())
