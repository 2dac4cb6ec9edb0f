"""Which rule a dropped line is put down to, in words its reader understands."""

from __future__ import annotations

from collections.abc import Sequence

from newsx.cleaning.corrections import SECOND
from newsx.cleaning.features import Line
from newsx.cleaning.rules import rules
from newsx.cleaning.states import ABOVE, BELOW

BOX = 12  # lines: how far a box goes on under its heading
CLOCKS = 3  # clock times within six lines either way


def find_reason(lines: Sequence[Line], states: Sequence[str], at: int) -> str:
    line = lines[at]
    if _ticks(lines, at):
        return "clean.ticker"
    if line.rules:
        return line.rules[0]
    if states[at] == ABOVE:
        return "clean.before"
    cue = _cue(lines, at)
    if cue:
        return cue
    if states[at] == BELOW:
        return "clean.second-article" if _in_story(lines, at) else "clean.after"
    return "clean.inside"


def _cue(lines: Sequence[Line], at: int) -> str | None:
    """The rule of the heading a line stands under, if that is one that heads a box; appeals go on in full sentences."""
    known = rules().by_id
    for back in range(at, max(-1, at - BOX), -1):
        for rule in lines[back].rules:
            if known[rule].appeal or (
                known[rule].cue and not any(line.sort in "LT" for line in lines[back + 1 : at + 1])
            ):
                return rule
    return None


def _ticks(lines: Sequence[Line], at: int) -> bool:
    """Clock times stand all round: a ticker."""
    if lines[at].sort == "L":
        return False
    return sum("clean.clock" in line.rules for line in lines[max(0, at - 6) : at + 7] if line.rules) >= CLOCKS


def _in_story(lines: Sequence[Line], at: int) -> bool:
    window = range(max(0, at - 4), min(len(lines), at + 5))
    return sum(lines[near].sort == "L" and not lines[near].rules for near in window) >= SECOND
