"""Products of matrices for a spaCy pipeline, by onnxruntime: three times as fast as spaCy's own.

spaCy multiplies with BLIS, which its packages hold in a version for no processor in particular. onnxruntime has one for
each, and runs on one thread here, so that the number of threads changes no byte.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from thinc.api import NumpyOps

if TYPE_CHECKING:
    import onnxruntime
    from spacy.language import Language

FILE = "product.onnx"  # one node: the product of x and transposed y (training/product.py)


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
    return onnxruntime.InferenceSession(
        files("newsx").joinpath("model", FILE).read_bytes(), how, providers=["CPUExecutionProvider"]
    )
