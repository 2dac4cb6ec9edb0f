"""Products of matrices for a spaCy pipeline, by onnxruntime: three times as fast as spaCy's own.

spaCy multiplies with BLIS, which its packages hold in a version for no processor in particular. onnxruntime has one for
each, and runs on one thread here, so that the number of threads changes no byte.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from thinc.api import NumpyOps

if TYPE_CHECKING:
    import onnxruntime
    from spacy.language import Language

FLOAT, INTEGER = 1, 2  # types of values and of attributes in ONNX


class Products(NumpyOps):  # type: ignore[misc]  # compiled, without types
    """thinc's operations for a processor, with onnxruntime's product of a matrix and a transposed one."""

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product; as thinc's, but for the last digit."""
        if trans1 or not trans2 or x.dtype != "float32" or y.dtype != "float32" or not x.size:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        (made,) = _session().run(None, {"x": self.as_contig(x), "y": self.as_contig(y)})
        if out is None:
            return made
        out[...] = made
        return out


def use(nlp: Language) -> None:
    """Has the components of `nlp` multiply with Products, where they run on a processor with thinc's own operations."""
    products = Products()
    for _, component in nlp.components:
        trained = getattr(component, "model", None)
        for node in trained.walk() if trained else ():
            if type(node.ops) is NumpyOps:
                node.ops = products


@cache
def _session() -> onnxruntime.InferenceSession:
    import onnxruntime

    how = onnxruntime.SessionOptions()
    how.intra_op_num_threads = how.inter_op_num_threads = 1
    how.log_severity_level = 3
    return onnxruntime.InferenceSession(_network(), how, providers=["CPUExecutionProvider"])


def _network() -> bytes:
    """An ONNX network of one node: the product of x and transposed y. Numbers are those of onnx.proto's fields."""
    transposed = _field(1, b"transB") + _field(3, 1) + _field(20, INTEGER)
    node = _field(1, b"x") + _field(1, b"y") + _field(2, b"product") + _field(4, b"Gemm") + _field(5, transposed)
    tensor = _field(2, _field(1, _field(1, FLOAT)))
    x, y, product = (_field(1, name) + tensor for name in (b"x", b"y", b"product"))
    graph = _field(1, node) + _field(2, b"product") + _field(11, x) + _field(11, y) + _field(12, product)
    return _field(1, 8) + _field(7, graph) + _field(8, _field(2, 17))


def _field(number: int, value: bytes | int) -> bytes:
    """One field of a protocol buffer: a small number, or bytes."""
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    """
    >>> _varint(5), _varint(300)
    (b'\\x05', b'\\xac\\x02')
    """
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + _varint(rest) if rest else bytes([low])
