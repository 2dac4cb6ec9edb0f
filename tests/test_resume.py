"""`extract --resume`: what has changed between two runs is made anew, and what newsx did not write is left alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from desks import FOREIGN, FOREIGN_FILES, NOTES, lying, refused


@pytest.mark.parametrize("held", FOREIGN_FILES.values(), ids=FOREIGN_FILES)
@pytest.mark.parametrize("where", ["out.jsonl", "out.jsonl.part"])
def test_resume_leaves_a_foreign_file_alone(shell: Any, desk: Path, held: bytes, where: str) -> None:
    (desk / where).write_bytes(held)
    before = lying(desk)
    refused(shell("fake-newsx extract a.txt -o out.jsonl --resume"), f"{where}:1: cannot resume after what is no newsx")
    assert lying(desk) == before


def test_resume_leaves_a_foreign_end_of_a_file_of_records_alone(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o out.jsonl")
    for end in (b"\0" * 50, NOTES.encode(), b'{"text":'):
        (desk / "out.jsonl").write_bytes((desk / "out.jsonl").read_bytes().splitlines(keepends=True)[0] + end)
        before = lying(desk)
        refused(shell("fake-newsx extract a.txt -o out.jsonl --resume"), "out.jsonl:2: cannot resume")
        assert lying(desk) == before


@pytest.mark.parametrize("where", ["out.jsonl", "out.jsonl.part"])
def test_lines_that_are_no_records_are_left_alone_wherever_they_stand(shell: Any, desk: Path, where: str) -> None:
    shell("fake-newsx extract notes.txt -o mine.jsonl")
    mine = (desk / "mine.jsonl").read_bytes()
    torn = mine[: mine.index(b'"source"')]
    foreign = [
        mine + b"a note\n", b"a note\n" + mine, mine + b"\n" + mine, mine + b'{"text":"a"}\n' + torn,
        mine + b'{"schema":"newsx/1"}', mine + torn[:40].replace(b'"id"', b'"di"'),
    ]  # fmt: skip
    changed = [
        mine + torn + b"\n", mine + torn + b"more, by hand", mine + torn.replace(b'"newsx":"', b'"newsx":"9'),
        mine[:-2] + b"}]\n", mine[:-20].replace(b'"line":null', b'"line":"x"'),
        mine + torn.replace(b'"made_by":{', b'"made_by":['),
    ]  # fmt: skip
    for held in foreign + changed:
        (desk / where).write_bytes(held)
        before = lying(desk)
        refused(shell("fake-newsx extract a.txt -o out.jsonl --resume"), "cannot resume after what is no newsx record")
        if held in foreign:
            refused(shell("fake-newsx extract a.txt -o out.jsonl"), FOREIGN)
        assert lying(desk) == before


def test_a_record_that_broke_off_anywhere_is_made_anew(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract notes.txt a.txt -o whole.jsonl")
    whole = (desk / "whole.jsonl").read_bytes()
    second = whole.index(b"\n") + 1
    for end in (1, 20, 31, 50, 68, 90, 200, 300, second + 1, second + 40, len(whole) - 90, len(whole) - 2):
        (desk / "out.jsonl.part").write_bytes(whole[:end])
        done = shell("fake-newsx extract notes.txt a.txt -o out.jsonl --resume")
        assert (done.returncode, done.stderr) == (0, ""), whole[:end]
        assert (desk / "out.jsonl").read_bytes() == whole
        (desk / "out.jsonl").unlink()


def test_a_key_that_somebody_added_moves_with_its_record(shell: Any, desk: Path) -> None:
    (desk / "rows.jsonl").write_text('{"text":"one"}\n')
    shell('fake-newsx extract rows.jsonl -o out.jsonl; sed -i \'s/}$/,"checked":"by hand"}/\' out.jsonl')
    (desk / "rows.jsonl").write_text('{"text":"new"}\n{"text":"one"}\n')
    assert shell("fake-newsx extract rows.jsonl -o out.jsonl --resume").returncode == 0
    moved = json.loads((desk / "out.jsonl").read_text().splitlines()[1])
    assert (moved["source"]["line"], moved.get("checked")) == (2, "by hand")


def texts(path: Path) -> list[tuple[str, str]]:
    found = [json.loads(line) for line in path.read_text().splitlines()]
    return [(record["source"]["path"], record["text"].split()[0]) for record in found]


CHANGES = {
    "an edited source": ("sed -i s/The/That/ a.txt", "", "made anew: a.txt"),
    "a publisher said by a table": (
        "printf 'path,publisher\nb.txt,Post\n' > m.csv",
        "--meta m.csv",
        "made anew: b.txt",
    ),
    "a title said by a table": ("printf 'path,title\na.txt,Ferry\n' > m.csv", "--meta m.csv", "made anew: a.txt"),
    "a date said by a table": (
        "printf 'path,published\na.txt,2024-05-06\n' > m.csv",
        "--meta m.csv",
        "made anew: a.txt",
    ),
    "a key of a table": ("printf 'path,desk\na.txt,foreign\n' > m.csv", "--meta m.csv", "made anew: a.txt"),
    "another key of the text": ("true", "--text-key body", "made anew: rows.jsonl:1, rows.jsonl:2"),
    "another format": ("true", "--from text", "made anew: rows.jsonl:1, rows.jsonl:2"),
    "rows in another order": ("tac rows.jsonl > r; mv r rows.jsonl", "", "2 of the records stood on another line"),
    "a row before the others": ('sed -i \'1i{"text":"new"}\' rows.jsonl', "", "2 of the records stood on another line"),
    "a row that is gone": ("sed -i 1d rows.jsonl", "", "made anew: rows.jsonl:1"),
    "the last row that is gone": ("sed -i 2d rows.jsonl", "", "rows that are not in their file any more: rows.jsonl:2"),
    "a source in another encoding": ("iconv -f utf8 -t utf16 a.txt > r; mv r a.txt", "", "made anew: a.txt"),
}


@pytest.mark.parametrize(("change", "options", "says"), CHANGES.values(), ids=CHANGES)
def test_resume_notices_what_has_changed(shell: Any, desk: Path, change: str, options: str, says: str) -> None:
    (desk / "b.txt").write_text("Two boys went missing.\n")
    rows = [{"text": "one", "body": "eins"}, {"text": "two", "body": "zwei"}]
    (desk / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    sources = "a.txt b.txt rows.jsonl"
    assert shell(f"fake-newsx extract {sources} -o out.jsonl").returncode == 0
    before = (desk / "out.jsonl").read_bytes().splitlines()
    done = shell(f"{change}; fake-newsx extract {sources} {options} -o out.jsonl --resume")
    assert done.returncode == 0
    assert says in done.stderr
    assert shell(f"fake-newsx extract {sources} {options} -o whole.jsonl").returncode == 0
    after = (desk / "out.jsonl").read_bytes()
    if "--from" in options:  # what was two rows is one text now: the second row's place is nobody's, and stays
        after = after.replace(before[3] + b"\n", b"")
    assert after == (desk / "whole.jsonl").read_bytes()
    aside = desk / "out.jsonl.replaced"
    kept = aside.read_bytes().splitlines() if aside.exists() else []
    ids = {json.loads(line)["id"] for line in (*after.splitlines(), *kept)}
    assert ids >= {json.loads(line)["id"] for line in before}
    again = shell(f"fake-newsx extract {sources} {options} -o out.jsonl --resume")
    assert (again.returncode, again.stderr) == (0, "")


def test_resume_keeps_the_records_of_rows_that_may_be_there(shell: Any, desk: Path) -> None:
    (desk / "rows.jsonl").write_text('{"text":"one"}\n{"text":"two"}\n{"text":"three"}\n')
    shell("fake-newsx extract rows.jsonl -o out.jsonl")
    before = (desk / "out.jsonl").read_bytes()
    for held, code in (('{"text":"one"}\n{"text":"tw', 2), ("", 2), ('{"text":"one"}\n{"text":"RAISE"}\n{}\n', 2)):
        (desk / "rows.jsonl").write_text(held)
        assert shell("fake-newsx extract rows.jsonl -o out.jsonl --resume").returncode == code
        assert (desk / "out.jsonl").read_bytes() == before
    (desk / "rows.jsonl").unlink()
    assert shell("fake-newsx extract a.txt -o out.jsonl --resume").returncode == 0
    assert (desk / "out.jsonl").read_bytes().startswith(before)


FORMATS = {  # of one article, and how it changes
    "feed.xml": (
        "<rss><channel><item><title>T</title><description>One boy</description></item></channel></rss>",
        "One",
    ),
    "array.json": ('[{"text":"One boy."}]', "One"),
    "page.htm": ("<!doctype html><title>T</title><p>One boy.", "One"),
    "address.jsonl": ('{"text":"a boy","url":"https://e.org/One"}', "One"),
    "extra.jsonl": ('{"text":"a boy","desk":"One"}', "One"),
    "own.jsonl": ('{"text":"a boy","title":"One","published":"2024-05-06"}', "05-06"),
}


def test_resume_notices_a_change_in_every_format(shell: Any, desk: Path) -> None:
    for name, (held, _) in FORMATS.items():
        (desk / name).write_text(held)
    names = " ".join(FORMATS)
    shell(f"fake-newsx extract {names} -o out.jsonl")
    for name, (held, word) in FORMATS.items():
        (desk / name).write_text(held.replace(word, "05-07" if "-" in word else "Ten"))
    done = shell(f"fake-newsx extract {names} -o out.jsonl --resume; fake-newsx extract {names} -o whole.jsonl")
    assert "feed.xml:1, array.json:1, page.htm and 3 more" in done.stderr
    assert (desk / "out.jsonl").read_bytes() == (desk / "whole.jsonl").read_bytes()
    assert len((desk / "out.jsonl.replaced").read_text().splitlines()) == len(FORMATS)


def test_resume_puts_the_records_in_the_order_of_the_input(shell: Any, desk: Path) -> None:
    (desk / "b.txt").write_text("Two boys went missing.\n")
    shell("fake-newsx extract b.txt a.txt -o out.jsonl")
    done = shell("fake-newsx extract a.txt notes.txt b.txt -o out.jsonl --resume")
    assert done.stderr == "newsx: out.jsonl: the input has another order than before, and so have the records now\n"
    assert [path for path, _ in texts(desk / "out.jsonl")] == ["a.txt", "notes.txt", "b.txt"]


def test_resume_in_several_processes_keeps_the_order_too(shell: Any, desk: Path) -> None:
    rows = [json.dumps({"text": f"row {n}"}) + "\n" for n in range(60)]
    (desk / "rows.jsonl").write_text("".join(rows[10:20] + rows[40:]))
    shell("fake-newsx extract rows.jsonl -o out.jsonl")
    (desk / "rows.jsonl").write_text("".join(rows))
    done = shell("fake-newsx extract rows.jsonl -o out.jsonl --resume --jobs 2; fake-newsx extract rows.jsonl -o whole")
    assert done.returncode == 0
    assert (desk / "out.jsonl").read_bytes() == (desk / "whole").read_bytes()


def test_resume_keeps_the_record_of_a_source_that_cannot_be_read_any_more(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt notes.txt -o out.jsonl")
    before = (desk / "out.jsonl").read_bytes()
    for change in ("echo RAISE > a.txt", ": > a.txt", "rm a.txt", "printf '%%PDF-1.7' > a.txt", "mkfifo -m 000 b.txt"):
        done = shell(f"{change}; fake-newsx extract a.txt notes.txt -o out.jsonl --resume")
        assert done.returncode == 2
        assert (desk / "out.jsonl").read_bytes() == before


def test_resume_refuses_a_foreign_file_of_replaced_records(shell: Any, desk: Path) -> None:
    shell("fake-newsx extract a.txt -o out.jsonl; echo edited > a.txt")
    (desk / "out.jsonl.replaced").write_text(NOTES)
    done = shell("fake-newsx extract a.txt -o out.jsonl --resume")
    assert done.returncode == 2
    assert FOREIGN in done.stderr
    assert (desk / "out.jsonl.replaced").read_text() == NOTES
