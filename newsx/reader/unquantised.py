"""The reader's network without int8: a GPU has no products of whole numbers as onnxruntime makes them on processors.

The weights are the same; what goes through the network is no longer rounded to int8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def unquantised(network: bytes) -> bytes:
    """An ONNX network in which every product of quantised matrices is one of floats. Needs the package onnx."""
    import onnx
    from onnx import helper, numpy_helper

    model: Any = onnx.load_from_string(network)
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    held = {one.name: one for one in graph.initializer}

    def array(name: str) -> NDArray[Any]:
        found: NDArray[Any] = numpy_helper.to_array(held[name])
        return found

    gone: set[str] = set()
    for number, node in enumerate(graph.node):  # x, quantised → product → cast → times both scales
        cast = made.get(node.input[0]) if node.op_type == "Mul" else None
        product = made.get(cast.input[0]) if cast is not None and cast.op_type == "Cast" else None
        if cast is None or product is None or product.op_type != "MatMulInteger":
            continue
        x, scales = made[product.input[0]], made[node.input[1]]
        weight, zero = product.input[1], product.input[3]
        floats = (array(weight).astype(np.float32) - array(zero).astype(np.float32)) * array(scales.input[1])
        held[weight].CopyFrom(numpy_helper.from_array(floats, weight))
        graph.node[number].CopyFrom(helper.make_node("MatMul", [x.input[0], weight], list(node.output), node.name))
        gone.update(name for one in (x, product, cast, scales) for name in one.output)
    left = [node for node in graph.node if not gone.intersection(node.output)]
    del graph.node[:]
    graph.node.extend(left)
    written: bytes = model.SerializeToString()
    return written
