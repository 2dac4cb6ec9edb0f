"""The ledger as Markdown tables, for a page or an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from typing import TextIO

from newsx.reporting import wording
from newsx.reporting.collate import Ledger, Row
from newsx.reporting.safe import link, markdown
from newsx.reporting.table import LISTINGS, MOST_NAMES, MOST_ROWS, MOST_SERIES, Column
from newsx.reporting.wording import words


def write_markdown(ledger: Ledger, out: TextIO) -> None:
    """Writes the same report as the terminal's, links to the articles included."""
    read = ledger.read()
    out.write("# Who claims which figure\n\n")
    if not read["records"]:
        out.write(words("said", "nothing") + "\n")
        return
    out.write("## What was read\n\n")
    for heading, said in wording.overview(read):
        out.write(f"- {f'{heading}: ' if heading else ''}{markdown(said)}\n")
    for warning in ledger.rows("warnings"):
        out.write(f"- Warned: {markdown(warning['code'])}: {wording.counted(warning['articles'], 'article')}\n")
    if ledger.failures:
        out.write(f"- Unread: {wording.counted(len(ledger.failures), 'line')} that hold no record\n")
    out.write("\n## The ledger\n\n")
    shown = list(islice(ledger.ledger(), ledger.filters.top or MOST_ROWS))
    out.writelines(_ledger(ledger, read, shown))
    by_row = {row["row"]: row for row in shown}
    out.writelines(_headed("Over time: figures of one side, each after the last", _series(ledger, by_row)))
    out.writelines(_headed("Where they differ", _disagreements(ledger, by_row)))
    top = ledger.filters.top or MOST_NAMES
    for title, name, columns in LISTINGS:
        if rows := list(ledger.rows(name)):
            out.write(f"\n## {title}\n\n")
            out.writelines(_listing(rows[:top], columns))
            if len(rows) > top:
                out.write(f"\nand {len(rows) - top:,} more\n")


def _ledger(ledger: Ledger, read: Row, shown: Sequence[Row]) -> Iterator[str]:
    if not read["ledger_rows"]:
        yield words("said", "empty" if ledger.filters.empty or not read["claims"] else "filtered") + "\n"
        return
    for event, rows in groupby(shown, key=lambda row: str(row["event"])):
        yield f"### {markdown(event)}\n\n{markdown(wording.event_meaning(event))}\n\n"
        yield _line(["figure", "of whom", "who claims it", "as of", "reported by"])
        yield _line(["---:", "---", "---", "---", "---"])
        yield from map(_row, rows)
        yield "\n"
    if len(shown) < read["ledger_rows"]:
        yield f"{len(shown):,} of {read['ledger_rows']:,} figures shown.\n\n"
    yield from (
        f"{markdown(note)}  \n" for note in [*wording.supports(shown), *wording.marks(shown), words("said", "caution")]
    )


def _headed(title: str, lines: Iterable[str]) -> Iterator[str]:
    if found := list(lines):
        yield f"\n## {title}\n\n"
        yield from found


def _series(ledger: Ledger, shown: Mapping[int, Row]) -> Iterator[str]:
    for _, found in islice(groupby(ledger.rows("series"), key=lambda row: row["series"]), MOST_SERIES):
        rows = [shown[row["row"]] for row in found if row["row"] in shown]
        if len({wording.figure(row) for row in rows}) > 1:
            points = (f"**{markdown(wording.figure(row))}** ({markdown(wording.point(row, rows))})" for row in rows)
            yield f"- {markdown(rows[0]['event'])}, {markdown(wording.side(rows))}: {'; '.join(points)}\n"


def _disagreements(ledger: Ledger, shown: Mapping[int, Row]) -> Iterator[str]:
    pairs = (pair for pair in ledger.rows("disagreements") if pair["row"] in shown)
    for pair in islice(pairs, MOST_SERIES):
        row, other = shown[pair["row"]], shown.get(pair["other"])
        if other or pair["other"] is None:
            said = f"{wording.claimant(row)}: {wording.figure(row)} {wording.unit(row)}, as of {wording.as_of(row)}"
            yield f"- {markdown(row['event'])}: {markdown(said)} – {markdown(wording.against(row, other))}\n"


def _row(row: Row) -> str:
    said = [wording.claimant(row), wording.also(row), *wording.doubts(row), *wording.review(row)]
    links = ", ".join(link(label, url) for label, url in wording.sources(row))
    return _line(
        [
            markdown(wording.figure(row)),
            "<br>".join(markdown(part) for part in (wording.unit(row), wording.whose(row)) if part),
            "<br>".join(markdown(part) for part in said if part),
            markdown(wording.as_of(row)),
            f"{markdown(wording.support(row))}<br>{links}",
        ]
    )


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _listing(rows: Iterable[Row], columns: tuple[Column, ...]) -> Iterator[str]:
    yield _line(heading for heading, *_ in columns)
    yield _line("---:" if right else "---" for _, _, right, _ in columns)
    yield from (_line(markdown(value(row)) for *_, value in columns) for row in rows)
