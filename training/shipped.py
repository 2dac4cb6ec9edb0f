"""The shipped network as weights to train on from: `newsx/reader/reader.onnx` → the state of `Network`.

The weights come back from eight bits, so they are off by at most half a step of them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor


def shipped(path: Path) -> dict[str, Tensor]:
    """The weights by their names in `training/network.py`. What is multiplied stands transposed in the file."""
    graph = onnx.load(str(path)).graph
    stored = {held.name: numpy_helper.to_array(held) for held in graph.initializer}
    found = {name: array for name, array in stored.items() if name.endswith((".weight", ".bias"))}
    found["word.weight"] = _grown(stored, "word.weight_quantized")
    for node in graph.node:
        name = ".".join(node.name.strip("/").split("/")[:-1]) + ".weight"
        if node.op_type == "MatMulInteger":
            found[name] = _grown(stored, node.input[1]).T
        elif node.op_type == "MatMul" and node.input[1] in stored:
            found[name] = stored[node.input[1]].T
    return {name: torch.tensor(np.ascontiguousarray(array)) for name, array in found.items()}


def _grown(stored: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Weights of eight bits as floats."""
    zero, step = (stored[name.removesuffix("quantized") + part] for part in ("zero_point", "scale"))
    grown: np.ndarray = (stored[name].astype(np.float32) - zero.astype(np.float32)) * step
    return grown
