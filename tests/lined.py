"""Lines made for the tests of cleaning: each with its state, so many words, and the rules that it matches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsx.cleaning.features import Line, find_rules, look
from newsx.cleaning.states import ABOVE, BELOW, BODY, INSIDE
from newsx.cleaning.stretches import Stretch, split

STATES = {"a": ABOVE, "b": BODY, "i": INSIDE, "z": BELOW}
FILLERS = {
    "L": "Ferry {} left the old harbour at dawn with nine boys on its deck.",
    "S": "Ferry {} sank.",
    "T": "Ferry {} left the old harbour at dawn with nine boys and eleven girls of the school of Lamu on deck",
    "N": "Ferry {} lost",
}


def lined(rows: Sequence[str]) -> tuple[list[Stretch], list[Line], list[str]]:
    """Stretches, lines and states of rows such as "b Some words" or "i N clean.date".

    The words may be one of `FILLERS`: a long sentence, a short one, a long line without an end, a few words.
    """
    told = [row.partition(" ")[2] for row in rows]
    rules = [tuple(word for word in text.split() if word.startswith("clean.")) for text in told]
    texts = [text.partition(" clean.")[0] for text in told]
    texts = [FILLERS.get(text, text).format(number) for number, text in enumerate(texts)]
    stretches = split("\n\n".join(texts))
    assert len(stretches) == len(rows)
    lines = look(stretches)
    for line, of_line in zip(lines, rules, strict=True):
        find_rules(line)
        line.rules = of_line
    return stretches, lines, [STATES[row[0]] for row in rows]


def after(step: Callable[[Any, Any, list[str]], object], rows: Sequence[str]) -> str:
    """The states after a step, a letter each."""
    stretches, lines, states = lined(rows)
    step(stretches, lines, states)
    return "".join(letter for state in states for letter, name in STATES.items() if name == state)
