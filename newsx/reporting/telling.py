"""What a reader is told of each story on any page: its rows by scope, its sides, series and conflicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsx.ledger import wording
from newsx.ledger.collate import Ledger, Row
from newsx.reporting.sides import Sides, sides


@dataclass(frozen=True, slots=True)
class Differing:
    """Two rows that cannot both hold; `other` is null where who rejects a figure gives none. `said`: his sentence."""

    why: str
    row: Row
    other: Row | None
    key: str
    other_key: str | None
    by: str | None
    said: str | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A story with its rows of the ledger, in order; of conflicts and series only those whose rows are shown."""

    story: Row
    rows: tuple[Row, ...]
    sides: Sides
    series: tuple[tuple[Row, ...], ...]
    differing: tuple[Differing, ...]

    @property
    def parts(self) -> list[tuple[str, list[Row]]]:
        """The rows by scope: running totals, single happenings, and those of which the text does not say."""
        return [(scope, list(found)) for scope, found in groupby(self.rows, key=wording.scope)]


def stories(ledger: Ledger, rows: Sequence[Row]) -> Iterator[Telling]:
    """The stories that have one of the rows, the biggest first."""
    by_row = {row["row"]: row for row in rows}
    series = _series(ledger, by_row)
    differing = _differing(ledger, by_row)
    by_story = {story: tuple(found) for story, found in groupby(rows, key=lambda row: str(row["story"]))}
    for story in ledger.rows("stories"):
        if found := by_story.get(story["story"]):
            yield Telling(
                story,
                found,
                sides(found),
                tuple(series.get(story["story"], ())),
                tuple(differing.get(story["story"], ())),
            )


def _series(ledger: Ledger, rows: Mapping[int, Row]) -> dict[str, list[tuple[Row, ...]]]:
    found: dict[str, list[tuple[Row, ...]]] = {}
    for _, points in groupby(ledger.rows("series"), key=lambda point: point["series"]):
        chain = [rows[point["row"]] for point in points if point["row"] in rows]
        if len({wording.figure(row) for row in chain}) > 1:
            found.setdefault(chain[0]["story"], []).append(tuple(chain))
    return found


def _differing(ledger: Ledger, rows: Mapping[int, Row]) -> dict[str, list[Differing]]:
    found: dict[str, list[Differing]] = {}
    for pair in ledger.rows("disagreements"):
        row, other = rows.get(pair["row"]), rows.get(pair["other"])
        if row and (other or pair["other"] is None):
            said = pair["said"] if pair["said"] and pair["said"] not in wording.sentence(row, pair["key"]) else None
            one = Differing(pair["why"], row, other, pair["key"], pair["other_key"], pair["by"], said)
            found.setdefault(pair["story"], []).append(one)
    return found
