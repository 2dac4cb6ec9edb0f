"""Finds everybody an article names: candidates, labels, mentions, then persons, institutions and states."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsx.entities import (
    acronyms,
    acting_states,
    candidate_spans,
    described_candidates,
    institutions,
    known_candidates,
    lists,
    name_voting,
    organisation_candidates,
    person_candidates,
    persons,
)
from newsx.entities.name_index import Index, Mention
from newsx.entities.name_tokens import Row
from newsx.entities.who import Who
from newsx.parsed import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: Doc) -> Who:
    """All persons, states, groups and institutions that an article names.

    `doc` is the article's clean text read by a spaCy pipeline with an entity recogniser; `doc.user_data["blocks"]` may
    hold (kind, start, end) of its blocks, else blank lines separate them.
    """
    blocks = [(start, end) for _, start, end in doc.user_data.get("blocks") or ()]
    row = Row(text_of(doc), _tags(doc), blocks or None)
    ents = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
    found = [
        *person_candidates.widen(row, candidate_spans.from_model(row, ents)),
        *known_candidates.from_known(row),
        *known_candidates.from_places(row),
        *known_candidates.from_national(row),
        *organisation_candidates.from_organisations(row),
        *described_candidates.from_small_heads(row),
        *described_candidates.from_nouns(row),
        *described_candidates.from_nouns_after(row),
        *described_candidates.from_outlets(row),
        *described_candidates.from_quotes(row),
        *person_candidates.from_persons(row),
        *person_candidates.from_everybody(row),
        *acronyms.from_brackets(row),
    ]
    found = [m for m in found if m.i not in row.headline or candidate_spans.trusted_in_headline(row, m)]
    index = Index(row)
    names = name_voting.gather(row, index, found)
    name_voting.judge(row, index, names)
    mentions = [m for m in name_voting.find_mentions(row, index, names) if not _opens_dateline(row, m)]
    named = [m for m in mentions if m.name.label == candidate_spans.ORG]
    held = {k: (m.i, m.j) for m in named for k in range(m.i, m.j)}
    bodies = institutions.collect(row, named)
    people = persons.collect(row, [m for m in mentions if m.name.label == candidate_spans.PERSON], bodies, held)
    others = acting_states.collect(row, mentions, _acting(doc))
    return _assemble(people, bodies, others, _paragraphs(doc))


def _opens_dateline(row: Row, m: Mention) -> bool:
    """Whether a body's name only says where the article was written: "UNITED NATIONS —", "UNITED NATIONS (AP)"."""
    caps = m.j - m.i > 1 and m.name.label == candidate_spans.ORG and all(w.upper for w in row.words[m.i : m.j])
    return caps and row.words[m.i].first and row.words[m.j - 1].gap.strip(" ,")[:1] in ("—", "–", "-", "(")


def _tags(doc: Doc) -> dict[int, str]:
    """Part-of-speech tag by the offset of the token's first character."""
    strings = doc.vocab.strings
    at, tags = 0, {}
    for tag, length, space in doc.to_array(["TAG", "LENGTH", "SPACY"]).tolist():
        tags[at] = strings[tag] if tag else ""
        at += length + space
    return tags


def _acting(doc: Doc) -> Callable[[int, int], bool]:
    """Whether a capital stands for its state: the subject of a verb in the active voice that fits no place."""
    text = text_of(doc)
    at: dict[int, int] = {}
    verbs = lists.words("roles.toml", "acting", "verbs")
    still, done_to = lists.words("roles.toml", "acting", "still"), lists.words("roles.toml", "acting", "done_to")

    def acts(start: int, end: int) -> bool:
        before = text[max(0, start - 12) : start].split()
        inside = bool(before) and before[-1] in lists.words("roles.toml", "acting", "inside")
        if not inside and text[end : end + 1] == " " and text[end + 1 : end + 20].split(" ")[0].strip(".,;") in verbs:
            return True
        if not at:
            at.update((t.idx, t.i) for t in doc)
        token = doc[at[start]] if start in at else None
        if token is None:
            return False
        while token.i + 1 < len(doc) and token.dep_ == "compound" and token.head.idx < end and token.head.i > token.i:
            token = token.head
        if token.dep_ == "nsubj":
            return token.head.pos_ in ("VERB", "AUX") and token.head.lemma_ not in still
        verb = token.head if token.dep_ == "dobj" else token.head.head if token.dep_ == "pobj" else None
        return verb is not None and verb.lemma_ in done_to

    return acts


def _paragraphs(doc: Doc) -> Sequence[int]:
    blocks = doc.user_data.get("blocks")
    if blocks:
        return [start for _, start, _ in blocks]
    starts, text, at = [0], text_of(doc), 0
    while (at := text.find("\n\n", at)) >= 0:
        at += 2
        starts.append(at)
    return starts


def _assemble(
    people: list[persons.Person],
    bodies: list[institutions.Body],
    others: list[acting_states.Party],
    paragraphs: Sequence[int],
) -> Who:
    """The record of each name, with ids in the order of first mention."""
    drafts: list[persons.Person | acting_states.Party] = sorted([*people, *others], key=lambda x: x.mentions[0])
    actors = tuple(draft.actor(f"a{n}") for n, draft in enumerate(drafts, 1))
    named = tuple(body.institution(f"i{n}") for n, body in enumerate(sorted(bodies, key=lambda b: b.mentions[0]), 1))
    genders = {
        a.id: d.gender for a, d in zip(actors, drafts, strict=True) if isinstance(d, persons.Person) and d.gender
    }
    roles = {
        a.id: tuple(persons.role_keys(d)) for a, d in zip(actors, drafts, strict=True) if isinstance(d, persons.Person)
    }
    return Who(actors, named, genders, roles, paragraphs)
