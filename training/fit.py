"""`make reader`, first step: trains the reader on train and shows its scores on dev after every epoch.

    python -m training.fit [--epochs N] [--seed N] [--name NAME] [--shipped]

The last epoch is kept in build/reader/NAME.pt and an interrupted run goes on from there. A right answer that is not the
annotator's best counts half: the loss of a field is minus the logarithm of the probability of all right answers. In a
part of the windows nothing is told of the rules, so that the network learns to read without them too, and some words of
every window are hidden. The embeddings of words stay as they were pretrained. What is scored and kept is a running
average of the weights over about half an epoch.

With `--shipped` the training goes on from the weights that newsx ships, for one epoch unless told otherwise and at half
the rates: enough for more annotations of wordings that are known.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from newsx.reader.option_features import POLARITIES
from newsx.reader.windows import LENGTH
from training.batches import Batch, Item, batch, items, without_rules
from training.early import early
from training.examples import BUILD, base, examples
from training.network import INPUTS, Network, Scores, pretrained
from training.shipped import READER, shipped

SIZE = 12  # windows of a batch
RATE, HEAD_RATE = 1e-4, 1e-3  # of the encoder's weights, of the others
AGAIN = 0.5  # the share of the rates at which a trained network goes on
WARM = 0.1  # the share of the steps in which the rates rise
BLIND = 0.2  # the share of the windows in which the rules say nothing
HALF = torch.cpu._is_avx512_bf16_supported()  # bfloat16 in training: 1.4 times as fast where the processor has it
MASKED, MASK = 0.06, 103  # the share of the words that the network does not see; the token that stands for them
AVERAGED = 0.5  # of an epoch: the steps that the average of the weights goes back
TOLD = 100  # steps between two lines that say how far it is
RARE = 3.0  # the weight of a polarity that is not affirmed: one claim in fourteen
FIELDS = {
    "event": 1.0,
    "polarity": 0.5,
    "scope": 0.4,
    "claimant": 1.0,
    "date": 0.7,
    "words": 0.3,
}  # weights in the loss


def scores(network: Network, given: Batch, blind: Tensor | None = None) -> Scores:
    """The network's scores for a batch, the padding at minus infinity; `blind`, (B,): windows without the rules."""
    inputs = given.inputs if blind is None else without_rules(given.inputs, blind)
    found = Scores(*(score.float() for score in network(*(inputs[name] for name in INPUTS))))
    for name, held in given.held.items():
        getattr(found, name).masked_fill_(~held, -1e4)
    return found


def masked(given: Batch) -> Batch:
    """The batch with some of the words hidden."""
    ids = given.inputs["ids"]
    hidden = (torch.rand(ids.shape) < MASKED) & (ids > MASK)
    return replace(given, inputs={**given.inputs, "ids": ids.masked_fill(hidden, MASK)})


def loss(found: Scores, given: Batch) -> Tensor:
    """The mean loss of the figures of a batch."""
    known = given.counts >= 0
    wrong = functional.binary_cross_entropy_with_logits(found.counts[known], given.counts[known], reduction="sum")
    worth = (given.counts != 0).float() * torch.where(given.counts < 0, 0.5, 1.0)
    rare = given.answers["polarity"][:, POLARITIES.index("affirmed")] == 0
    for name, weight in FIELDS.items():
        right = given.answers[name]
        chances = functional.log_softmax(getattr(found, name), -1)
        missed = -torch.logsumexp(chances + torch.log(right + 1e-9), -1)
        if name == "polarity":
            missed = torch.where(rare, RARE, 1.0) * missed
        wrong = wrong + weight * (missed * worth * (right.amax(-1) > 0)).sum()
    return wrong / max(1, len(given.counts))


def batches(chosen: Sequence[Item], draw: random.Random) -> Iterator[Batch]:
    """Batches of windows of like length, in random order."""
    order = sorted(chosen, key=lambda item: len(item.window.ids) + draw.uniform(0, 15))
    starts = list(range(0, len(order), SIZE))
    draw.shuffle(starts)
    for start in starts:
        yield batch(order[start : start + SIZE])


