"""The weights of the shipped reader, as a network that can be trained on: each int8 weight times its scale.

The word embeddings are the pretrained ones, which training leaves as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import Network, pretrained
from training.passages import HERE

READER = HERE.parent / "newsx" / "reader" / "reader.onnx"


def shipped(path: Path, folder: Path, vocabulary: int) -> Network:
    """The network of `path`, a reader.onnx, on the embeddings of `folder`; ValueError where a weight is not in it."""
    graph = onnx.load(str(path)).graph
    held = {item.name: np.array(numpy_helper.to_array(item)) for item in graph.initializer}
    found = {name: value for name, value in held.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        weight = next((name for name in node.input if name.startswith("onnx::MatMul_") or "_Transposed" in name), None)
        if weight:
            parts = [part for part in node.name.split("/")[1:] if not part.startswith(("MatMul", "Gemm"))]
            found[".".join([*parts, "weight"])] = _whole(held, weight).T
    network = pretrained(folder, vocabulary)
    state = {name: torch.from_numpy(value.astype(np.float32).copy()) for name, value in found.items()}
    left = network.load_state_dict(state, strict=False)
    if left.unexpected_keys or left.missing_keys != ["word.weight"]:
        raise ValueError(f"{path}: not the weights of this network: {left}")
    return network


def _whole(held: dict[str, NDArray[Any]], name: str) -> NDArray[Any]:
    """A weight as floats; the scales of an int8 one are one a column."""
    bare, _, kind = name.rpartition("_")
    if kind != "quantized":
        return held[name].astype(np.float32)
    steps: NDArray[Any] = held[name].astype(np.float32) - held[f"{bare}_zero_point"].astype(np.float32)
    scales: NDArray[Any] = held[f"{bare}_scale"]
    whole: NDArray[Any] = steps * scales
    return whole
