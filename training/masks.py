"""How many names of children `--redact minors` leaves in our own passages, and how many grown people's names it masks.

`python -m training.masks` prints a line for each file of `training/redaction/`. A row has `id`, `text`, `minors` (every
surface that names a child) and `adults`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

import newsx
from newsx.article import Article, Failure
from newsx.redaction.redact import MASK, redact_minors
from newsx.writing import decode, encode

FOLDER = Path(__file__).parent / "redaction"


class Passage(msgspec.Struct, frozen=True):
    """A passage of two to five sentences and the names in it."""

    id: str
    text: str
    minors: list[str]
    adults: list[str]

    def mentions(self) -> Iterator[tuple[bool, int, int]]:
        """(of a child?, start, end) of every mention, the longest name first."""
        taken: set[int] = set()
        for name in sorted({*self.minors, *self.adults}, key=lambda name: (-len(name), name)):
            for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
                if taken.isdisjoint(range(*found.span())):
                    taken.update(range(*found.span()))
                    yield name in self.minors, found.start(), found.end()


@dataclass(frozen=True, slots=True)
class Score:
    """`leaks`: mentions of children with a letter left. `masked`: those of grown people with a letter gone."""

    minors: int
    leaks: list[str]
    adults: int
    masked: list[str]


def passages(name: str) -> list[Passage]:
    """The passages of one file of the folder."""
    return [msgspec.json.decode(line, type=Passage) for line in (FOLDER / name).read_bytes().splitlines()]


def records(rows: Sequence[Passage]) -> list[Article]:
    """The passages as newsx reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "passages.jsonl"
        file.write_bytes(b"".join(msgspec.json.encode({"text": row.text}) + b"\n" for row in rows))
        found = list(newsx.extract_all(newsx.read(file), clean=False))
    return [article for article in found if not isinstance(article, Failure)]


def score(rows: Sequence[Passage], articles: Sequence[Article]) -> Score:
    """Masks the articles as a report does and looks at every mention."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "records.jsonl"
        file.write_bytes(b"".join(map(encode, articles)))
        (masked,) = redact_minors([file], Path(folder))
        texts = [decode(line).text for line in masked.read_bytes().splitlines()]
    seen: list[tuple[str, bool, str]] = []
    for row, text in zip(rows, texts, strict=True):
        seen += [(f"{row.id} {row.text[a:b]}", child, text[a:b]) for child, a, b in row.mentions()]
    return Score(
        sum(child for _, child, _ in seen),
        [name for name, child, left in seen if child and re.search(r"[^\W\d_]", left)],
        sum(not child for _, child, _ in seen),
        [name for name, child, left in seen if not child and MASK in left],
    )


def main() -> None:
    """Prints the scores."""
    for file in sorted(FOLDER.glob("*.jsonl")):
        rows = passages(file.name)
        found = score(rows, records(rows))
        share = len(found.masked) / found.adults
        print(f"{file.stem}: {len(found.leaks)} of {found.minors} mentions of children left,", end=" ")
        print(f"{len(found.masked)} of {found.adults} of grown people masked ({share:.1%})")


if __name__ == "__main__":
    main()
