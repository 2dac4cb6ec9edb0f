"""Makes newsx/model/product.onnx, the network by which newsx.model.products multiplies. Run `make pins` afterwards.

python -m training.product
"""

from __future__ import annotations

from pathlib import Path

from onnx import ModelProto, TensorProto, helper

from newsx.model import products

PATH = Path(products.__file__).with_name(products.FILE)


def network() -> ModelProto:
    """One node: the product of x and transposed y."""
    x, y, product = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None]) for name in ("x", "y", "product")
    )
    node = helper.make_node("Gemm", ["x", "y"], ["product"], transB=1)
    graph = helper.make_graph([node], "product", [x, y], [product])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def main() -> None:
    PATH.write_bytes(network().SerializeToString())


if __name__ == "__main__":
    main()
