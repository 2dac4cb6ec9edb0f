"""Which kind of blurb a line that goes is, and the rule that it is put down to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from newsx.cleaning.blurb_words import chances, words
from newsx.cleaning.features import Line
from newsx.cleaning.rules import rules
from newsx.cleaning.states import BODY
from newsx.cleaning.stretches import Stretch

SPOKEN, SHORTEST = 100, 3  # hundredths, words: a line outside the article that speaks for its kind
UNLIKE = -300  # hundredths: the words of a line speak against a blurb, also beside one
PLACED = ("clean.before", "clean.after", "clean.inside", "clean.second-article", "clean.ticker")
SURE = 0.8  # the probability of a kind that overrules the rule that matched
REACH = 3  # lines either way whose words are heard too


@cache
def rules_by_kind() -> dict[str, str]:
    """The rule that stands for each of the kinds of blurbs."""
    return {kind: rule.id for rule in rules().by_id.values() for kind in rule.kinds}


def rule_of(scores: Sequence[float]) -> tuple[str, float]:
    """The rule for the likeliest kind of blurb, given the log odds of all kinds, and how probable that kind is."""
    kind, chance = next(iter(chances(scores).items()))
    return rules_by_kind()[kind], chance


def kinds_by_line(stretches: Sequence[Stretch], lines: Sequence[Line], places: Sequence[int]) -> dict[int, list[float]]:
    """The log odds of each kind for the blurbs at `places`: by the words of the line, and by half of those near it.

    The lines of an appeal are of one kind, and some of them ("€5 €15 €40") are of any by themselves.
    """
    own = {at: words().kind_scores(stretches[at].text, lines[at].folded, lines[at].tokens) for at in places}
    found = {}
    for at, scores in own.items():
        near = [own[other] for other in _run_of(own, at) if other != at]
        found[at] = [sum(column) / 2 + score for score, *column in zip(scores, *near, strict=True)]
    return found


def _run_of(places: Collection[int], at: int) -> range:
    """The run of `places` without a gap that `at` lies in, no farther than REACH."""
    low = high = at
    while low - 1 in places and at - low < REACH:
        low -= 1
    while high + 1 in places and high - at < REACH:
        high += 1
    return range(low, high + 1)


def put_down(
    stretches: Sequence[Stretch],
    lines: Sequence[Line],
    states: Sequence[str],
    scores: Sequence[int],
    because: list[str],
) -> None:
    """Puts lines that went for their place, or by a rule for blurbs, down to the rule for their kind; in place.

    A line that says little by itself ("€5 €15 €40") is of the kind of one beside it.
    """
    least = dict.fromkeys(rules_by_kind().values(), SURE) | dict.fromkeys(PLACED, 0.0)
    gone = [at for at, state in enumerate(states) if state != BODY and because[at] in least]
    sounds = {at for at in gone if scores[at] > SPOKEN and len(lines[at].words) >= SHORTEST}
    beside = {at for at in gone if scores[at] > UNLIKE and not sounds.isdisjoint((at - 1, at + 1))}
    for at, kinds in kinds_by_line(stretches, lines, sorted(sounds | beside)).items():
        rule, chance = rule_of(kinds)
        because[at] = rule if chance > least[because[at]] else because[at]
