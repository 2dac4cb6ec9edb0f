"""The tokenizer of the networks, and a network made ready to run.

A network runs on one thread: the number of cores does not change a result. Its operations were fused when its file was
written (`training/ship.py`), which halves the time of loading.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

CPU = "CPUExecutionProvider"


def session(weights: bytes, providers: Sequence[str] = (CPU,)) -> onnxruntime.InferenceSession:
    """A network, given the content of its `.onnx` file; `providers`: what runs it, by onnxruntime's names."""
    import onnxruntime

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1
    how.log_severity_level = 3
    how.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    return onnxruntime.InferenceSession(weights, how, providers=list(providers))


@cache
def tokenizer() -> Tokenizer:
    """That of MiniLM, the base of the networks; it neither pads nor cuts off."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str(files("newsx.encoder").joinpath("tokenizer.json").read_text("utf-8"))
