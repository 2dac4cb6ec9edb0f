"""Files that hold many articles: arrays of JSON, folders, standard input and lists of files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from archives import Warc, feed, item, outcome, page

from newsx.article import Failure, Raw
from newsx.reading import Options, expected, read
from newsx.reading.input_formats import BY_SUFFIX

ROWS = [{"text": f'Boat [{n}] {{"quoted\\" \\\\": 1}}, Łódź', "url": f"https://e.org/{n}"} for n in range(5)]

FORMS = {
    "on one line": json.dumps(ROWS),
    "over lines": json.dumps(ROWS, indent=2, ensure_ascii=False),
    "with a mark": "\ufeff" + json.dumps(ROWS, indent=0),
    "objects over lines": "\n".join(json.dumps(row, indent=2) for row in ROWS),
    "lines": "\n".join(map(json.dumps, ROWS)),
    "two arrays": json.dumps(ROWS[:2]) + json.dumps(ROWS[2:]),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("at_once", [1, 7, 65536])
def test_json_in_any_form_is_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, at_once: int) -> None:
    monkeypatch.setattr("newsx.reading.json_values.AT_ONCE", at_once)
    (tmp_path / "a.json").write_text(form, "utf-8")
    found = [one for one in read(tmp_path / "a.json") if isinstance(one, Raw)]
    assert [(one.text, one.source.line, one.source.url) for one in found] == [
        (row["text"], number, row["url"]) for number, row in enumerate(ROWS, 1)
    ]


def test_bad_elements_of_an_array_cost_no_other(tmp_path: Path) -> None:
    bad = ['{"text": 5}', "[1, {}]", '{"body": "x"}', '{"text": "a" "b"}', '{"text": "' + "x" * 3000 + '"}']
    (tmp_path / "a.json").write_text(f"[{json.dumps(ROWS[0])}, {', '.join(bad)}, {json.dumps(ROWS[1])}]")
    found = outcome(tmp_path / "a.json", limits=Options().limits.__class__(article_bytes=2000))
    assert [line for line, _ in found] == list(range(1, 8))
    assert [said for _, said in (found[0], found[-1])] == ["https://e.org/0", "https://e.org/1"]
    parts = ("`$.text`", "JSON object", "--text-key", "not a JSON", "more than")
    for (_, said), part in zip(found[1:-1], parts, strict=True):
        assert part in said


def test_an_array_that_breaks_off_is_said(tmp_path: Path) -> None:
    whole = json.dumps(ROWS)
    for cut in (whole[:-20], whole[:-1], whole[: whole.index("}, {") + 2]):
        (tmp_path / "a.json").write_text(cut)
        *found, last = outcome(tmp_path / "a.json")
        assert last == (None, "the JSON array breaks off: fetch it again")
        assert len(found) in (4, 5, 1)


def test_in_a_folder_json_and_xml_are_read_where_they_hold_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine boys.")
    (tmp_path / "a.json").write_text('{"text": "about a.txt"}')
    (tmp_path / "b.json").write_text(json.dumps(ROWS))
    (tmp_path / "c.xml").write_text("<nitf/>")
    feed(tmp_path / "d.xml", item(1))
    (tmp_path / "e.xml").write_text("<urlset></urlset>")
    Warc().add("https://e.org/1", page(1)).write(tmp_path / "f.warc")
    found = list(read(tmp_path))
    names = [Path((one.source.path or "") if isinstance(one, Raw) else one.path).name for one in found]
    assert names == ["a.txt", *["b.json"] * 5, "d.xml", "e.xml", "f.warc"]
    assert [type(one) for one in found].count(Failure) == 1
    assert expected(tmp_path) is None


def test_standard_input_is_told_by_its_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed(tmp_path / "a.xml", item(1))
    Warc().add("https://e.org/1", page(1)).write(tmp_path / "a.warc")
    (tmp_path / "a.json").write_text(json.dumps(ROWS))
    for name, number in (("a.xml", 1), ("a.warc", 1), ("a.json", 5)):
        monkeypatch.setattr("newsx.reading._stdin", lambda name=name: (tmp_path / name).open("rb"))
        assert len([one for one in read("-") if isinstance(one, Raw)]) == number


def test_files_from_a_list(cli: Any, fake: None, tmp_path: Path) -> None:
    for name in ("a.txt", "b c.txt", "d\ne.txt", "x.txt"):
        (tmp_path / name).write_text(name)

    def paths(*args: object, stdin: str | None = None) -> list[str]:
        done = cli("extract", *args, stdin=stdin)
        assert (done.code, done.err) == (0, "")
        return [json.loads(line)["source"]["path"] for line in done.lines]

    (tmp_path / "list").write_text("b c.txt\r\n\na.txt\n")
    assert paths("--files-from", "list") == ["b c.txt", "a.txt"]
    assert paths("x.txt", "--files-from", "-", stdin="a.txt\n") == ["x.txt", "a.txt"]
    assert paths("--files-from", "-", "-0", stdin="d\ne.txt\0a.txt\0") == ["d\ne.txt", "a.txt"]
    assert cli("clean", "--files-from", "list").code == 0


@pytest.mark.parametrize(
    ("args", "stdin", "says"),
    [
        (("--files-from", "gone"), None, "gone: cannot read the --files-from list: No such file"),
        (("--files-from", "-"), "\n\n", "-: the --files-from list names no file"),
        (("--files-from", "-"), "a.txt\0", "end in null bytes: add --null"),
        (("--files-from", "-", "-"), "a.txt", "the list is standard input"),
        (("--null", "a.txt"), None, "--null is about the names of --files-from"),
    ],
)
def test_a_list_that_makes_no_sense_is_one_line(
    cli: Any, fake: None, args: tuple[str, ...], stdin: str | None, says: str
) -> None:
    done = cli("extract", *args, stdin=stdin)
    assert (done.code, done.out) == (2, "")
    (message,) = done.messages
    assert says in message


def test_help_and_messages_name_every_suffix(cli: Any, tmp_path: Path) -> None:
    told = " ".join(cli("extract", "-h").out.split())
    assert ", ".join(BY_SUFFIX) in told
    assert cli("extract", "--from", "pdf", "a.txt").messages == [
        "unknown format 'pdf': use one of text, html, jsonl, feed, warc"
    ]
