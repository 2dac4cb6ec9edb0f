"""The reader's network: a BERT encoder that is told the marks of tokens, and a head for each field.

Shapes: B windows of L tokens, N figures, at most C claimants and D dates in a window. What is padded must be left out
by whoever reads the scores (`Batch.claimants_held`, `dates_held`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsx.article import EVENTS
from newsx.reader import option_features

LAYERS, HEADS, HIDDEN, INNER = 6, 12, 384, 1536  # of MiniLM-L6
RULES, QUERY, MIX = 48, 128, 64  # widths: of what the rules say of a figure, of a pointer, of its last layer
INPUTS = (
    "ids", "types", "mask", "marks", "row", "first", "last", "figure_pool", "figure_features", "claimant_pool",
    "claimant_features", "date_pool", "date_features",
)  # fmt: skip


@dataclass(frozen=True)
class Scores:
    """Logits: counts (N,), event (N, 18), polarity (N, 4), scope (N, 3), claimant (N, 1 + C), date (N, 1 + D),
    words (N, L). The first claimant is the reporter, the first date none, the first word none."""

    counts: Tensor
    event: Tensor
    polarity: Tensor
    scope: Tensor
    claimant: Tensor
    date: Tensor
    words: Tensor


class Layer(nn.Module):
    """A layer of BERT; the names of its parts are those of its weights."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended, self.attended_norm = nn.Linear(HIDDEN, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm, self.drop = nn.LayerNorm(HIDDEN, eps=1e-12), nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        batch, length = hidden.shape[0], hidden.shape[1]

        def split(linear: nn.Linear) -> Tensor:
            return linear(hidden).view(batch, length, HEADS, HIDDEN // HEADS).transpose(1, 2)

        heads = functional.scaled_dot_product_attention(split(self.query), split(self.key), split(self.value), mask)
        joined = heads.transpose(1, 2).reshape(batch, length, HIDDEN)
        hidden = self.attended_norm(hidden + self.drop(self.attended(joined)))
        wide = functional.gelu(self.inner(hidden))
        return self.norm(hidden + self.drop(self.outer(wide)))


class Pointer(nn.Module):
    """Scores for a figure's options, none of them first."""

    def __init__(self, figure: int, width: int) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(figure, QUERY), nn.Linear(HIDDEN + width, QUERY)
        self.mix, self.score, self.none = nn.Linear(QUERY, MIX), nn.Linear(MIX, 1), nn.Linear(figure, 1)

    def forward(self, figures: Tensor, options: Tensor, given: Tensor) -> Tensor:
        """(N, F) figures, (N, C, H) means of the options' tokens, (N, C, W) their features → (N, 1 + C)."""
        keys = self.key(torch.cat([options, given], -1))
        mixed = functional.relu(self.mix(torch.tanh(keys + self.query(figures)[:, None])))
        return torch.cat([self.none(figures), self.score(mixed)[:, :, 0]], 1)


class Network(nn.Module):
    """Windows and options → scores."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, HIDDEN), nn.Embedding(512, HIDDEN)
        self.segment, self.norm = nn.Embedding(2, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.marks = nn.Linear(len(option_features.MARKS), HIDDEN, bias=False)
        nn.init.normal_(self.marks.weight, std=0.01)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.rules = nn.Linear(option_features.FIGURE_WIDTH, RULES)
        figure = 3 * HIDDEN + RULES
        self.counts, self.event = nn.Linear(figure, 1), nn.Linear(figure + HIDDEN, len(EVENTS))
        self.polarity = nn.Linear(figure + HIDDEN, len(option_features.POLARITIES))
        self.scope = nn.Linear(figure + HIDDEN, len(option_features.SCOPES))
        self.claimant = Pointer(figure, option_features.CLAIMANT_WIDTH)
        self.date = Pointer(figure, option_features.DATE_WIDTH)
        self.words_query, self.words_key = nn.Linear(figure, QUERY), nn.Linear(HIDDEN, QUERY)

    def encode(self, ids: Tensor, types: Tensor, mask: Tensor, marks: Tensor) -> Tensor:
        """(B, L) tokens → (B, L, H); `mask` is 1 for a token, 0 for padding."""
        place = torch.arange(ids.shape[1], device=ids.device)[None]
        hidden = self.norm(self.word(ids) + self.position(place) + self.segment(types) + self.marks(marks))
        hidden, bias = self.drop(hidden), (1.0 - mask[:, None, None]) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def forward(
        self, ids: Tensor, types: Tensor, mask: Tensor, marks: Tensor, row: Tensor, first: Tensor, last: Tensor,
        figure_pool: Tensor, figure_features: Tensor, claimant_pool: Tensor, claimant_features: Tensor,
        date_pool: Tensor, date_features: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        """The fields of Scores in their order. `row` is the window of each figure, (N,); pools are (N, L), (B, C, L),
        (B, D, L) weights over tokens; the features are (N, F), (N, C, W), (N, D, W)."""
        hidden = self.encode(ids, types, mask, marks)
        own = hidden[row]
        mean = (figure_pool[:, None] @ own)[:, 0]
        ruled = functional.relu(self.rules(figure_features))
        figures = self.drop(torch.cat([hidden[row, first], mean, hidden[row, last], ruled], -1))
        words = (self.words_key(own) @ self.words_query(figures)[:, :, None])[:, :, 0] / QUERY**0.5
        words = words + (1.0 - mask[row]) * -1e4
        told = torch.cat([figures, (functional.softmax(words, -1)[:, None] @ own)[:, 0]], -1)
        return (
            self.counts(figures)[:, 0],
            self.event(told),
            self.polarity(told),
            self.scope(told),
            self.claimant(figures, (claimant_pool @ hidden)[row], claimant_features),
            self.date(figures, (date_pool @ hidden)[row], date_features),
            words,
        )

    def encoder_weights(self) -> list[nn.Parameter]:
        """The weights that were pretrained; the others begin at random."""
        parts: list[nn.Module] = [self.word, self.position, self.segment, self.norm, self.layers]
        return [weight for part in parts for weight in part.parameters()]


def pretrained(folder: Path, vocabulary: int) -> Network:
    """A network whose encoder has the weights of `folder`/model.safetensors (names as in BERT)."""
    from safetensors.torch import load_file

    network, found = Network(vocabulary), load_file(folder / "model.safetensors")
    found = {name.removeprefix("bert."): weight for name, weight in found.items()}
    names = {
        "word": "embeddings.word_embeddings",
        "position": "embeddings.position_embeddings",
        "segment": "embeddings.token_type_embeddings",
        "norm": "embeddings.LayerNorm",
    }
    inner = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm": "output.LayerNorm",
    }
    for layer in range(LAYERS):
        names |= {f"layers.{layer}.{ours}": f"encoder.layer.{layer}.{theirs}" for ours, theirs in inner.items()}
    state = {
        f"{ours}.{kind}": found[f"{theirs}.{kind}"]
        for ours, theirs in names.items()
        for kind in ("weight", "bias")
        if f"{theirs}.{kind}" in found
    }
    left = network.load_state_dict(state, strict=False)
    if left.unexpected_keys or any(name.startswith(("word.", "layers.")) for name in left.missing_keys):
        raise ValueError(f"{folder}: not the weights of a BERT of {LAYERS} layers")
    return network
