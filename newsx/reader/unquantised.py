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

    nodes = []
    for node in graph.node:
        if node.op_type == "DynamicQuantizeLinear":  # of the input of a product
            continue
        if node.op_type == "DynamicQuantizeMatMul":
            x, weight, scale, zero, *bias = node.input
        elif node.op_type == "MatMulIntegerToFloat":
            quantised, weight, _, scale, _, zero, *bias = node.input
            x = made[quantised].input[0]
        else:
            nodes.append(node)
            continue
        floats = (array(weight).astype(np.float32) - array(zero).astype(np.float32)) * array(scale)
        held[weight].CopyFrom(numpy_helper.from_array(floats, weight))
        product = f"{node.output[0]}_product" if bias else node.output[0]
        nodes.append(helper.make_node("MatMul", [x, weight], [product], node.name))
        if bias:
            nodes.append(helper.make_node("Add", [product, *bias], list(node.output), f"{node.name}_bias"))
    del graph.node[:]
    graph.node.extend(nodes)
    written: bytes = model.SerializeToString()
    return written
