"""Reading: the publication day that a row, a table or a caller gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sources import TEXT, raws

from newsx.article import Raw
from newsx.errors import NewsxError
from newsx.reading import Options, read
from newsx.reading.given import from_string


@pytest.mark.parametrize("value", ["07/02/2024", "2024-02", "2024-02-30", "May", 20240207, 2024.5, True, [2024]])
def test_an_unreadable_date_costs_no_article(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": value}), "utf-8")
    (raw,) = raws(tmp_path)
    assert raw.published is None
    assert raw.notes == (f"published.unreadable: {value!r} names no one day: write it as YYYY-MM-DD",)


def test_a_date_as_pages_write_it(tmp_path: Path) -> None:
    rows = [
        {"text": "a", "published": "Updated 7 February 2024"},
        {"text": "b", "published": "?", "date": "2024-02-08"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    one, two = raws(tmp_path)
    assert (one.published, one.notes) == ("2024-02-07", ())
    assert two.published == "2024-02-08"
    assert "'?'" in two.notes[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Wed, 08 May 2024 23:15:00 -0500", "2024-05-08"),
        ("Wed, 08 May 2024 03:15:00 GMT", "2024-05-08"),
        ("2024-05-08 03:15:00.123456789 +0000 UTC", "2024-05-08"),
        ("20240508T031500Z", "2024-05-08"),
        ("7 septembre 2023", "2023-09-07"),
        ("7 вересня 2023 р.", "2023-09-07"),
        ("2023年9月7日", "2023-09-07"),
        ("07.09.23", "2023-09-07"),
        ("7.9.2023 10.15", "2023-09-07"),
        ("12/25/2023", "2023-12-25"),
        ("Fri 05/12/2025", "2025-12-05"),  # which was a Friday; 12 May was none
        ("Published on May 8th, 2024 at 10:15 PM", "2024-05-08"),
        ("05/04/2024", None),
        ("24-05-08", None),
        ("2024115", None),
        ("Monday 19 December 2025", None),  # it was a Friday
        ("12 Mar 2024 4", None),
        ("7 September 2023 and 8 September 2023", None),
        ("7 September", None),
        ("last Friday", None),
        ("2024-13-05", None),
        ("2024-05-08 or so", None),
    ],
)
def test_dates_in_all_ways_in_which_they_are_written(tmp_path: Path, value: str, day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": value}), "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "m.jsonl").write_text(json.dumps({"path": "b.txt", "published": value}), "utf-8")
    (row,) = raws(tmp_path / "a.jsonl")
    (file,) = [
        one for one in read(tmp_path / "b.txt", options=Options(meta=tmp_path / "m.jsonl")) if isinstance(one, Raw)
    ]
    assert (row.published, file.published) == (day, day)
    assert [note.startswith("published.unreadable") for note in row.notes] == [True] * (day is None)


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"url": "https://www.example.co.uk/a"}, "2024-04-05"),
        ({"url": "https://www.example.gov/a"}, "2024-05-04"),
        ({"url": "https://www.example.com/a"}, None),
        ({"language": "en-AU"}, "2024-04-05"),
        ({"lang": "fr"}, "2024-04-05"),
        ({"lang": "en-US", "url": "https://www.example.ie/a"}, None),
        ({"text": "Last seen 23/04/2024, he had left on 05/04.", "lang": "en-US"}, "2024-04-05"),
    ],
)
def test_what_is_known_of_a_row_tells_day_from_month(tmp_path: Path, row: dict[str, str], day: str | None) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": TEXT, "published": "05/04/2024"} | row), "utf-8")
    (raw,) = raws(tmp_path / "a.jsonl")
    assert raw.published == day


def test_a_string_s_date_may_be_written_in_any_way() -> None:
    assert from_string("a", published="7 September 2023").published == "2023-09-07"
    assert from_string("a", url="https://example.org.uk/a", published="05/04/2024").published == "2024-04-05"


@pytest.mark.parametrize("published", ["garbage", "2024-01", "07/02/2024", "2024-02-30"])
def test_a_string_with_a_date_that_is_none(published: str) -> None:
    with pytest.raises(NewsxError, match="YYYY-MM-DD"):
        from_string("a", published=published)


@pytest.mark.parametrize("published", ["2024-01-02", "2024-01-02T10:00:00Z", "2024-01-02 10:00"])
def test_a_string_with_its_date(published: str) -> None:
    assert from_string("a", published=published).published == "2024-01-02"
