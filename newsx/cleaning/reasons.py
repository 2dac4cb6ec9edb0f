"""Which rule a dropped line is put down to, in words its reader understands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsx.cleaning.corrections import SECOND
from newsx.cleaning.features import Line
from newsx.cleaning.rules import rules
from newsx.cleaning.states import ABOVE, BELOW

BOX = 12  # lines: how far a box goes on under its heading
CLOCKS, AROUND = 3, 6  # so many clock times within so many lines either way


def find_reasons(lines: Sequence[Line], states: Sequence[str]) -> list[str]:
    """For each line the rule that it is put down to, should it be dropped."""
    told = [at for at, line in enumerate(lines) if line.rules]
    clocks = [at for at in told if "clean.clock" in lines[at].rules]
    boxes = _boxes(lines, told)
    return [_reason(lines, states, at, clocks, boxes) for at in range(len(lines))]


def _reason(lines: Sequence[Line], states: Sequence[str], at: int, clocks: Sequence[int], boxes: dict[int, str]) -> str:
    line = lines[at]
    if clocks and line.sort != "L" and bisect_right(clocks, at + AROUND) - bisect_left(clocks, at - AROUND) >= CLOCKS:
        return "clean.ticker"
    if line.rules:
        return line.rules[0]
    if states[at] == ABOVE:
        return "clean.before"
    if at in boxes:
        return boxes[at]
    if states[at] == BELOW:
        return "clean.second-article" if _in_story(lines, at) else "clean.after"
    return "clean.inside"


def _boxes(lines: Sequence[Line], told: Sequence[int]) -> dict[int, str]:
    """The lines under the heading of a box, with its rule; full sentences belong to it only where it is an appeal."""
    known = rules().by_id
    found: dict[int, str] = {}
    for at in told:
        for rule in reversed(lines[at].rules):
            if not (known[rule].cue or known[rule].appeal):
                continue
            for below in range(at, min(len(lines), at + BOX)):
                if below > at and not known[rule].appeal and lines[below].sort in "LT":
                    break
                found[below] = rule
    return found


def _in_story(lines: Sequence[Line], at: int) -> bool:
    window = range(max(0, at - 4), min(len(lines), at + 5))
    return sum(lines[near].sort == "L" and not lines[near].rules for near in window) >= SECOND
