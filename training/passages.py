"""The texts that are annotated: passages and articles of the pool beside the checkout, and our own in texts/."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
POOL = HERE.parent.parent / "shared" / "reading" / "pool"
POOL_FILES = ("child_passages", "people_passages", "articles")


class PoolMissing(Exception):
    """The pool of real news does not lie beside the checkout."""


@dataclass(frozen=True)
class Passage:
    """A text to annotate: a few sentences of an article, or a whole article."""

    id: str
    text: str
    title: str | None
    published: str | None
    source: str  # child_passages, people_passages, articles, own
    focus: dict[str, object]  # what the pool says of a window: kind, family, event, subject

    @property
    def article(self) -> str:
        """The id of the article the passage is from: what the splits go by."""
        return self.id.rsplit("#", 1)[0]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def pooled(name: str) -> Iterator[Passage]:
    """The passages of one file of the pool, in the file's order. Raises PoolMissing."""
    path = POOL / f"{name}.jsonl.gz"
    if not path.exists():
        raise PoolMissing(
            f"{path}: the pool of real news is not there; its texts belong to their publishers, so they are not "
            "in this repository"
        )
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            focus = {key: row.get(key) for key in ("kind", "family", "event", "subject")}
            yield Passage(row["id"], row["text"], row["title"] or None, row["published"] or None, name, focus)


def own() -> Iterator[Passage]:
    """The passages of our own writing, by file name."""
    for path in sorted((HERE / "texts").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield Passage(
                row["id"], row["text"], row.get("title"), row.get("published"), "own", {"subject": row.get("subject")}
            )


def every() -> Iterator[Passage]:
    """All passages and articles. Raises PoolMissing."""
    for name in POOL_FILES:
        yield from pooled(name)
    yield from own()
