"""The trained network → what newsx ships: newsx/reader/reader.onnx (int8), reader.json, newsx/encoder/tokenizer.json.

    python -m training.ship [--name NAME]

Only the encoder is quantised: the heads are small, and a text may have no claimant and no date to score.
"""

from __future__ import annotations

import argparse
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from newsx.reader.decision import OUTPUTS
from newsx.reader.option_features import CLAIMANT_WIDTH, DATE_WIDTH, FIGURE_WIDTH, MARKS
from training.calibrate import SETTINGS, fitted, trained_on
from training.examples import BUILD, base, examples
from training.network import INPUTS, Network
from training.passages import HERE
from training.splits import records

ROOM = HERE.parent / "newsx" / "reader"
OPSET = 17
AXES = {
    "ids": {0: "windows", 1: "tokens"},
    "types": {0: "windows", 1: "tokens"},
    "mask": {0: "windows", 1: "tokens"},
    "marks": {0: "windows", 1: "tokens"},
    "row": {0: "figures"},
    "first": {0: "figures"},
    "last": {0: "figures"},
    "figure_pool": {0: "figures", 1: "tokens"},
    "figure_features": {0: "figures"},
    "claimant_pool": {0: "windows", 1: "claimants", 2: "tokens"},
    "claimant_features": {0: "figures", 1: "claimants"},
    "date_pool": {0: "windows", 1: "dates", 2: "tokens"},
    "date_features": {0: "figures", 1: "dates"},
}


def sample() -> Iterator[torch.Tensor]:
    """Inputs of the right shapes: two windows of 20 tokens, three figures, four claimants, five dates."""
    windows, tokens, figures, claimants, dates = 2, 20, 3, 4, 5
    yield torch.randint(1000, 20000, (windows, tokens))
    yield torch.zeros(windows, tokens, dtype=torch.int64)
    yield torch.ones(windows, tokens)
    yield torch.rand(windows, tokens, len(MARKS))
    yield torch.tensor([0, 1, 1])
    yield torch.tensor([3, 4, 5])
    yield torch.tensor([4, 6, 8])
    yield torch.rand(figures, tokens)
    yield torch.rand(figures, FIGURE_WIDTH)
    yield torch.rand(windows, claimants, tokens)
    yield torch.rand(figures, claimants, CLAIMANT_WIDTH)
    yield torch.rand(windows, dates, tokens)
    yield torch.rand(figures, dates, DATE_WIDTH)


def export(network: Network, path: Path) -> None:
    """Writes the int8 network."""
    network.eval()
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tracer, about shapes that are fixed
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network,
            tuple(sample()),
            str(whole),
            input_names=list(INPUTS),
            output_names=list(OUTPUTS),
            dynamic_axes=AXES,
            opset_version=OPSET,
            dynamo=False,
        )
        heads = [
            node.name for node in onnx.load(str(whole)).graph.node if not node.name.startswith(("/layers", "/word/"))
        ]
        quantise(whole, path, heads)


def quantise(whole: Path, path: Path, left: Sequence[str] = ()) -> None:
    """Writes a network, int8 but for the nodes `left`, with its operations fused as onnxruntime would on loading it.

    onnxruntime parts a Gemm into a MatMul of a longer name and an Add before it quantises."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            whole, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=[*left, *(f"{name}_MatMul" for name in left)],
        )  # fmt: skip
        fuse(small, path)


def fuse(path: Path, into: Path) -> None:
    """The operations of a network fused, for any processor: `newsx.encoder.session` runs it as it is."""
    how = onnxruntime.SessionOptions()
    how.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    how.optimized_model_filepath, how.log_severity_level = str(into), 3
    onnxruntime.InferenceSession(path, how, providers=["CPUExecutionProvider"])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--name", default="reader", help="build/reader/NAME.pt")
    args = ask.parse_args()
    tokenizer = Tokenizer.from_file(str(base() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = Network(tokenizer.get_vocab_size())
    network.load_state_dict(torch.load(BUILD / f"{args.name}.pt", weights_only=True)["network"])
    export(network, ROOM / "reader.onnx")
    tokenizer.save(str(ROOM.parent / "encoder" / "tokenizer.json"), pretty=False)
    SETTINGS.write_text(fitted(examples("dev"), trained_on(records("train"))), "utf-8")
    print(f"{ROOM}: {(ROOM / 'reader.onnx').stat().st_size / 1e6:.1f} MB, {SETTINGS.read_text('utf-8')}", end="")


if __name__ == "__main__":
    main()
