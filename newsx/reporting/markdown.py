"""The ledger as Markdown tables, for a page or an issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import link, markdown
from newsx.ledger.wording import words
from newsx.reporting import telling
from newsx.reporting.sides import Sides
from newsx.reporting.table import LISTINGS, MOST_NAMES, MOST_ROWS, MOST_SERIES, Column
from newsx.reporting.telling import Differing, Telling


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
        out.write(f"- Unread: {wording.counted(len(ledger.failures), 'line')} without a record\n")
    shown = list(ledger.ledger(ledger.filters.top or MOST_ROWS))
    for number, one in enumerate(telling.stories(ledger, shown), 1):
        out.write(f"\n## {number}. {markdown(one.story['name'])}\n\n")
        out.writelines(_story(one))
    out.writelines(_notes(ledger, read, shown))
    top = ledger.filters.top or MOST_NAMES
    for title, name, columns in LISTINGS:
        if rows := list(ledger.rows(name)):
            out.write(f"\n## {title}\n\n")
            out.writelines(_listing(rows[:top], columns))
            if len(rows) > top:
                out.write(f"\nand {len(rows) - top:,} more\n")


def _story(one: Telling) -> Iterator[str]:
    yield f"{markdown(wording.story(one.story))}\n"
    if one.story["why"]:
        yield f"\n{words('said', 'one_story')}: {markdown('; '.join(one.story['why']))}\n"
    for scope, rows in one.parts:
        yield f"\n### {words('scope', scope)}\n\n"
        yield _line(["event", "figure", "of whom", "who claims it", "as of", "reported by"])
        yield _line(["---", "---:", "---", "---", "---", "---"])
        yield from map(_row, rows)
    if one.sides.lines:
        yield f"\n### {words('said', 'sides')}\n\n"
        yield from _sides(one.sides)
    if one.series:
        yield f"\n### {words('said', 'over_time')}\n\n"
        yield from map(_over_time, one.series[:MOST_SERIES])
    if one.differing:
        yield f"\n### {words('said', 'differ')}\n\n"
        yield from map(_differing, one.differing[:MOST_SERIES])


def _notes(ledger: Ledger, read: Row, shown: Sequence[Row]) -> Iterator[str]:
    yield "\n"
    if not read["ledger_rows"]:
        yield words("said", "empty" if ledger.filters.empty or not read["claims"] else "filtered") + "\n"
        return
    if len(shown) < read["ledger_rows"]:
        yield f"{len(shown):,} of {read['ledger_rows']:,} figures shown.\n\n"
    yield from (
        f"{markdown(note)}  \n" for note in [*wording.supports(shown), *wording.marks(shown), words("said", "caution")]
    )


def _sides(found: Sides) -> Iterator[str]:
    yield _line(["", *(markdown(name) or words("line", "others") for name in found.columns)])
    yield _line(["---"] * (len(found.columns) + 1))
    for line in found.lines:
        cells = []
        for rows, more in line.cells:
            parts = [markdown(wording.in_cell(row)) for row in rows] + ([f"and {more:,} more"] if more else [])
            cells.append("<br>".join(parts))
        yield _line([f"**{markdown(line.counted)}**<br>{words('scope', line.scope, 'short')}", *cells])


def _over_time(rows: Sequence[Row]) -> str:
    points = (f"**{markdown(wording.figure(row))}** ({markdown(wording.point(row, rows))})" for row in rows)
    return f"- {markdown(rows[0]['event'])}, {markdown(wording.side(rows))}: {'; '.join(points)}\n"


def _differing(pair: Differing) -> str:
    against = _claimed(pair.other, pair.other_key) if pair.other else markdown(wording.against(pair.row, None, pair.by))
    if pair.said:
        against += f": “{markdown(pair.said)}”"
    return f"- {_claimed(pair.row, pair.key)}\n  {against}\n"


def _claimed(row: Row, key: str | None) -> str:
    before, figure, after, label = wording.quoted(row, key)
    head = f"{row['event']} {wording.figure(row)} {wording.unit(row)}, {wording.claimant(row)}"
    doubts = "".join(f", {doubt}" for doubt in wording.doubts(row)[:1])
    quoted = f"“{markdown(before)}**{markdown(figure)}**{markdown(after)}” ({markdown(label)})"
    return f"{markdown(head + doubts)}: {quoted}  "


def _row(row: Row) -> str:
    said = [wording.claimant(row), wording.also(row), *wording.doubts(row), *wording.review(row)]
    links = ", ".join(link(label, url) for label, url in wording.sources(row))
    return _line(
        [
            markdown(row["event"]),
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
