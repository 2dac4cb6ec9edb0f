"""All statements of an article: cues of all kinds, speakers resolved in reading order, nested statements joined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from newsx.article import Claimant, Quotation, Span
from newsx.entities import Who
from newsx.grammar.quotation import Quote
from newsx.speech.asides import find_asides
from newsx.speech.claimants import labelled
from newsx.speech.colon_labels import find_labels
from newsx.speech.continued_quotations import carry_on
from newsx.speech.cues import find_cues
from newsx.speech.passage import Cue, Passage
from newsx.speech.pronouns import Spoken
from newsx.speech.quotes import find_direct
from newsx.speech.source_phrases import find_sources
from newsx.speech.speakers import claimant
from newsx.speech.speech_words import group
from newsx.speech.statement import Near, Statement, Statements, who_says


def find(doc: Doc, who: Who) -> Statements:
    """Every statement of the article, in reading order.

    `doc` is parsed and tagged, its paragraphs in `doc.user_data["blocks"]` or separated by line ends; `who` is
    `newsx.entities.find(doc)`.
    """
    passage = Passage(doc, who)
    cues = [*find_labels(passage), *find_direct(passage), *find_sources(passage), *find_cues(passage)]
    cues += find_asides(passage, cues)
    cues += carry_on(passage, cues)
    cues.sort(key=lambda c: c.cue)
    return _nest(passage, _resolve(passage, cues))


def _resolve(passage: Passage, cues: list[Cue]) -> Statements:
    """Cues → statements; each claimant may be the antecedent of a pronoun at a later cue."""
    spoken: list[Spoken] = []
    found = Statements()
    places: Near[Span] = Near()
    for cue in cues:
        cue.parts = [part for part in cue.parts if part[1] > part[0]]
        if cue.speaker is None or not cue.parts:
            continue
        who = labelled(passage, cue.speaker, cue.label) if cue.label else claimant(passage, cue.speaker, spoken)
        if who is None:
            continue
        inside = any(s <= cue.cue[0] < e for s, e in places.touching(cue.cue[0], cue.cue[0] + 1))
        if (
            not cue.nested
            and not (inside and who.kind == "role")
            and who.name.lower() not in group("pronouns", "groups", "third")
        ):
            spoken.append(Spoken(cue.cue[0], who))
        found.append(_statement(passage, cue, who))
        for part in found[-1].parts:
            places.add(part, [part])
    return found


def _statement(passage: Passage, cue: Cue, who: Claimant) -> Statement:
    parts = tuple(sorted(cue.parts))
    start, end = parts[0][0], max(e for _, e in parts)
    quoted = tuple(
        (q.start, q.end) for q in _quotes(passage, start, end) if any(s <= q.start and q.end <= e for s, e in parts)
    )
    inside = sum(e - s for s, e in quoted)
    whole = sum(e - s for s, e in parts)
    direct = cue.direct or inside >= whole - 2
    return Statement(
        start,
        end,
        cue.cue,
        cue.lemma,
        (who,),
        voice="quoted" if direct else "attributed",
        polarity="denied" if cue.denied else "affirmed",
        rule=cue.rule,
        kind="direct" if direct else "mixed" if quoted else "indirect",
        parts=parts,
        quoted=quoted or (parts if cue.direct else ()),
        figures=cue.figures,
        nested=cue.nested,
    )


def _quotes(passage: Passage, start: int, end: int) -> list[Quote]:
    """The quotations that begin in `start:end`."""
    return passage.quotes[bisect_left(passage.quote_starts, start) : bisect_left(passage.quote_starts, end)]


def _nest(passage: Passage, statements: Statements) -> Statements:
    """Joins a statement inside another one: the inner claimant first, then the speaker around it."""
    found = Statements()
    for inner in statements:
        near = statements.places.touching(*inner.cue)
        outer = [o for o in near if o is not inner and o.covers(*inner.cue) and not inner.covers(*o.cue)]
        outer.sort(key=lambda o: o.end - o.start)
        handed = [c for o in outer for c in o.claimants[:1]]
        own = list(inner.claimants)
        if _speaks_for_outer(inner):
            if not handed and own[0].surface.lower() in group("pronouns", "groups", "first"):
                continue  # the reporter's own "we"
            own = own if not handed else []
        unsigned = own and own[0].ref is None and inner.cue_lemma in group("evidence", "lemmas")
        if handed and own and (own[0].kind == "document" or unsigned):
            own, handed = handed, own  # a paper nobody signed: whoever reads from it gives the figure
        chain: dict[str, Claimant] = {}
        for c in (*_cited(passage, statements, inner), *own, *handed):
            chain.setdefault(c.ref or c.name, c)
        found.append(replace(inner, claimants=tuple(chain.values())))
    return found


def _speaks_for_outer(inner: Statement) -> bool:
    """Whether the inner words name no other speaker than the outer one: "we", "his team", a vague "they"."""
    own = inner.claimants[0]
    words = own.surface.lower()
    if words in group("pronouns", "groups", "first") | group("pronouns", "groups", "second"):
        return True
    if own.ref is not None:
        return False
    body = own.name.split()[-1:] and own.name.split()[-1].lower() in group("bodies", "nouns")
    return words.startswith(tuple(group("pronouns", "owners"))) or (inner.nested and not body)


def _cited(passage: Passage, statements: Statements, inner: Statement) -> list[Claimant]:
    """The source that the sentence cites for its subject's report: "Citing the police, the paper reported …"."""
    where = passage.sentence(passage.token(inner.cue[0]))
    return [
        s.claimants[0]
        for s in statements.places.touching(inner.start, inner.end)
        if s is not inner and s.cue_lemma in group("according", "cites")
        and passage.sentence(passage.token(s.cue[0])) == where and s.covers(inner.start, inner.end)
    ]  # fmt: skip


def attribute(doc: Doc, who: Who, spans: Iterable[Span]) -> list[Claimant | None]:
    """The statement at each span; None where the reporter speaks."""
    statements = find(doc, who)
    found = [who_says(statements, start, end) for start, end in spans]
    return [s.claimants[0] if s else None for s in found]


def quotations(doc: Doc, who: Who) -> list[Quotation]:
    """Every stretch given to a speaker, direct or indirect, in reading order."""
    unsaid = group("quotations", "unsaid")
    return [
        Quotation(s.start, s.end, s.claimants[0], s.kind)
        for s in find(doc, who)
        if not s.nested and s.cue_lemma not in unsaid
    ]
