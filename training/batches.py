"""Windows with their truths → padded tensors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from newsx.article import EVENTS
from newsx.reader.option_features import OF_RULES, POLARITIES, SCOPES
from newsx.reader.windows import Cutter, Window
from training.examples import Example, Truth


@dataclass(frozen=True)
class Item:
    """A window, the truth of each of its figures, and where the words for each event begin: a token, None unknown."""

    window: Window
    truths: tuple[Truth, ...]
    words: tuple[int | None, ...]
    example: Example


@dataclass(frozen=True)
class Batch:
    """`inputs` as `Network` takes them; `answers` are weights of right answers by field, all zero where none is known.

    `counts` is 1, 0 or, where the claim is optional, -1.
    """

    inputs: dict[str, Tensor]
    counts: Tensor
    answers: dict[str, Tensor]
    held: dict[str, Tensor]  # which claimants and dates are no padding, (N, 1 + C) and (N, 1 + D)
    items: tuple[Item, ...]


def items(examples: Sequence[Example], tokenizer: Tokenizer) -> Iterator[Item]:
    """Every window of every example."""
    for example in examples:
        cutter = Cutter(example.options, tokenizer)
        for window in cutter.windows([True] * len(example.options.figures)):
            truths = tuple(example.truths[n] for n in window.figures)
            yield Item(window, truths, tuple(_word(truth, window, cutter) for truth in truths), example)


def _word(truth: Truth, window: Window, cutter: Cutter) -> int | None:
    """The token of the window at which the words for the event begin; 0 where there are none, None where outside."""
    if truth.word is None:
        return 0 if truth.claim else None
    if truth.word < 0:
        return None
    token = cutter.tokens(truth.word, truth.word + 1)[0] - window.origin + window.lead
    return token if window.lead <= token < len(window.ids) - 1 else None


def batch(chosen: Sequence[Item]) -> Batch:
    """Pads the windows to the longest, and their options to the most."""
    arrays = [item.window.arrays() for item in chosen]
    rows = np.concatenate([np.full(len(item.window.figures), n, dtype=np.int64) for n, item in enumerate(chosen)])
    inputs = {name: _stack([one[name] for one in arrays]) for name in arrays[0] if name != "row"}
    inputs["row"] = torch.from_numpy(rows)
    pairs = [(item, n) for item in chosen for n in range(len(item.truths))]
    truths = [item.truths[n] for item, n in pairs]
    claimants = [[None, *item.window.claimants] for item, _ in pairs]
    dates = [[None, *item.window.dates] for item, _ in pairs]
    length = inputs["ids"].shape[1]
    words = torch.zeros(len(pairs), length)
    for row, (item, n) in zip(words, pairs, strict=True):
        if (at := item.words[n]) is not None:
            row[at] = 1.0
    answers = {
        "event": _weights([t.events for t in truths], [EVENTS] * len(truths)),
        "polarity": _weights([t.polarities for t in truths], [POLARITIES] * len(truths)),
        "scope": _weights([t.scopes for t in truths], [SCOPES] * len(truths)),
        "claimant": _weights([t.claimants for t in truths], claimants),
        "date": _weights([t.dates for t in truths], dates),
        "words": words,
    }
    held = {
        "claimant": _held([len(c) for c in claimants], answers["claimant"].shape[1]),
        "date": _held([len(d) for d in dates], answers["date"].shape[1]),
    }
    counts = torch.tensor([-1.0 if t.counts is None else float(t.counts) for t in truths])
    return Batch(inputs, counts, answers, held, tuple(chosen))


def without_rules(inputs: Mapping[str, Tensor], blind: Tensor) -> dict[str, Tensor]:
    """The inputs with zeros for the features of the rules, in the windows where `blind`, (B,), is true."""
    found = dict(inputs)
    for name, (first, last) in OF_RULES.items():
        held = torch.ones_like(found[name])
        held[blind if name == "marks" else blind[inputs["row"]], ..., first:last] = 0
        found[name] = found[name] * held
    return found


def _stack(arrays: Sequence[np.ndarray[Any, Any]]) -> Tensor:
    """Joins arrays along their first axis, padded with zeros along the others."""
    shape = [max(array.shape[axis] for array in arrays) for axis in range(1, arrays[0].ndim)]
    padded = [
        np.pad(array, [(0, 0), *((0, most - size) for most, size in zip(shape, array.shape[1:], strict=True))])
        for array in arrays
    ]
    return torch.from_numpy(np.concatenate(padded))


def _weights(answers: Sequence[Mapping[Any, float]], choices: Sequence[Sequence[Any]]) -> Tensor:
    found = torch.zeros(len(answers), max(len(options) for options in choices))
    for row, right, options in zip(found, answers, choices, strict=True):
        for n, option in enumerate(options):
            row[n] = right.get(option, 0.0)
    return found


def _held(sizes: Sequence[int], most: int) -> Tensor:
    return torch.arange(most)[None] < torch.tensor(sizes)[:, None]
