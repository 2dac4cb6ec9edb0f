"""The network of the reader: for every figure the probabilities of its options.

The network (`reader.onnx`, int8) is a MiniLM encoder with a head for each field; `training/` holds how it was made,
`CARD.md` what it was trained on and how good it is. It runs on one thread, a window at a time, so that neither the
number of threads nor the other articles of a run change the result. On a GPU it runs in floats.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from newsx import gpu
from newsx.article import EVENTS, Event, Polarity, Scope, Span
from newsx.encoder.session import CPU, session, tokenizer
from newsx.errors import NewsxError
from newsx.reader.figure_options import Options
from newsx.reader.option_features import POLARITIES, SCOPES
from newsx.reader.windows import Cutter, Window

if TYPE_CHECKING:
    import onnxruntime
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Answer:
    """Probabilities for one figure.

    `counts`: it is a claim about the group. `claimants` and `dates` go by the number of the option in `Options`, None
    for the reporter and for no date in the text (the publication date). `words`: the span of the text that speaks most
    for the event, None where nothing does.
    """

    counts: float
    events: dict[Event, float]
    polarities: dict[Polarity, float]
    scopes: dict[Scope | None, float]
    claimants: dict[int | None, float]
    dates: dict[int | None, float]
    words: Span | None


def answers(options: Options, wanted: Sequence[bool]) -> list[Answer | None]:
    """An answer for each figure of a text; None for those in no window with a figure that is `wanted`."""
    found: list[Answer | None] = [None] * len(options.figures)
    if not any(wanted):
        return found
    cutter = Cutter(options, tokenizer())
    for window in cutter.windows(wanted):
        outputs = dict(zip(OUTPUTS, _session().run(list(OUTPUTS), window.arrays()), strict=True))
        for row, number in enumerate(window.figures):
            found[number] = _answer({name: array[row] for name, array in outputs.items()}, window, cutter)
    return found


OUTPUTS = ("counts", "event", "polarity", "scope", "claimant", "date", "words")


@cache
def settings() -> dict[str, Any]:
    """reader.json, made with the weights: thresholds and calibration by sort of figure, what it was trained on."""
    found: dict[str, Any] = json.loads(files("newsx.reader").joinpath("reader.json").read_text("utf-8"))
    return found


@cache
def _session() -> onnxruntime.InferenceSession:
    weights, providers = files("newsx.reader").joinpath("reader.onnx").read_bytes(), [CPU]
    if gpu.is_required():
        from newsx.reader.unquantised import unquantised

        weights, providers = unquantised(weights), [gpu.CUDA, CPU]
    found = session(weights, providers)
    (learned,) = [output.shape[-1] for output in found.get_outputs() if output.name == "event"]
    if learned != len(EVENTS):
        raise NewsxError(f"reader.onnx has learned {learned} event classes, article.py has {len(EVENTS)}: make reader")
    return found


def _answer(scores: dict[str, NDArray[np.float32]], window: Window, cutter: Cutter) -> Answer:
    """Scores of one figure → probabilities."""
    words = int(np.argmax(scores["words"]))  # 0 is the first token: no words
    at = words - window.lead + window.origin
    return Answer(
        counts=float(1 / (1 + np.exp(-scores["counts"]))),
        events=dict(zip(EVENTS, softmax(scores["event"]), strict=True)),
        polarities=dict(zip(POLARITIES, softmax(scores["polarity"]), strict=True)),
        scopes=dict(zip(SCOPES, softmax(scores["scope"]), strict=True)),
        claimants=dict(zip([None, *window.claimants], softmax(scores["claimant"]), strict=True)),
        dates=dict(zip([None, *window.dates], softmax(scores["date"]), strict=True)),
        words=cutter.offsets[at] if window.lead <= words < len(window.ids) - 1 else None,
    )


def softmax(scores: NDArray[np.float32]) -> list[float]:
    """Probabilities from scores."""
    grown = np.exp(scores.astype(np.float64) - scores.max())
    shares: list[float] = (grown / grown.sum()).tolist()
    return shares
