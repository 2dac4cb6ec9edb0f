"""What a database keeps beside its tables, so that more can be added: records, verdicts, aliases, stories, masks."""

from __future__ import annotations

import csv
import gzip
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec

from newsx.article import Failure
from newsx.ledger.collate import Ledger, Options
from newsx.ledger.grouping import read_stories
from newsx.ledger.identity import read_aliases
from newsx.ledger.review import COLUMNS, read_review

_BATCH = 500
_LEVEL = 1  # of zlib: level 6 takes twice as long and saves a tenth
_REVIEW = tuple(name for name in COLUMNS if name != "nr")


class Source(msgspec.Struct):
    """Where a record came from."""

    path: str | None = None
    line: int | None = None
    url: str | None = None


class Stored(msgspec.Struct):
    """What tells one record from another."""

    id: str
    source: Source
    text: str
    title: str | None = None


decode = msgspec.json.Decoder(Stored).decode


def keep(database: sqlite3.Connection, ledger: Ledger) -> None:
    """Fills the tables `records`, `reviews`, `aliases`, `given_stories` and `options`."""
    options = ledger.options
    lines = _once(line for one in ledger.inputs for line in _lines(one.file))
    with ThreadPoolExecutor() as pool:  # zlib releases the interpreter lock
        while batch := list(islice(lines, _BATCH)):
            packed = pool.map(pack, (line for _, line in batch))
            rows = [(s.id, s.source.path, s.source.line, data) for (s, _), data in zip(batch, packed, strict=True)]
            database.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", rows)
    if options.review:
        given = ([row[name] for name in _REVIEW] for row in read_review(options.review, []))
        database.executemany(f"INSERT INTO reviews VALUES ({', '.join('?' * len(_REVIEW))})", given)
    if options.aliases:
        database.executemany("INSERT INTO aliases VALUES (?, ?)", read_aliases(options.aliases))
    if options.stories:
        database.executemany("INSERT INTO given_stories VALUES (?, ?)", read_stories(options.stories))
    if options.redact_minors:
        database.execute("INSERT INTO options VALUES ('redact', 'minors')")


def as_before(database: sqlite3.Connection, options: Options, folder: Path, unused: list[Failure]) -> Options:
    """`options` with what the database was made with: what is given now comes after the older.

    A verdict of a claim, and the story of an article, take the place of the older one. The lines of the review given
    now that cannot be used go to `unused`.
    """
    masked = database.execute("SELECT 1 FROM options WHERE name = 'redact'").fetchone()
    reviews = database.execute(f"SELECT {', '.join(_REVIEW)} FROM reviews ORDER BY rowid").fetchall()
    aliases = database.execute("SELECT name, alias FROM aliases ORDER BY rowid").fetchall()
    stories = database.execute("SELECT story, article FROM given_stories ORDER BY rowid").fetchall()
    if options.review:
        given = [tuple(row[name] for name in _REVIEW) for row in read_review(options.review, unused)]
        reviewed = {row[0] for row in given}
        reviews = [row for row in reviews if row[0] not in reviewed] + given
    if options.aliases:
        aliases = list(dict.fromkeys([*aliases, *read_aliases(options.aliases)]))
    if options.stories:
        told = read_stories(options.stories)
        moved = {article for _, article in told}
        stories = [row for row in stories if row[1] not in moved] + told
    return replace(
        options,
        review=_csv(folder / "reviews.csv", _REVIEW, reviews) if reviews else None,
        aliases=_csv(folder / "aliases.csv", ("name", "alias"), aliases) if aliases else None,
        stories=_csv(folder / "stories.csv", ("story", "article"), stories) if stories else None,
        redact_minors=options.redact_minors or bool(masked),
    )


def records(database: sqlite3.Connection) -> Iterator[tuple[str, str | None, int | None, bytes]]:
    """Id, path, line and packed record of each that is kept, in the order in which they were added."""
    return iter(database.execute("SELECT id, path, line, record FROM records ORDER BY rowid"))


def pack(line: bytes) -> bytes:
    """A record's line as the database keeps it."""
    return zlib.compress(line, _LEVEL)


def unpack(record: bytes) -> bytes:
    """The line of a record that was kept."""
    return zlib.decompress(record)


def _once(lines: Iterable[bytes]) -> Iterator[tuple[Stored, bytes]]:
    """Each record once, the first of the same bytes, as the ledger counts them."""
    seen: set[str] = set()
    for line in lines:
        if line.strip() and (stored := decode(line)).id not in seen:
            seen.add(stored.id)
            yield stored, line


def _lines(file: Path) -> Iterator[bytes]:
    with gzip.open(file, "rb") if file.suffix == ".gz" else file.open("rb") as lines:
        yield from lines


def _csv(path: Path, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    return path
