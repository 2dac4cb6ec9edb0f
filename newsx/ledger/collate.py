"""Records → ledger: the SQL files of `sql/`, run by duckdb over JSONL that may be larger than memory.

The files are plain SQL that anybody can read and run: `1_records.sql` to `9_support.sql` in order, between them what
`linking.py` adds (copies, names, series), then what one wants to see: `rows.sql`, `reported_in.sql`, `actors.sql` …
"""

from __future__ import annotations

import re
import tempfile
from calendar import monthrange
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb

from newsx.article import EVENTS, Failure
from newsx.errors import NewsxError
from newsx.ledger import contesting, grouping, linking
from newsx.ledger.meanwhile import meanwhile
from newsx.ledger.queries import as_it_is, query, session
from newsx.ledger.records import Input, no_room, open_inputs, redact, sound
from newsx.ledger.signatures import About

Row = dict[str, Any]

_MEMORY = "640MB"  # duckdb's own; it spills to the temporary folder beyond that
_GROUP = 8192  # rows that one thread reads: with duckdb's 122,880 one would read all records, and hold them
_PAGE = 500  # rows fetched at a time
_ASKED = """CREATE TABLE asked AS SELECT
    CAST($events AS VARCHAR[]) AS events, CAST($claimant AS VARCHAR) AS claimant, CAST($since AS DATE) AS since,
    CAST($until AS DATE) AS until, CAST($top AS BIGINT) AS top, CAST($event_order AS VARCHAR[]) AS event_order"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which claims are wanted; an empty value excludes none.

    `event`: classes of the codebook. `by`: part of a claimant's name, in any case. `since`, `until`: a day, month or
    year (ISO), compared with the claim's date, else with the publication date. `top`: so many rows, 0 for all.
    """

    event: tuple[str, ...] = ()
    by: str | None = None
    since: str | None = None
    until: str | None = None
    top: int = 0

    @property
    def empty(self) -> bool:
        """Whether everything is asked for."""
        return self == Filters()


@dataclass(frozen=True, slots=True)
class Options:
    """What goes into the ledger beside the records.

    `aliases`: a CSV of names that are one (`name`, `alias`). `stories`: a CSV of articles that are of one story
    (`story`, `article`). `review`: a CSV of a reader's verdicts (see review.py).
    `redact_minors`: every name that may be a minor's is masked. `hxl`: the CSV has a row of HXL tags.
    """

    aliases: Path | None = None
    stories: Path | None = None
    review: Path | None = None
    redact_minors: bool = False
    hxl: bool = False


class Ledger:
    """A collated heap of records. Rows come as plain dictionaries, keyed as the SQL names its columns."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        inputs: Sequence[Input],
        filters: Filters,
        failures: Sequence[Failure],
        options: Options | None = None,
    ) -> None:
        self.connection = connection
        self.inputs = inputs
        self.filters = filters
        self.failures = tuple(failures)
        self.options = options or Options()
        self.unused: tuple[Failure, ...] = ()  # lines of the review, and of the stories

    def rows(self, name: str, first: int | None = None) -> Iterator[Row]:
        """The rows of `sql/NAME.sql`, a page at a time; only those of so many rows of the ledger."""
        cursor = self._asked(name, first)
        names = [str(column[0]) for column in cursor.description or ()]
        while page := cursor.fetchmany(_PAGE):
            yield from (dict(zip(names, row, strict=True)) for row in page)

    def pages(self, name: str) -> Iterator[list[tuple[Any, ...]]]:
        """The values of each column, a page of rows at a time, for who writes a great many."""
        cursor = self._asked(name)
        while page := cursor.fetchmany(_PAGE):
            yield list(zip(*page, strict=True))

    def _asked(self, name: str, first: int | None = None) -> duckdb.DuckDBPyConnection:
        asked = self._session()
        if first is not None:
            asked.execute(f"SET VARIABLE first = {first:d}")
        return asked.execute(query(name))

    def only(self, name: str, what: str) -> list[Any]:
        """A column of `sql/NAME.sql`, or something that is counted of it."""
        return [
            value
            for (value,) in self._session()
            .execute(f"SELECT {what} FROM ({query(name).rstrip().rstrip(';')})")
            .fetchall()
        ]

    def _session(self) -> duckdb.DuckDBPyConnection:
        return session(self.connection).execute(_files(self.inputs))

    def columns(self, name: str) -> dict[str, str]:
        """The columns of `sql/NAME.sql`, each with its type."""
        described = self._session().execute(f"DESCRIBE {query(name)}").fetchall()
        return {str(column): str(kind) for column, kind, *_ in described}

    def ledger(self, first: int | None = None) -> Iterator[Row]:
        """The ledger's rows in order, or so many of them, each with where it is reported under `reported_in`."""
        places = groupby(self.rows("reported_in", first), key=lambda place: place["row"])
        for row, (number, found) in zip(self.rows("rows", first), places, strict=True):
            assert row["row"] == number, "both queries stand in the order of the ledger"
            yield {**row, "reported_in": [{k: v for k, v in place.items() if k != "row"} for place in found]}

    def read(self) -> Row:
        """What was read, in one row."""
        return next(self.rows("read"))


