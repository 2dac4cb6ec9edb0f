"""What the judge of blurbs is trained and measured on: pieces by our writers, real articles, saved pages, the seeds."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsx.cleaning.stretches import split
from training.cleaning.gold_lines import label
from training.cleaning.page_folds import publisher
from training.passages import HERE, pooled
from training.splits import split_of

LINES = HERE / "lines"
PLACES = ("above", "between", "below")
NEWS, OTHERS = ("wcxb_news", "fundus_half"), ("wcxb_articles",)  # sets of pages: of the others only blurbs are learned
HELD_OUT = ("meridian", "quarry")  # writers whose lines nobody has read; they only measure


@dataclass(frozen=True)
class Piece:
    """A blurb of one or more lines, or (kind "body") a sentence of an article that looks like one."""

    writer: str
    kind: str
    text: str

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.text.split("\n") if line.strip()]


@dataclass(frozen=True)
class Text:
    """A real page or article: its lines, and which of them are the article's. `group`: its publisher, or its own id."""

    group: str
    lines: Sequence[str]
    body: list[bool]
    is_page: bool


def pieces(writers: Sequence[str]) -> list[Piece]:
    """All pieces of the writers, in their order."""
    return [
        Piece(writer, row["kind"], row["text"])
        for writer in writers
        for row in map(json.loads, (LINES / f"{writer}.jsonl").read_text("utf-8").splitlines())
    ]


def writers() -> list[str]:
    """Those that are learned from."""
    return sorted(path.stem for path in LINES.glob("*.jsonl") if path.stem not in HELD_OUT)


def articles() -> list[Text]:
    """The articles of the pool's training split, some with headline and deck, some cut off after a few paragraphs.

    A deck is the first sentence of the second paragraph without its full stop.
    """
    draw = random.Random(5)
    found = []
    for passage in pooled("articles"):
        if split_of(passage.id, "articles") == "train":
            lines = [line.strip() for line in passage.text.split("\n") if line.strip()]
            if 6 <= len(lines) < 80 and sum(len(line.split()) > 12 for line in lines) >= 5:
                if draw.random() < 0.35:
                    lines = lines[: draw.randint(2, 6)]
                if passage.title and draw.random() < 0.5:
                    lines = [passage.title, *([lines[1].split(". ")[0].rstrip(".")] * draw.randint(0, 1)), *lines]
                found.append(Text(passage.id, lines, [True] * len(lines), False))
    return found


def pages(data: Path, sets: Sequence[str]) -> list[Text]:
    """The saved pages of some sets, as blocks of text."""
    found = []
    for gold in sorted(path for name in sets for path in data.glob(f"{name}/*.gold.txt")):
        name = gold.name.removesuffix(".gold.txt")
        lines = [stretch.text for stretch in split(gold.with_name(f"{name}.blocks.txt").read_text("utf-8"))]
        body = label(lines, gold.read_text("utf-8"))
        found.append(Text(publisher(name), lines, body, True))
    return found


def by_turns(some: Sequence[Piece], draw: random.Random) -> Iterator[Piece]:
    """The pieces without end, in another order each time round."""
    mine = [*some]
    while True:
        draw.shuffle(mine)
        yield from mine


def seeds(folder: Path) -> list[Text]:
    """The five seed articles as they were scraped; their gold says which stretches are kept."""
    found = []
    for gold in sorted((folder / "gold").glob("*.json")):
        source = (folder / "seeds" / f"{gold.stem}.txt").read_text("utf-8")
        stretches = split(source)
        kept = [
            (source.index(first), source.index(last) + len(last))
            for first, last in json.loads(gold.read_text("utf-8"))["keep"]
        ]
        body = [any(start <= stretch.start < end for start, end in kept) for stretch in stretches]
        found.append(Text(gold.stem, [stretch.text for stretch in stretches], body, True))
    return found


def put_in(lines: Sequence[str], piece: Sequence[str], place: str) -> list[str]:
    """An article's lines with those of a piece above them, between two in their middle, or below."""
    at = {"above": 0, "between": len(lines) // 2 + 1, "below": len(lines)}[place]
    return [*lines[:at], *piece, *lines[at:]]
