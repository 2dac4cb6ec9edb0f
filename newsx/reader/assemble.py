"""Assembles claims from evidence and answers: the chosen options, checked against the constraints of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsx.article import Claimant, Count, Voice
from newsx.counts import Evidence, Found, links, rejected
from newsx.counts.date_linking import assumed
from newsx.explanation import Weighed
from newsx.reader.choices import Choices, choices
from newsx.reader.decision import Answer
from newsx.reader.figure_options import Figure, Options
from newsx.reader.option_features import overlap
from newsx.speech import touching

if TYPE_CHECKING:
    from newsx.counts.mention import Mention

SHOWN = 2  # answers of a field that an explanation gives


@dataclass(frozen=True, slots=True)
class Read:
    """A figure with its mention and the reader's answer; None where the reader was not asked."""

    mention: Mention
    figure: Figure
    answer: Answer | None


def assemble(evidence: Evidence, options: Options, read: Sequence[Read], min_sure: float = 0.0) -> Found:
    """The claims that the reader accepts, in reading order, each linked with those before it."""
    weighing = [(one, choices(one.answer, options, one.figure)) for one in read if one.answer]
    accepted = [(one, chosen) for one, chosen in weighing if chosen.is_accepted and chosen.sure >= min_sure]
    made = links.Earlier()
    by_mention: dict[int, Count] = {}
    weighed: dict[str, tuple[Weighed, ...]] = {}
    for n, (one, chosen) in enumerate(accepted, 1):
        count = replace(_claim_of(evidence, options, one, chosen), id=f"c{n}")
        count = replace(count, part_of=links.part_of(evidence.claims.doc, one.mention, count, by_mention))
        by_mention[id(one.mention)] = count = evidence.claims.joined(count, made)
        made.append(count)
        weighed[count.id] = tuple(Weighed(name, answers[:SHOWN]) for name, answers in chosen.told())
    none = rejected(options.text, evidence, {count.start for count in made})
    return Found(tuple(made), tuple(none), evidence.dates, weighed)


def _claim_of(evidence: Evidence, options: Options, one: Read, chosen: Choices) -> Count:
    """The claim of one figure: the rules' draft with every field as the reader decides it."""
    draft, before = one.figure.draft or evidence.claims.draft(one.mention), one.mention.antecedent
    day, polarity = chosen.date.option, chosen.polarity.option
    by, voice = _claimants(options, draft, chosen.claimant.option)
    as_of = assumed(evidence.claims.published) if day is None else options.dates[day]
    changed = {
        "reader.found": one.figure.draft is None,
        "reader.claimant": [c.name for c in by[:1]] != [c.name for c in draft.claimed_by[:1]],
        "reader.date": (as_of and as_of.date) != (draft.as_of and draft.as_of.date),
        "reader.polarity": polarity != draft.polarity,
    }
    return replace(
        draft,
        unit=draft.unit or (before.unit if before else None) or options.unit,
        group=draft.group or (before.group if before else None) or options.group,
        event=chosen.event.option,
        event_surface=_event_word(options, one, draft),
        polarity=polarity,
        scope=chosen.scope.option,
        claimed_by=by,
        voice=voice,
        as_of=as_of,
        since=draft.since if draft.since != as_of else None,
        same_as=None,
        sure=chosen.sure,
        rules=(
            *(rule for rule in draft.rules if rule != "counts.same"),
            *(rule for rule, differs in changed.items() if differs),
        ),
    )


def _event_word(options: Options, one: Read, draft: Count) -> str | None:
    """The word that the reader points at for the event, where it stands in the claim's own sentence."""
    span = one.answer.words if one.answer else None
    if span is None or overlap(span, (draft.start, draft.end)) or not overlap(span, draft.sentence):
        return None
    start, end = span  # of a piece of a word
    while start and options.text[start - 1].isalnum():
        start -= 1
    while end < len(options.text) and options.text[end].isalnum():
        end += 1
    return options.text[start:end]


def _claimants(options: Options, draft: Count, chosen: int | None) -> tuple[tuple[Claimant, ...], Voice]:
    """The claimants and the voice: the rules' own where the reader chooses the same mention."""
    if chosen is None:
        return (), "reporter"
    option = options.claimants[chosen]
    first = draft.claimed_by[0] if draft.claimed_by else None
    if first is not None and (
        first.name == option.claimant.name or overlap((first.start, first.end), (option.start, option.end))
    ):
        return draft.claimed_by, draft.voice
    near = touching(options.statements, draft.start, draft.end)
    quoted = any(s <= draft.start and draft.end <= e for statement in near for s, e in statement.quoted)
    return option.speaks or (option.claimant,), "quoted" if quoted else "attributed"