def evaluate(network: Network, chosen: Sequence[Item]) -> dict[str, float]:
    """Per cent on dev: each field among the claims, all of them, F1 of found and of every field right."""
    network.eval()
    right: Counter[str] = Counter()
    with torch.no_grad():
        for start in range(0, len(chosen), 16):
            given = batch(chosen[start : start + 16])
            found = scores(network, given)
            accepted = found.counts > 0
            fine = {name: _right(getattr(found, name), given.answers[name]) for name in FIELDS}
            full = fine["event"] & fine["claimant"] & fine["date"] & fine["polarity"]
            claims = given.counts == 1
            right["claims"] += int(claims.sum())
            right["accepted"] += int((accepted & (given.counts >= 0)).sum())
            right["found"] += int((accepted & claims).sum())
            right["full F1"] += int((accepted & claims & full).sum())
            right["full"] += int((claims & full).sum())
            right.update({name: int((claims & fine[name]).sum()) for name in FIELDS})
    network.train()
    missed = sum({item.example.id: item.example.missed for item in chosen}.values())
    both = right["claims"] + missed + right["accepted"]
    shares = {name: 100 * right[name] / right["claims"] for name in (*FIELDS, "full")}
    return shares | {"found F1": 200 * right["found"] / both, "full F1": 200 * right["full F1"] / both}


def _right(found: Tensor, answers: Tensor) -> Tensor:
    return answers.gather(1, found.argmax(-1, keepdim=True))[:, 0] > 0


def share_of_rate(done: float) -> float:
    """The share of the full rate when a share of the training is done: it rises in a line, then falls as a cosine."""
    return done / WARM if done < WARM else (1 + math.cos(math.pi * (done - WARM) / (1 - WARM))) / 2


def fit(
    network: Network, train: Sequence[Item], dev: Sequence[Item], epochs: int, seed: int, kept: Path, slow: float = 1.0
) -> None:
    """Trains, and keeps after every epoch the weights, their average, and where the training stands; goes on there.
    `slow`: the share of the rates."""
    torch.manual_seed(seed)
    network.word.requires_grad_(False)  # half of all weights: the words of train are few, those it does not hold stay
    encoder = network.encoder_weights()
    pretrained_ids = {id(weight) for weight in encoder}
    heads = [weight for weight in network.parameters() if id(weight) not in pretrained_ids]
    groups: list[dict[str, Any]] = [
        {"params": encoder, "full": slow * RATE},
        {"params": heads, "full": slow * HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = -(-len(train) // SIZE)
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(1 - 1 / (AVERAGED * steps)))
    first = 0
    if kept.exists():
        state = torch.load(kept, weights_only=True)
        first = state["epochs"]
        network.load_state_dict(state["last"])
        average.module.load_state_dict(state["network"])
        average.n_averaged.fill_(first * steps)
        optimizer.load_state_dict(state["optimizer"])
    for epoch in range(first, epochs):
        began, total, seen = time.monotonic(), 0.0, 0
        for given in batches(train, random.Random(f"{seed} {epoch}")):
            blind = torch.rand(len(given.items)) < BLIND
            with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
                found = scores(network, masked(given), blind)
            wrong = loss(found, given)
            for group in optimizer.param_groups:
                group["lr"] = group["full"] * share_of_rate((epoch + seen / steps) / epochs)
            optimizer.zero_grad()
            wrong.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update_parameters(network)
            total, seen = total + wrong.item(), seen + 1
            if seen % TOLD == 0:
                pace = (time.monotonic() - began) / seen
                print(f"  step {seen} of {steps}, {pace:.1f} s each, loss {total / seen:.3f}", flush=True)
        told = "  ".join(f"{name} {share:.1f}" for name, share in evaluate(average.module, dev).items())
        minutes = (time.monotonic() - began) / 60
        print(f"epoch {epoch + 1}/{epochs}  loss {total / seen:.3f}  {minutes:.1f} min\n  dev: {told}", flush=True)
        parts = {"network": average.module, "last": network, "optimizer": optimizer}
        torch.save({name: part.state_dict() for name, part in parts.items()} | {"epochs": epoch + 1}, kept)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--epochs", type=int, help="3; 1 with --shipped")
    ask.add_argument("--seed", type=int, default=0)
    ask.add_argument("--name", default="reader", help="build/reader/NAME.pt")
    ask.add_argument("--base", type=Path, help="a folder with other weights to begin from")
    ask.add_argument("--shipped", action="store_true", help="begin from the weights that newsx ships")
    args = ask.parse_args()
    folder = args.base or base()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    train = list(items([*examples("train"), *early()], tokenizer))
    dev = list(items(examples("dev"), tokenizer))
    print(f"{len(train)} windows of at most {LENGTH} tokens to train on, {len(dev)} of dev", flush=True)
    torch.manual_seed(args.seed)
    words, kept = tokenizer.get_vocab_size(), BUILD / f"{args.name}.pt"
    if args.shipped:
        fit(shipped(READER, folder, words), train, dev, args.epochs or 1, args.seed, kept, AGAIN)
    else:
        fit(pretrained(folder, words), train, dev, args.epochs or 3, args.seed, kept)


if __name__ == "__main__":
    main()
