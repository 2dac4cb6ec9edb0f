"""Reading: the table of what is known of each file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sources import TEXT, raws, tree

from newsx.article import Failure, Raw
from newsx.errors import NewsxError
from newsx.reading import Options, read

META_CSV = "path,url,published,desk\na.txt,https://e.org/a,2024-01-02,foreign\nsub/b.txt,,2024-03-04T09:00:00,\n"


def test_meta_by_path_and_by_name(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub" / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "meta.csv").write_text(META_CSV, "utf-8")
    one, two = raws(tmp_path / "a.txt", tmp_path / "sub" / "b.txt", meta=tmp_path / "meta.csv")
    assert (one.source.url, one.published, one.source.extra) == ("https://e.org/a", "2024-01-02", {"desk": "foreign"})
    assert two.published == "2024-03-04"


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("m.csv", "url\nx\n", "m.csv:1"),
        ("m.csv", 'path,url\n"a.txt"x,y\n', "not a CSV line"),
        ("m.jsonl", '{"url": "x"}\n', "m.jsonl:1"),
        ("m.jsonl", "{oops\n", "m.jsonl:1"),
    ],
)
def test_a_bad_meta_file_stops_with_one_line(tmp_path: Path, name: str, table: str, says: str) -> None:
    (tmp_path / name).write_text(table, "utf-8")
    with pytest.raises(NewsxError, match=says) as caught:
        list(read(tmp_path, options=Options(meta=tmp_path / name)))
    assert "\n" not in str(caught.value)


def with_meta(folder: Path, table: str) -> tuple[dict[str, Raw], list[Failure]]:
    """What is read of the folder with the table beside it: articles by their path in the folder, and the failures."""
    (folder.parent / "meta.csv").write_text(table, "utf-8")
    found = list(read(folder, options=Options(meta=folder.parent / "meta.csv")))
    articles = {os.path.relpath(one.source.path or "", folder): one for one in found if isinstance(one, Raw)}
    return articles, [one for one in found if isinstance(one, Failure)]


def test_meta_for_one_file_says_nothing_of_its_namesake(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a/x.txt", "b/x.txt", "c/y.txt")
    found, failures = with_meta(folder, "path,published,publisher\nmm/a/x.txt,2024-01-02,Post\ny.txt,2024-03-04,Star\n")
    known = {name: (raw.published, raw.source.publisher) for name, raw in found.items()}
    assert known == {"a/x.txt": ("2024-01-02", "Post"), "b/x.txt": (None, None), "c/y.txt": ("2024-03-04", "Star")}
    assert failures == []


def test_meta_for_one_of_two_says_which(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a/x.txt", "b/x.txt")
    found, (failure,) = with_meta(folder, "path,published\nx.txt,2024-01-02\n")
    assert {raw.published for raw in found.values()} == {None}
    assert failure.line == 2
    assert "with its folder" in failure.message


def test_meta_rows_about_no_file_are_told_at_the_end(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt")
    _, failures = with_meta(folder, "path,url\na.txt,u\nb.txt,u\nmm/c.txt,u\na.txt,v\n")
    assert [(Path(one.path).name, one.line) for one in failures] == [("meta.csv", 5), ("meta.csv", 3)]
    assert "already" in failures[0].message
    assert failures[1].message == "no such file was read: 'b.txt', 'mm/c.txt'"


def test_a_bad_meta_row_costs_no_other(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt", "b.txt", "c.txt")
    table = "path,url,published\na.txt,u,07/02/2024\n,u,\nb.txt,u,2024-01-02,more\nc.txt,v,7 February 2024\n"
    found, failures = with_meta(folder, table)
    assert [one.line for one in failures] == [2, 3, 4]
    assert (found["a.txt"].published, found["a.txt"].source.url) == (None, "u")
    assert found["a.txt"].notes[0].startswith("published.unreadable: '07/02/2024'")
    assert (found["c.txt"].published, found["c.txt"].notes) == ("2024-02-07", ())


def test_the_meta_table_is_no_article(tmp_path: Path) -> None:
    (tree(tmp_path, "a.txt") / "meta.jsonl").write_text('{"path": "a.txt", "url": "u"}', "utf-8")
    (raw,) = raws(tmp_path, meta=tmp_path / "meta.jsonl")
    assert raw.source.url == "u"


def test_the_column_of_a_table_tells_day_from_month(tmp_path: Path) -> None:
    folder = tree(tmp_path / "mm", "a.txt", "b.txt")
    found, failures = with_meta(folder, "path,published\na.txt,05/04/2024\nb.txt,23/04/2024\n")
    assert {name: raw.published for name, raw in found.items()} == {"a.txt": "2024-04-05", "b.txt": "2024-04-23"}
    found, failures = with_meta(folder, "path,published\na.txt,05/04/2024\nb.txt,04/23/2024\n")
    assert found["a.txt"].published == "2024-05-04"
    assert failures == []
