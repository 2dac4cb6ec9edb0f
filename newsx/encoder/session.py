"""The tokenizer of the networks, and a network made ready to run.

A network runs on one thread: the number of cores does not change a result.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer


def session(weights: bytes) -> onnxruntime.InferenceSession:
    """A network, given the content of its `.onnx` file."""
    import onnxruntime

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1
    how.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, how, providers=["CPUExecutionProvider"])


@cache
def tokenizer() -> Tokenizer:
    """That of MiniLM, the base of the networks; it neither pads nor cuts off."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str(files("newsx.encoder").joinpath("tokenizer.json").read_text("utf-8"))
