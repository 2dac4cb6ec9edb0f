"""`make bench-broken`: broken copies of articles in one folder, each of which is a sound record or lines of error.

    python bench/mutations.py [--copies 1000] [--seed 1] [ARTICLES …]

ARTICLES are files and folders of .txt and .html (default: corpus). Prints what is wrong; exit code 1 where anything is.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

SUFFIXES = (".txt", ".html", ".jsonl", ".ndjson", ".txt.gz", ".html.gz", ".jsonl.gz", ".text", ".htm")
SIGNS = (
    "\x00\x08\x0c\x1b\x7f\x85\xa0\xad\u034f\u061c\u0332\u115f\u180e\u200b\u200d\u200f\u2028\u202e\u2067\u2800\u3000\ufe0f"
    "\ufeff\ufffd\U0001f600\U000e0041“”\"'«»<>[]{}()|~%@&;:,.…—-*#_/\\=+^`$€0123456789"
)
Mutation = Callable[[bytes, random.Random], bytes]


def _cut(data: bytes, chance: random.Random) -> tuple[bytes, bytes, bytes]:
    first, last = sorted(chance.randrange(len(data) + 1) for _ in "12")
    return data[:first], data[first:last], data[last:]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 10, 200))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def shortened(data: bytes, chance: random.Random) -> bytes:
    """It breaks off, or a stretch of it is gone."""
    head, _, tail = _cut(data, chance)
    return head + chance.choice((b"", tail))


def doubled(data: bytes, chance: random.Random) -> bytes:
    """A stretch stands there several times."""
    head, inside, tail = _cut(data, chance)
    return head + inside[:2000] * chance.choice((2, 5)) + tail


def turned_round(data: bytes, chance: random.Random) -> bytes:
    """Two stretches have changed places."""
    head, inside, tail = _cut(data, chance)
    return tail + inside + head


def sprinkled(data: bytes, chance: random.Random) -> bytes:
    """Signs stand among the letters, in figures too."""
    text = list(data.decode("utf-8", "replace"))
    for _ in range(chance.choice((5, 100))):
        text.insert(chance.randrange(len(text) + 1), chance.choice(SIGNS))
    return "".join(text).encode("utf-8")


def filled(data: bytes, chance: random.Random) -> bytes:
    """A run of one sign, or of a word, stands in it."""
    head, _, tail = _cut(data, chance)
    unit = chance.choice((*SIGNS, "12 children, ", "<div>", "</p>", '{"text": "', "the army said, ", "&#x202e;"))
    return head + unit.encode() * chance.choice((50, 1500)) + tail


def encoded(data: bytes, chance: random.Random) -> bytes:
    """It is in another encoding."""
    names = ("utf-16", "utf-32", "latin-1", "cp1251", "iso2022_jp", "utf-7", "cp037", "utf-8-sig")
    return data.decode("utf-8", "replace").encode(chance.choice(names), "replace")


def wrapped(data: bytes, chance: random.Random) -> bytes:
    """It stands in a page, or in a row of JSON that is not quite right."""
    text = data.decode("utf-8", "replace")
    row = json.dumps({"text": text, "published": chance.choice(("2024-05-06", "never", 7, None)), "url": "e.org"})
    page = f"<!doctype html><html><body><article><p>{text}".replace("\n\n", "<p>")
    return chance.choice((row, row[:-1], f"[{row}]", row.replace('"text"', '"body"'), page, f"<script>{page}")).encode()


MUTATIONS: tuple[Mutation, ...] = (
    flipped, shortened, doubled, turned_round, sprinkled, filled, encoded, wrapped,
)  # fmt: skip


def copies(articles: list[bytes], number: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and contents: one to three mutations each, the same ones for the same seed."""
    chance = random.Random(seed)
    for n in range(number):
        data = chance.choice(articles)
        for _ in range(chance.choice((1, 1, 2, 3))):
            data = chance.choice(MUTATIONS)(data or b" ", chance)
        suffix = chance.choice(SUFFIXES)
        yield f"{n:04}{suffix}", gzip.compress(data) if suffix.endswith(".gz") and chance.random() < 0.8 else data


def faults(folder: Path, done: subprocess.CompletedProcess[str]) -> Iterator[str]:
    """What is wrong with what `newsx extract` made of the copies in a folder."""
    if "Traceback" in done.stderr or "fault of newsx" in done.stderr:
        yield f"newsx failed: {done.stderr[-500:]}"
    lines = done.stderr.splitlines()
    told = Counter(line.split(": ")[1].split(":")[0] for line in lines if line.startswith("newsx: "))
    if strange := [line for line in lines if not line.startswith("newsx: ")]:
        yield f"a line that is no message: {strange[0]}"
    if done.returncode != (2 if told else 0):
        yield f"exit code {done.returncode} with {len(lines)} messages"
    records = [json.loads(line) for line in done.stdout.splitlines()]
    read = {record["source"]["path"] for record in records}
    for path in sorted(folder.iterdir()):
        if str(path) not in read and str(path) not in told:
            yield f"{path.name}: neither a record nor a message"
    for record in records:
        text = record["text"]
        for count in record["counts"]:
            if text[count["start"] : count["end"]] != count["surface"]:
                yield f"{record['source']['path']}: {count['surface']!r} does not stand where it is said to"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, default=[Path("corpus")])
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    files = [file for path in args.articles for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    articles = [file.read_bytes() for file in files if file.suffix in (".txt", ".html")]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "copies"
        folder.mkdir()
        for name, data in copies(articles, args.copies, args.seed):
            (folder / name).write_bytes(data)
        command = [sys.executable, "-m", "newsx", "extract", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        wrong = list(faults(folder, done))
    print(f"{args.copies} copies: {len(done.stdout.splitlines())} records, {len(done.stderr.splitlines())} messages")
    print("\n".join(wrong) or "nothing is wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
