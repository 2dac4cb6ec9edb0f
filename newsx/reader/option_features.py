"""Inputs of the reader besides the words: marks on tokens, and features of figures, claimants and dates.

The order of every list is the order of the weights in `reader.onnx`: change one, and the reader has to be trained anew
(`make reader`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from newsx.article import Claimant, ClaimantKind, Polarity, Scope, Span, When
from newsx.grammar.date_values import first_day_of
from newsx.reader.figure_options import ClaimantOption, Figure, Options
from newsx.speech import touching

MARKS = ("figure", "date", "person", "state", "group", "institution", "speaker", "said")
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
SCOPES: tuple[Scope | None, ...] = (None, *get_args(Scope))
KINDS = ("count", "one", "none", "vague", "one-of", "other")
WHY_NOT = ("adults", "no-antecedent", "many", "other-thing", "one-of", "mixed", "each")
CLAIMANT_KINDS: tuple[ClaimantKind, ...] = get_args(ClaimantKind)
PRECISIONS = ("day", "week", "month", "quarter", "year")
AGO = (0, 1, 7, 31, 366)  # days before publication: bounds of the classes
FAR = 600.0  # characters: distances are given as a share of it, at most 1
FIGURE_WIDTH = len(POLARITIES) + len(KINDS) + len(WHY_NOT) + 8
CLAIMANT_WIDTH = 10 + len(CLAIMANT_KINDS)
DATE_WIDTH = 8 + len(PRECISIONS) + len(AGO) + 2
OF_RULES = {
    "marks": (MARKS.index("speaker"), len(MARKS)),
    "figure_features": (0, len(POLARITIES) + len(WHY_NOT) + 5),
    "claimant_features": (0, 6),
    "date_features": (0, 2),
}
"""Which columns of the network's inputs the rules of counts/ and speech/ fill (first, behind the last); the others say
where the figures, names and dates stand and what they are."""


def one_of(value: object, among: Sequence[object]) -> list[float]:
    """One for the place of `value` among the choices, zero elsewhere; all zero where it is none of them."""
    return [1.0 if value == choice else 0.0 for choice in among]


def of_figure(figure: Figure, options: Options) -> list[float]:
    """FIGURE_WIDTH features of a figure: what the rules read."""
    draft = figure.draft
    told = draft is not None and draft.as_of is not None and draft.as_of.basis != "assumed"
    why_not = (figure.why_not or "").removeprefix("counts.")
    return [
        *one_of(draft.polarity if draft else None, POLARITIES),
        *one_of(why_not, WHY_NOT),
        float(draft is None),
        float(draft is not None and bool(draft.claimed_by)),
        float(draft is not None and draft.voice == "quoted"),
        float(told),
        float(draft is not None and draft.same_as is not None),
        *one_of(figure.kind if figure.kind in KINDS else "other", KINDS),
        float(figure.unit is not None),
        float(figure.people),
        float(options.published is None),
    ]


def of_claimants(chosen: Sequence[ClaimantOption], figure: Figure, options: Options) -> list[list[float]]:
    """CLAIMANT_WIDTH features for each mention: its place relative to a figure, and whether the rules choose it."""
    rules = figure.draft.claimed_by[:1] if figure.draft is not None else ()
    covering = [
        c
        for s in touching(options.statements, figure.start, figure.end)
        if s.covers(figure.start, figure.end)
        for c in s.claimants
    ]
    before = options.statements.last_before(figure.start)
    last = before.claimants[:1] if before else ()
    return [
        [
            *(float(_is_one_of(option, claimants)) for claimants in (rules, covering, last)),
            *(float(_is_named(option, claimants)) for claimants in (rules, last)),
            float(bool(option.speaks)),
            *_apart(options.sentence_of(option.start) - options.sentence_of(figure.start)),
            _distance(option.start, figure),
            *one_of(option.claimant.kind, CLAIMANT_KINDS),
        ]
        for option in chosen
    ]


def of_date(when: When, figure: Figure, options: Options) -> list[float]:
    """DATE_WIDTH features: a date's place relative to a figure and to publication, and whether the rules choose it."""
    draft, start = figure.draft, when.start or 0
    apart = options.sentence_of(start) - options.sentence_of(figure.start)
    return [
        float(draft is not None and draft.as_of is not None and draft.as_of.start == when.start),
        float(draft is not None and draft.since is not None and draft.since.start == when.start),
        float(when.basis == "relative"),
        *_apart(apart),
        _distance(start, figure),
        float(abs(apart) > 1),
        *one_of(when.precision, PRECISIONS),
        *_ago(when.date, options.published),
    ]


def overlap(one: Span, other: Span) -> bool:
    """Whether two half-open spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def _is_one_of(option: ClaimantOption, claimants: Sequence[Claimant]) -> bool:
    return any(overlap((c.start, c.end), (option.start, option.end)) for c in claimants)


def _is_named(option: ClaimantOption, claimants: Sequence[Claimant]) -> bool:
    """Whether a mention is of one of the claimants, here or elsewhere."""
    return any(c.name in option.names or (c.ref is not None and c.ref == option.claimant.ref) for c in claimants)


def _apart(sentences: int) -> list[float]:
    return [float(sentences == 0), float(sentences == -1), float(sentences == 1)]


def _distance(start: int, figure: Figure) -> float:
    return max(-1.0, min(1.0, (start - figure.start) / FAR))


def _ago(day: str, published: str | None) -> list[float]:
    """Which class of AGO a date falls into, later than publication, or not known."""
    first, last = first_day_of(day), first_day_of(published)
    if first is None or last is None:
        return [0.0] * (len(AGO) + 1) + [1.0]
    days = (last - first).days
    late = float(days < 0)
    place = next((n for n, most in enumerate(AGO) if days <= most), None) if not late else None
    return [*(float(n == place) for n in range(len(AGO))), late, 0.0]