@contextmanager
def collate(paths: Sequence[str], filters: Filters, options: Options | None = None) -> Iterator[Ledger]:
    """The ledger of the records in `paths` ("-" is standard input).

    A line that is no record becomes a `Failure` and the rest goes on. NewsxError where a file cannot be read at all
    or a filter makes no sense.
    """
    asked, options = _asked(filters), options or Options()
    with _workshop() as folder, _connected(folder) as connection:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("SET enable_progress_bar = false")
        inputs = open_inputs(paths, folder)
        failures = _loaded(connection, inputs, options.redact_minors, folder)
        (number,) = connection.execute("SELECT count(*) FROM first_of_its_bytes").fetchone() or (0,)
        about = meanwhile(grouping.read_about, inputs, number)
        unused = _collated(connection, asked, options, about, folder)
        ledger = Ledger(connection, inputs, filters, failures, options)
        ledger.unused = tuple(unused)
        yield ledger


@contextmanager
def _workshop() -> Iterator[Path]:
    """A folder for the work, which goes when it is done."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="newsx-")
    except OSError as error:
        raise NewsxError(f"no temporary folder can be made: {error.strerror or error} (TMPDIR names one)") from None
    with folder as name:
        if "?" in name or not _is_utf_8(name):
            raise NewsxError(
                f"the temporary folder {name}: duckdb opens no file under a name with ? or one that is not UTF-8 "
                "(TMPDIR names another)"
            )
        yield Path(name)


def _is_utf_8(name: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in name)


@contextmanager
def _connected(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in `folder`; NewsxError where the disk or the memory is too small for it, KeyboardInterrupt at ^C."""
    try:
        with duckdb.connect(config={"temp_directory": f"{folder}/spilled"}) as connection:
            place = f"{folder}/ledger.duckdb".replace("'", "''")
            connection.execute(f"ATTACH '{place}' AS ledger (ROW_GROUP_SIZE {_GROUP})")
            connection.execute("USE ledger")
            yield connection
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise no_room(error) from error
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" in str(error).lower():  # duckdb's own answer to ^C
            raise KeyboardInterrupt from None
        raise


def _loaded(
    connection: duckdb.DuckDBPyConnection, inputs: Sequence[Input], masked: bool, folder: Path
) -> list[Failure]:
    """Reads the records while they are checked, and those that are sound once more where some are not."""
    if masked or any(one.file.suffix == ".gz" for one in inputs):  # who knows how large a packed file is
        failures = sound(inputs, folder)
        if masked:
            redact(inputs, folder)
        _read(connection, _files(inputs))
        return failures
    files = _files(inputs)
    checked = meanwhile(sound, inputs, folder)
    connection.execute("BEGIN")
    try:
        _read(connection, files)
    except duckdb.Error:
        if not checked.result():
            raise
    if checked.result():
        connection.execute("ROLLBACK")
        _read(connection, _files(inputs))
    else:
        connection.execute("COMMIT")
    return checked.result()


def _collated(
    connection: duckdb.DuckDBPyConnection, asked: Row, options: Options, about: Future[About], folder: Path
) -> list[Failure]:
    """The steps in order; the lines of what a reader handed over that cannot be used come back."""
    connection.execute(query("2_extracted"))
    unused = linking.take_reviews(connection, options.review, folder)
    connection.execute(query("3_claims"))
    linking.link_agencies(connection, folder)
    connection.execute(query("4_texts"))
    linking.link_texts(connection, folder)
    connection.execute(query("5_names"))
    linking.link_names(connection, options.aliases, folder)
    grouping.link_stories(connection, about.result(), options.stories, folder)
    unused += grouping.unmatched(connection, options.stories)
    connection.execute(_ASKED, asked)
    connection.execute(query("6_told"))
    connection.execute(query("7_asked"))
    ledger = meanwhile(session(connection).execute, query("8_ledger"))
    contesting.link_conflicts(connection, folder)
    ledger.result()
    connection.execute(query("9_support"))
    linking.link_series(connection, folder)
    return unused


def _read(connection: duckdb.DuckDBPyConnection, files: str) -> None:
    connection.execute(files)
    connection.execute(query("1_records"))


def _files(inputs: Sequence[Input]) -> str:
    listed = ", ".join("'" + as_it_is(one.file).replace("'", "''") + "'" for one in inputs)
    return f"SET VARIABLE files = [{listed}]"


def _asked(filters: Filters) -> dict[str, Any]:
    if unknown := [event for event in filters.event if event not in EVENTS]:
        raise NewsxError(f"no event {unknown[0]!r}; the codebook has {', '.join(EVENTS)}")
    return {
        "events": list(filters.event),
        "claimant": filters.by.encode("utf-8", "replace").decode() if filters.by else None,
        "since": days_of(filters.since)[0] if filters.since else None,
        "until": days_of(filters.until)[1] if filters.until else None,
        "top": max(filters.top, 0),
        "event_order": list(EVENTS),
    }


def days_of(text: str) -> tuple[date, date]:
    """The first and last day of a day, a month or a year.

    >>> days_of("2023-02")
    (datetime.date(2023, 2, 1), datetime.date(2023, 2, 28))
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text.strip())
    try:
        if not found:
            raise ValueError
        year, month, day = found.groups()
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise NewsxError(f"{text!r} is no date; write 2023, 2023-09 or 2023-09-07") from None
    if day:
        return first, first
    last = int(month or 12)
    return first, date(first.year, last, monthrange(first.year, last)[1])
