"""What newsx/redaction makes of the names in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsx.redaction import grown
from newsx.redaction.bearers import masked_runs, words_of

NAME = "Ana Vance"


def hidden(text: str) -> list[str]:
    """The names of a text that are masked."""
    row, runs = grown.judged(text, (), ())
    return [row.form(run.i, run.j) for run in masked_runs(runs)[0]]


def told(text: str, bodies: Sequence[str] = ()) -> set[str]:
    """What the words around the name `X` say of its bearer; no name is left out here as a place's."""
    name = NAME if "X" in text else "Lina"
    text = text.replace("X", NAME)
    spans = [(text.index(body), text.index(body) + len(body)) for body in bodies]
    _, runs = grown.judged(text, spans, ())
    named = [run.told for run in runs if run.key == words_of(name)]
    assert named, f"{name} is no name in {text!r}"
    return set().union(*named)


def each(table: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """(text, reason) of a table of reasons."""
    return [(text, reason) for reason, texts in table.items() for text in texts]
