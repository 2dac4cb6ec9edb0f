"""Fits newsx/cleaning/lines.onnx: a small network that reads a line and says how much it speaks for a blurb.

    python -m training.cleaning.fit_lines DATA
        fits a network for each fold, without its writers: build/lines/N.onnx
    python -m training.cleaning.fit_lines DATA --write
        fits one on everything but the held-out writers, and writes it

It learns from the lines of `blurb_lines.py`, from those of the writers in training/lines/more, and from lines of
articles that words alone may take for blurbs. The networks of the folds are what `train_blurbs.py` grows its trees
with and cross-validates. Needs the extras `train` and `bench`; about ten minutes a network on one core.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsx.cleaning import line_encoder
from newsx.cleaning.blurb_words import Words, words_of
from newsx.cleaning.rules import fold
from newsx.cleaning.surroundings import SUSPECT
from newsx.encoder.session import tokenizer
from training.cleaning.blurb_lines import FOLDS, PARTS, REAL, Line, Matrix, fold_of, lines_of
from training.cleaning.blurb_texts import LINES, NEWS, OTHERS, Text, articles, pages, pieces, writers
from training.cleaning.fit_blurbs import NETWORKS
from training.cleaning.weight_files import WEIGHTS
from training.examples import base
from training.network import HIDDEN, pretrained
from training.ship import quantise

LAYERS = 3  # of MiniLM
EPOCHS, BATCH, RATE = 2, 32, 1e-4  # rate of the pretrained weights; the others learn ten times as fast
EASY, HARD = 2500, 5000  # lines of articles: any, and those whose words score above SUSPECT
SEEN = 2  # times: a token that is rarer among the lines is unknown to the network
UNKNOWN = 100  # the token [UNK]


class LineNetwork(nn.Module):
    """Token numbers (B, L) and a mask (B, L), 1 for a token → log odds (B,). Word embeddings stay as pretrained."""

    def __init__(self, known: Sequence[int]) -> None:
        super().__init__()
        whole = pretrained(base(), tokenizer().get_vocab_size())
        places = torch.full((tokenizer().get_vocab_size(),), list(known).index(UNKNOWN))
        places[list(known)] = torch.arange(len(known))
        self.register_buffer("places", places)
        self.word = nn.Embedding.from_pretrained(whole.word.weight.detach()[list(known)])
        self.position, self.segment, self.norm = whole.position, whole.segment, whole.norm
        self.layers, self.drop = whole.layers[:LAYERS], nn.Dropout(0.1)
        self.out = nn.Linear(3 * HIDDEN, 1)
        for part in (self.position, self.segment, self.norm):
            part.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        """From the mean of the tokens, their maximum and the first one."""
        mask = torch.ones_like(ids, dtype=torch.float32) if mask is None else mask
        place = torch.arange(ids.shape[1])[None]
        hidden = self.norm(self.word(self.places[ids]) + self.position(place) + self.segment.weight[0])
        hidden, bias = self.drop(hidden), (1.0 - mask[:, None, None]) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        held = mask[:, :, None]
        mean = (hidden * held).sum(1) / held.sum(1)
        highest = (hidden - 1e4 * (1 - held)).max(1).values
        return self.out(self.drop(torch.cat([mean, highest, hidden[:, 0]], 1)))[:, 0]


# ---- what it learns from ----


def examples(data: Path) -> list[Line]:
    """The lines to learn from; the lines of these writers are of no fold: -1."""
    texts = [*articles(), *pages(data, NEWS)]
    lines = lines_of(pieces(writers()), texts, pages(data, OTHERS))
    matrix = Matrix(lines)
    models = [words_of(matrix.fit(number)) for number in range(FOLDS)]
    draw = random.Random(1)
    easy = [line for line in lines if line.kind == "body" and line.weight < 1]
    told = [line for line in lines if line.kind != "body" or line.weight == 1]
    hard = list(_suspects(texts, models))
    names = [f"more/{path.stem}" for path in sorted((LINES / "more").glob("*.jsonl"))]
    more = [Line(line, piece.kind, -1, 1.0) for piece in pieces(names) for line in piece.lines]
    return [*told, *more, *draw.sample(easy, EASY), *draw.sample(hard, HARD)]


def _suspects(texts: Sequence[Text], models: Sequence[Words]) -> Iterator[Line]:
    """The articles' lines of more than a word that models fitted without them score above SUSPECT."""
    for text in texts:
        number = fold_of(text.group)
        for line, is_body in zip(text.lines, text.body, strict=True):
            if is_body and len(line.split()) > 1 and models[number].score(line, fold(line)) > SUSPECT:
                yield Line(line, "body", number, REAL)


# ---- fitting ----


def fit(lines: Sequence[Line], known: Sequence[int]) -> LineNetwork:
    draw, network = random.Random(2), LineNetwork(known)
    ids = [line_encoder.token_ids(line.text) for line in lines]
    wanted = torch.tensor([float(line.kind != "body") for line in lines])
    weights = torch.tensor([line.weight for line in lines])
    layers, out = list(network.layers.parameters()), list(network.out.parameters())
    groups = [{"params": layers, "lr": RATE, "full": RATE}, {"params": out, "lr": RATE, "full": 10 * RATE}]
    how = torch.optim.AdamW(groups, weight_decay=0.01)
    steps, step = EPOCHS * math.ceil(len(lines) / BATCH), 0
    for _ in range(EPOCHS):
        for batch in _batches(ids, draw):
            for group in how.param_groups:  # the rate grows for a tenth of the steps, then falls to 0
                group["lr"] = group["full"] * min(1.0, 10 * step / steps) * max(0.0, 1 - step / steps)
            scores = network(*_padded([ids[at] for at in batch]))
            loss = functional.binary_cross_entropy_with_logits(scores, wanted[batch], weight=weights[batch])
            how.zero_grad()
            loss.backward()
            how.step()
            step += 1
    return network.eval()


def _batches(ids: Sequence[Sequence[int]], draw: random.Random) -> list[list[int]]:
    """Batches in any order, of lines of like length."""
    order = draw.sample(range(len(ids)), len(ids))
    runs = [sorted(order[at : at + 20 * BATCH], key=lambda n: len(ids[n])) for at in range(0, len(ids), 20 * BATCH)]
    found = [run[at : at + BATCH] for run in runs for at in range(0, len(run), BATCH)]
    return draw.sample(found, len(found))


def _padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    size = max(map(len, rows))
    mask = torch.tensor([[1.0] * len(row) + [0.0] * (size - len(row)) for row in rows])
    return torch.tensor([[*row, *[0] * (size - len(row))] for row in rows]), mask


def export(network: LineNetwork, path: Path) -> None:
    """Writes the network, int8."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tracer, about shapes that are fixed
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            network, (torch.randint(1000, 20000, (1, 20)),), str(whole), input_names=["ids"], output_names=["score"],
            dynamic_axes={"ids": {1: "tokens"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantise(whole, path)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    lines = examples(args.data)
    times = Counter(token for line in lines for token in set(line_encoder.token_ids(line.text)))
    known = sorted({UNKNOWN, *(token for token, count in times.items() if count >= SEEN)})
    print(f"{len(lines)} lines, {len(known)} tokens", flush=True)
    NETWORKS.mkdir(parents=True, exist_ok=True)
    if args.write:
        export(fit(lines, known), WEIGHTS / line_encoder.NETWORK)
        return
    for part in range(PARTS):
        export(
            fit([line for line in lines if line.fold < 0 or line.fold % PARTS != part], known),
            NETWORKS / f"{part}.onnx",
        )
        print(f"fold {part} done", flush=True)


if __name__ == "__main__":
    main()
