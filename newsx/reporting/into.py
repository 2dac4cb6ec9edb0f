"""Adds records to a database that is there: its tables are made anew of all its records, old and new."""

from __future__ import annotations

import logging
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from newsx.article import Failure
from newsx.errors import NewsxError
from newsx.ledger import grouping
from newsx.ledger.collate import Filters, Options, collate
from newsx.ledger.records import Input, open_inputs, sound
from newsx.reporting import kept
from newsx.reporting.database import fill, statements
from newsx.reporting.formats import NoRecords, is_report, report, tell_of
from newsx.reporting.kept import Stored
from newsx.writing import target

log = logging.getLogger(__name__)

_WAIT = 600  # seconds for another program that writes into the same database
_SHARED = 0.5  # of the shorter text's lines: a text that changed at the same place is the same article from here on

Place = tuple[str, int | None]


def report_into(
    database: Path, paths: Sequence[str], filters: Filters | None = None, options: Options | None = None
) -> list[Failure]:
    """Adds the records of `paths` to `database`, which is made where it is not there.

    A record with the id of one that is there takes its place, and so does one of the same path and line where address,
    headline or half of the text are the same: the source has changed. Figures, names and support are collated anew over
    all. Verdicts, aliases, stories and masks the database was made with stay in force. It is one transaction: after an
    error or ^C the database is what it was, and tables that others put into it stay. Returns the lines that are no
    record, and those of the review and the stories that cannot be used.
    NewsxError where the file is no database that keeps sound records; NoRecords where there is nothing to add.
    """
    filters, options = filters or Filters(), options or Options()
    if database.is_dir():
        raise NewsxError(f"{database}: is a folder: name a file")
    if not database.exists() or not database.stat().st_size:
        with target.replacing(database, is_report) as file:
            return report(paths, out=file, format="sqlite", filters=filters, options=options, empty=False)
    with tempfile.TemporaryDirectory(prefix="newsx-") as name, _changing(database) as connection:
        folder = Path(name)
        inputs = open_inputs(paths, folder)
        failures = sound(inputs, folder, copied=True)
        if not any(one.file.stat().st_size for one in inputs):
            raise NoRecords(paths, failures)
        stays = folder / "kept.jsonl"
        _keep(connection, inputs, stays, database)
        before = kept.as_before(connection, options, folder, failures)
        with collate([str(stays), *(str(one.file) for one in inputs)], filters, before) as ledger:
            for lost in ledger.failures:  # what it keeps is nowhere else
                raise NewsxError(
                    f"{database}: a record that it keeps cannot be used, and nothing was added: {lost.message}"
                )
            failures += grouping.unmatched(ledger.connection, options.stories)
            tell_of(ledger, [str(database), *paths])
            _clear(connection)
            fill(connection, ledger)
    return failures


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """The database inside one transaction, which is taken back where the block fails."""
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # what is not committed is taken back when the connection closes
            found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not {"articles", "records", "reviews", "aliases", "given_stories", "options"} <= found:
                raise NewsxError(
                    f"{path}: no database of --format sqlite that keeps its records: write a new one with -o"
                )
            yield connection
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise NewsxError(f"{path}: the database cannot be written: {error}") from error


def _keep(connection: sqlite3.Connection, inputs: Sequence[Input], stays: Path, database: Path) -> None:
    """Writes the old records that no new one replaces to `stays`."""
    ids = {row[0]: None for row in connection.execute("SELECT id FROM records")}
    places = {(path, line): id for id, path, line, _ in kept.records(connection) if path not in (None, "-")}
    new, changed = _new(inputs, ids, places)
    replaced = 0
    with stays.open("wb") as out:
        for id, path, line, record in kept.records(connection):
            text = kept.unpack(record)
            after = changed.get((path or "-", line))
            if id in new or (after and id not in new and _same_article(kept.decode(text), after, database)):
                replaced += 1
            else:
                out.write(text if text.endswith(b"\n") else text + b"\n")
    log.info("%s: %d articles added, %d replaced", database, len(new) - replaced, replaced)


def _new(
    inputs: Sequence[Input], ids: dict[str, None], places: dict[Place, str]
) -> tuple[set[str], dict[Place, Stored]]:
    """The ids of the new records; and those that come from the place of an old one without being it."""
    new: set[str] = set()
    changed: dict[Place, Stored] = {}
    for one in inputs:
        with one.file.open("rb") as lines:
            for line in lines:
                stored = kept.decode(line)
                new.add(stored.id)
                place = (stored.source.path or "-", stored.source.line)
                if stored.id not in ids and place in places:
                    changed[place] = stored
    return new, changed


def _same_article(old: Stored, new: Stored, database: Path) -> bool:
    """Whether a record is of the article that an older one at its place is of; a warning where it is not."""
    if (old.source.url and old.source.url == new.source.url) or (old.title and old.title == new.title):
        return True
    before, after = (set(filter(str.strip, one.text.splitlines())) for one in (old, new))
    if len(before & after) >= _SHARED * max(1, min(len(before), len(after))):
        return True
    log.warning("%s: another article of the path %s was in it already: both are kept", database, new.source.path)
    return False


def _clear(connection: sqlite3.Connection) -> None:
    """Takes away what `sqlite.sql` and `sqlite_search.sql` make, and nothing else."""
    with sqlite3.connect(":memory:") as model:
        for name in ("sqlite.sql", "sqlite_search.sql"):
            for statement in statements(name):
                model.execute(statement)
        made = model.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite_%' "
            "ORDER BY type = 'table', sql NOT LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
    for kind, name in made:
        connection.execute(f'DROP {kind} IF EXISTS "{name}"')
