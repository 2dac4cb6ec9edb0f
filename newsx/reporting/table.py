"""The ledger in a terminal or a pipe: tables that wrap at 80 columns, all text taken as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.ledger.safe import plain
from newsx.ledger.wording import words
from newsx.reporting import telling
from newsx.reporting.sides import Sides
from newsx.reporting.telling import Differing, Telling

MOST_ROWS = 200  # of the ledger, unless the reader says how many
MOST_NAMES = 15
MOST_SERIES = 20
_NAMED_SOURCES = 3
_NAME = 29  # characters of a file's name that fit in a terminal of 80 columns; a longer one is broken after a separator
_FILES = ("copy at",)  # columns that name files
_WHOM = "event, whom"
_DOUBT = "yellow"


def console_for(out: TextIO, width: int | None = None, color: bool | None = None) -> Console:
    """A console that takes every text as it is: no markup, no emoji, no guessed highlights.

    `width` null: that of the terminal, else COLUMNS, else 80. `color` null: on a terminal, unless NO_COLOR is set.
    """
    return Console(
        file=out, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False,
        force_terminal=color, no_color=color is False or None,
    )  # fmt: skip


def write_table(ledger: Ledger, out: TextIO, width: int | None = None, color: bool | None = None) -> None:
    """Writes the report: what was read, story by story who claims which figure, who is seen most, what was dropped."""
    console = console_for(out, width, color)
    if console.is_terminal:
        _print(ledger, console)
        return
    with console.capture() as written:
        _print(ledger, console)
    for line in written.get().splitlines():
        # Tables are padded to the full width; what the encoding of a pipe cannot say must not cost the report.
        out.write(line.rstrip().encode(console.encoding, "replace").decode(console.encoding) + "\n")


def _print(ledger: Ledger, console: Console) -> None:
    read = ledger.read()
    if not read["records"]:
        console.print(words("said", "nothing"))
        return
    console.print(_section("What was read", _overview(ledger, read)))
    shown: list[Row] = list(ledger.ledger(ledger.filters.top or MOST_ROWS))
    ascii_only = not console.encoding.lower().startswith("utf")
    for number, one in enumerate(telling.stories(ledger, shown), 1):
        parts = _story(one, ascii_only, console.width)
        console.print(_section(f"{number}. {plain(one.story['name'])}", *parts))
    console.print(Group(*_notes(ledger, read, shown)))
    top = ledger.filters.top or MOST_NAMES
    for title, name, columns in LISTINGS:
        if rows := list(ledger.rows(name)):
            console.print(_section(title, _listing(rows[:top], columns, console.width), _more(len(rows), top)))


def _text(text: str, style: str = "") -> Text:
    return Text(plain(text), style=style)


def _section(title: str, *parts: RenderableType) -> RenderableType:
    return Group(Text(title, style="bold"), *(Padding(part, (0, 0, 0, 2)) for part in parts if part), Text())


def _overview(ledger: Ledger, read: Row) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    for heading, said in wording.overview(read):
        grid.add_row(Text(heading), _text(said))
    for warning in ledger.rows("warnings"):
        grid.add_row(Text("Warned"), _text(f"{warning['code']}: {wording.counted(warning['articles'], 'article')}"))
    if ledger.failures:
        grid.add_row(Text("Unread"), _text(f"{wording.counted(len(ledger.failures), 'line')} without a record"))
    return grid


def _notes(ledger: Ledger, read: Row, shown: Sequence[Row]) -> Iterator[RenderableType]:
    """What stands below the stories: how many figures are shown, what words and marks mean."""
    if not read["ledger_rows"]:
        yield Text(words("said", "empty" if ledger.filters.empty or not read["claims"] else "filtered"))
        return
    if len(shown) < read["ledger_rows"]:
        yield Text(f"{len(shown):,} of {read['ledger_rows']:,} figures shown; --top N says how many", style="dim")
    notes = [*wording.supports(shown), *wording.marks(shown), words("said", "caution")]
    yield Text("\n".join([*notes, ""]), style="dim")


def _story(one: Telling, ascii_only: bool, width: int) -> Iterator[RenderableType]:
    """One story: how big it is, why it is one, its figures by scope, side by side, over time, and where they differ."""
    yield _text(wording.story(one.story), "dim")
    if one.story["why"]:
        yield _text(f"{words('said', 'one_story')}: {'; '.join(one.story['why'])}", "dim")
    for scope, rows in one.parts:
        yield Text(words("scope", scope), style="bold cyan")
        yield _figures(rows, ascii_only, width)
    if one.sides.lines:
        yield Text(words("said", "sides"), style="bold cyan")
        yield _sides(one.sides, ascii_only)
    if one.series:
        yield Text(words("said", "over_time"), style="bold cyan")
        yield from (_over_time(chain) for chain in one.series[:MOST_SERIES])
    if one.differing:
        yield Text(words("said", "differ"), style="bold cyan")
        yield from (_differing(pair) for pair in one.differing[:MOST_SERIES])


def _figures(rows: Sequence[Row], ascii_only: bool, width: int) -> Table:
    table = _table()
    of_figure = _longest((wording.figure(row, ascii_only) for row in rows), 9, 14)
    of_whom = _longest(
        (f"{row['event']} {wording.unit(row)} {wording.whose(row, ascii_only)}" for row in rows), len(_WHOM), 16
    )
    table.add_column("figure", justify="right", width=of_figure, overflow="fold")
    table.add_column(_WHOM, width=of_whom, overflow="fold")
    table.add_column("claimed by", ratio=6, overflow="fold")
    table.add_column("as of", width=11, overflow="fold")  # a day and the mark of its basis
    table.add_column("reported by", width=_room(map(_named, rows), width), overflow="fold")
    for row in rows:
        figure = _text(wording.figure(row, ascii_only), "bold" if row["polarity"] == "affirmed" else "")
        said = _lines((wording.claimant(row), "" if row["claimant"] else "dim"), (wording.also(row), "dim"))
        for doubt in [*wording.doubts(row), *wording.review(row)]:
            said.append("\n").append_text(_text(doubt, _DOUBT))
        whom = _lines((row["event"], "bold"), (wording.unit(row), ""), (wording.whose(row, ascii_only), "dim"))
        table.add_row(figure, whom, said, _text(wording.as_of(row)), _sources(row))
    return table


def _sides(found: Sides, ascii_only: bool) -> Table:
    """A column a side, its claimants with their latest figures in the cell."""
    table = _table()
    table.add_column("", ratio=4, overflow="fold")
    for name in found.columns:
        table.add_column(plain(name) or words("line", "others"), ratio=6, overflow="fold")
    for line in found.lines:
        cells = []
        for rows, more in line.cells:
            parts = [(wording.in_cell(row, ascii_only), "") for row in rows]
            cells.append(_lines(*parts, (f"and {more:,} more" if more else "", "dim")))
        table.add_row(_lines((line.counted, "bold"), (words("scope", line.scope, "short"), "dim")), *cells)
    return table


def _lines(*parts: tuple[str, str]) -> Text:
    return Text("\n").join([_text(text, style) for text, style in parts if text])


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD, pad_edge=False, expand=True, header_style="dim", show_edge=False, padding=(0, 1, 0, 0)
    )


def _room(texts: Iterable[str], width: int) -> int:
    """How wide a column must be so that no name in it is broken, as far as that fits into `width` columns."""
    return _longest(map(breakable, texts), width // 6, _NAME * width // 80)


def _longest(texts: Iterable[str], least: int, most: int) -> int:
    """The length of the longest word, within bounds."""
    return max(least, min(most, max((len(word) for text in texts for word in text.split()), default=0)))


def breakable(text: str) -> str:
    """`text` with a place to break, after a separator, in words too long for any column.

    >>> breakable("the_children_of_the_second_convoy_2024.html")
    'the_children_of_the_second_ convoy_2024.html'
    """
    return " ".join(_parts(word) if len(word) > _NAME else word for word in text.split(" "))


def _parts(word: str) -> str:
    parts, line = [], ""
    for piece in re.findall(r"[^_./-]*[_./-]|[^_./-]+", word):
        if line and len(line) + len(piece) > _NAME:
            parts.append(line)
            line = ""
        line += piece
    return " ".join([*parts, line])


def _named(row: Row) -> str:
    """The outlets that are named for a figure."""
    labels = [label for label, _ in wording.sources(row)]
    return ", ".join(labels[:_NAMED_SOURCES]) + (" …" if len(labels) > _NAMED_SOURCES else "")


def _sources(row: Row) -> Text:
    told = breakable(_named(row))
    contested = row["support"] in ("contested", "rejected")
    return _lines((wording.support(row), _DOUBT if contested else ""), (told, "dim"))


def _over_time(rows: Sequence[Row]) -> RenderableType:
    """A line a series: event, side, and its figures in order of time."""
    line = Text.assemble((rows[0]["event"], "bold"), f" {plain(wording.side(rows))}: ")
    for nr, row in enumerate(rows):
        line.append("; " if nr else "").append(plain(wording.figure(row)), style="bold")
        line.append(f" ({plain(wording.point(row, rows))})", style="dim")
    return line


def _differing(pair: Differing) -> RenderableType:
    """A pair in two columns: who claims which figure, and the sentence; on the right who stands against it."""
    grid = Table.grid(padding=(0, 2), expand=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    left = _claimed(pair.row, pair.key)
    right = _claimed(pair.other, pair.other_key) if pair.other else _lines(
        (wording.against(pair.row, None, pair.by), _DOUBT), (pair.said or "", "dim")
    )  # fmt: skip
    grid.add_row(left, right)
    return Padding(grid, (0, 0, 1, 0))


def _claimed(row: Row, key: str | None) -> Text:
    before, figure, after, label = wording.quoted(row, key)
    head = f"{row['event']} {wording.figure(row)} {wording.unit(row)}: {wording.claimant(row)}"
    found = _lines((head, "bold"), *((doubt, _DOUBT) for doubt in wording.doubts(row)[:1]))
    found.append("\n").append(plain(before), style="dim").append(plain(figure), style="bold")
    return found.append(plain(after), style="dim").append(f" ({plain(label)})", style="dim")


Column = tuple[str, int, bool, Callable[[Row], str]]

ACTORS: tuple[Column, ...] = (
    ("articles", 2, True, lambda row: f"{row['articles']:,}"),
    ("mentions", 2, True, lambda row: f"{row['mentions']:,}"),
    ("name", 6, False, lambda row: row["name"] + (" (a minor)" if row["minor"] else "")),
    ("kind", 2, False, lambda row: row["kind"]),
    ("role", 6, False, lambda row: wording.role(row)),
)
INSTITUTIONS: tuple[Column, ...] = (
    ("articles", 2, True, lambda row: f"{row['articles']:,}"),
    ("mentions", 2, True, lambda row: f"{row['mentions']:,}"),
    ("name", 9, False, lambda row: wording.full_name(row)),
    ("kind", 3, False, lambda row: row["kind"].replace("_", " ")),
    ("state", 3, False, lambda row: row["state"] or ""),
)
SAME: tuple[Column, ...] = (
    ("name", 5, False, lambda row: row["name"]),
    ("also", 4, False, lambda row: row["also"]),
    ("why they are one", 6, False, lambda row: words("name", row["why"])),
)
COPIES: tuple[Column, ...] = (
    ("text", 5, False, lambda row: row["text_title"] or row["text_label"]),
    ("copy at", 4, False, lambda row: row["label"]),
    ("what shows it", 6, False, lambda row: wording.copied(row)),
)
DROPPED: tuple[Column, ...] = (
    ("blocks", 2, True, lambda row: f"{row['blocks']:,}"),
    ("articles", 2, True, lambda row: f"{row['articles']:,}"),
    ("rule", 5, False, lambda row: row["rule"]),
    ("why", 9, False, lambda row: row["why"]),
)

LISTINGS = (
    ("Actors seen most", "actors", ACTORS),
    ("Institutions seen most", "institutions", INSTITUTIONS),
    ("Names taken for one", "same_names", SAME),
    ("Copies of one text", "same_texts", COPIES),
    ("What was dropped, by rule", "dropped", DROPPED),
)


def _listing(rows: Sequence[Row], columns: tuple[Column, ...], width: int) -> Table:
    table = _table()
    for heading, ratio, right, value in columns:
        if right:
            table.add_column(heading, justify="right", no_wrap=True)
        else:
            room = _room(map(value, rows), width) if heading in _FILES else None
            table.add_column(heading, ratio=None if room else ratio, width=room, overflow="fold")
    for row in rows:
        table.add_row(*(_text(breakable(value(row))) for *_, value in columns))
    return table


def _more(number: int, shown: int) -> RenderableType:
    return Text(f"and {number - shown:,} more" if number > shown else "", style="dim")
