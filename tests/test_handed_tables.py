"""What options name: a table or list that has no end, is no text or is far too large is one line, and soon."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import sys
from codecs import BOM_UTF8, BOM_UTF16_LE
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from articles import STORY

from newsx.errors import NewsxError
from newsx.reading import handed_tables
from newsx.reading.handed_tables import LONGEST_ROW, NAMED, Bound, CsvRows, Wrong, lines
from newsx.reading.meta import read_meta

# Of each option: the command, the columns, and a row about the article or the claim that there is.
TABLES = {
    "--meta": ("fake-newsx extract a.txt", "path,url", "a.txt,https://e.org/a"),
    "--aliases": ("fake-newsx report x.jsonl", "name,alias", "Lamu Post,Post"),
    "--stories": ("fake-newsx report x.jsonl", "story,article", "Ferry,tula.txt"),
    "--review": ("fake-newsx report x.jsonl", "key,verdict", "0000:c1,confirm"),
    "--files-from": ("fake-newsx extract", "a.txt", "a.txt"),
}
SMALL = "[limits]\ntable-bytes = 2_000_000\ntable-rows = 1000\n"


def refused(done: Any, *says: str) -> None:
    """One line on standard error, nothing on standard output."""
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "fault" not in line
    assert "memory ran out" not in line
    assert len(line) < 2500
    for words in says:
        assert words in line


ENDLESS = {
    "zeros": "cat /dev/zero", "random bytes": "cat /dev/urandom", "lines": "yes", "one line": "yes | tr -d '\\n'",
    "a cell": "(echo '{head}'; printf '\"'; yes $(printf x%.0s {{1..999}}))",
    "a row": "(echo '{head}'; yes , | tr -d '\\n')",
}  # fmt: skip


@pytest.mark.parametrize("kind", ENDLESS)
@pytest.mark.parametrize("option", TABLES)
def test_a_table_without_an_end_is_one_line(shell: Any, desk: Path, option: str, kind: str) -> None:
    command, head, _ = TABLES[option]
    (desk / "newsx.toml").write_text(SMALL)
    line = f"{ENDLESS[kind].format(head=head)} | {command} {option} /dev/stdin"
    refused(shell(f"set +o pipefail; {line}", timeout=120), "newsx: /dev/stdin")


@pytest.mark.parametrize("option", TABLES)
def test_rows_without_an_end_are_one_line(shell: Any, desk: Path, option: str) -> None:
    command, head, row = TABLES[option]
    (desk / "newsx.toml").write_text(SMALL)
    if option in ("--meta", "--files-from"):  # as the settings file says
        (desk / "t.csv").write_text(f"{head}\n" + f"{row}\n" * 1001)
        refused(shell(f"{command} {option} t.csv"), "more than 1,000 ", "limits.table-rows")
        return
    rows = CsvRows(itertools.chain(["a,b\n"], itertools.repeat("c,d\n")), Path("t.csv"), Bound(rows=3))
    with pytest.raises(NewsxError, match=r"t\.csv: more than 3 rows are no table: split it"):
        list(rows)


@pytest.mark.parametrize("option", TABLES)
def test_a_pipe_that_nobody_writes_to_is_one_line(shell: Any, desk: Path, option: str) -> None:
    command, _, _ = TABLES[option]
    os.mkfifo(desk / "pipe")
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import fake_pipeline; fake_pipeline.install(); from "
        "newsx.reading import handed_tables as at; at.SECONDS = 1; from newsx.cli import main; sys.exit(main())"
    )
    command = command.replace("fake-newsx", f"{sys.executable} -c '{program}' {Path(__file__).parent}")
    refused(shell(f"{command} {option} pipe"), "newsx: pipe: nobody writes to this pipe")


@pytest.mark.parametrize("option", TABLES)
def test_a_pipe_that_somebody_writes_to_is_read(shell: Any, desk: Path, option: str) -> None:
    command, head, row = TABLES[option]
    os.mkfifo(desk / "pipe")
    text = f"(echo '{head}'; sleep 0.3; echo '{row}')"
    for line in (f"{text} | {command} {option} /dev/stdin", f"{text} > pipe & {command} {option} pipe"):
        done = shell(line)
        assert (done.returncode, done.stderr) == (0, "")


BROKEN = {
    "a folder": (None, ": cannot read the "),
    "bytes": (bytes(range(256)) * 40, "UTF-8"),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\0\x90" * 500, ""),
    "a packed table": (gzip.compress(b"name,alias,path,story,article,key,verdict\n" * 9), ""),
    "UTF-16 without its mark": ("{head}\n{row}\n".encode("utf-16-le"), "UTF-8"),
    "a NUL byte": (b"{head}\n{row}\0\n", "NUL byte"),
    "a NUL byte in the columns": (b"\0{head}\n{row}\n", "NUL byte"),
    "nothing": (b"", ""),
    "a cell of 50 MB": (b"{head}\n{row}" + b"x" * 50_000_000 + b"\n", f"more than {LONGEST_ROW:,} characters"),
    "a cell without its end": (b'{head}\n"{row}\n' + b"{row}\n" * 9, ":2: not a CSV line: a quotation mark may be"),
    "columns of 50 MB": (b"x" * 50_000_000 + b",{head}\n{row}\n", f"more than {LONGEST_ROW:,} characters"),
    "a column twice": (b"{head},{head}\n{row},{row}\n", "stands there twice: leave out one"),
    "other columns": (b"a,b\n1,2\n", ""),
    "no columns": (b"\n\n{row}\n", ""),
    "semicolons": (b"a;b\n1;2\n", ""),
}


@pytest.mark.parametrize("kind", BROKEN)
@pytest.mark.parametrize("option", [option for option in TABLES if option != "--files-from"])
def test_a_table_that_is_none_is_one_line(shell: Any, desk: Path, option: str, kind: str) -> None:
    command, head, row = TABLES[option]
    data, says = BROKEN[kind]
    if data is None:
        (desk / "t.csv").mkdir()
    else:
        wide = {b"{head}": head, b"{row}": row} | {
            "{head}".encode("utf-16-le"): head.encode("utf-16-le"), "{row}".encode("utf-16-le"): row.encode("utf-16-le")
        }  # fmt: skip
        for mark, text in wide.items():
            data = data.replace(mark, text if isinstance(text, bytes) else text.encode())
        (desk / "t.csv").write_bytes(data)
    refused(shell(f"{command} {option} t.csv"), "newsx: t.csv:", "" if option == "--meta" and kind == "bytes" else says)


FINE: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with its mark": lambda text: BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16, the other way": lambda text: "\ufeff".encode("utf-16-be") + text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "carriage returns": lambda text: text.replace("\n", "\r\n").encode(),
    "carriage returns alone": lambda text: text.replace("\n", "\r").encode(),
    "columns without a name": lambda text: text.replace("\n", ",,,\n").encode(),
    "100,000 columns more": lambda text: text.replace("\n", "," + ",".join(f"c{n}" for n in range(100_000)) + "\n", 1)
    .encode(),
    "a million blank lines": lambda text: text.replace("\n", "\n" * 1_000_000, 1).encode(),
}  # fmt: skip


@pytest.mark.parametrize("kind", FINE)
@pytest.mark.parametrize("option", [option for option in TABLES if option != "--files-from"])
def test_a_table_in_any_of_these_forms_is_read(shell: Any, desk: Path, option: str, kind: str) -> None:
    command, head, row = TABLES[option]
    (desk / "t.csv").write_bytes(FINE[kind](f"{head}\n{row}\n"))
    done = shell(f"ulimit -t 30; {command} {option} t.csv")
    assert (done.returncode, done.stderr) == (0, "")
    if option == "--meta":
        assert json.loads(done.stdout)["source"]["url"] == "https://e.org/a"


LISTS = {
    "UTF-16": ("a.txt\n".encode("utf-16"), "in utf-16: save it as UTF-8"),
    "the other UTF-16": (BOM_UTF16_LE + "a.txt\n".encode("utf-16-le"), "in utf-16: save it as UTF-8"),
    "a program": (b"\x7fELF\0\0\n", "end in null bytes"),
    "nothing": (b"", "names no file"),
    "blank lines": (b"\n \n\t\n" * 300, "names no file"),
    "a path of 1 MB": (b"x" * 1_000_000, "File name too long"),
    "too many": (b"a.txt\n" * 1001, "more than 1,000 names are no table"),
    "too many bytes": (b"x" * 2_000_001, "more than 2,000,000 bytes are no table"),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_that_is_none_is_one_line(shell: Any, desk: Path, kind: str) -> None:
    data, says = LISTS[kind]
    (desk / "newsx.toml").write_text(SMALL)
    (desk / "list").write_bytes(data)
    for what in ("list", "- < list"):
        refused(shell(f"fake-newsx extract --files-from {what}"), says)


def test_a_list_with_a_byte_order_mark_is_read(shell: Any, desk: Path) -> None:
    (desk / "list").write_bytes(BOM_UTF8 + b"a.txt\r\n")
    assert shell("fake-newsx extract --files-from list").returncode == 0


def test_of_many_lines_that_cannot_be_used_the_first_are_named(shell: Any, desk: Path) -> None:
    (desk / "t.csv").write_text("path,url\n" + "a.txt,x\n" * 5000)
    done = shell("fake-newsx extract a.txt --meta t.csv")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 1)
    *named, rest = done.stderr.splitlines()
    assert len(named) == NAMED
    assert rest == f"newsx: t.csv: {4999 - NAMED:,} more of its lines cannot be used"
    (desk / "r.csv").write_text("key,verdict\n" + "0:c1,maybe\n" * 5000)
    done = shell("fake-newsx report x.jsonl --review r.csv --format csv")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, NAMED + 1)


@pytest.mark.parametrize("day", ["05/04/2024", "23/04/2024", "7 May 2024", "", "none", "2024-05-08"])
def test_a_table_of_many_rows_is_read_in_a_time_that_grows_with_them_only(tmp_path: Path, day: str) -> None:
    import time

    def seconds(rows: int) -> float:
        table = "path,published\n" + "".join(f"d{n}/f{n}.txt,{day}\n" for n in range(rows))
        (tmp_path / "t.csv").write_text(table)
        start = time.process_time()
        read_meta(tmp_path / "t.csv").match(f"e/f{n}.txt" for n in range(rows))
        return time.process_time() - start

    seconds(100)
    small = max(seconds(1000), 0.05)
    assert seconds(4000) < 8 * small


# --- newsx.toml

SETTINGS = {
    "a hole of 4 GB": (None, "more than 1,000,000 bytes are no settings"),
    "2 MB": (b"#" * 2_000_000, "more than 1,000,000 bytes are no settings"),
    "UTF-16": ("jobs = 1".encode("utf-16"), "not in UTF-8 from byte 0 on"),
    "Latin-1": (b"model = '\xe9'", "not in UTF-8 from byte 9 on"),
    "a NUL byte": (b"jobs = 1\0", "newsx.toml: "),
    "a key twice": (b"jobs = 1\njobs = 2\n", "newsx.toml: "),
    "a table twice": (b"[limits]\n[limits]\n", "newsx.toml: "),
    "a key of 900 KB": (b"x" * 900_000 + b" = 1", "no setting is called"),
    "a model of 900 KB": (b"jobs = '" + b"x" * 900_000 + b"'", "jobs must be"),
    "bytes": (bytes(range(256)) * 40, "newsx.toml: "),
    "JSON": (b'{"jobs": 1}', "newsx.toml: "),
}


@pytest.mark.parametrize("kind", SETTINGS)
def test_settings_that_are_none_are_one_line(shell: Any, desk: Path, kind: str) -> None:
    data, says = SETTINGS[kind]
    with (desk / "newsx.toml").open("wb") as file:
        file.write(data or b"jobs = 1\n")
        if data is None:
            file.truncate(4_000_000_000)
    refused(shell("ulimit -t 20; fake-newsx extract a.txt"), says)


@pytest.mark.parametrize("data", [BOM_UTF8 + b"jobs = 1\n", b"jobs = 1\r\n", b"", b"# nothing"])
def test_settings_as_an_editor_may_save_them_are_read(shell: Any, desk: Path, data: bytes) -> None:
    (desk / "newsx.toml").write_bytes(data)
    assert shell("fake-newsx extract a.txt").returncode == 0


# --- the parts


def test_the_lines_that_cannot_be_used_stand_in_order() -> None:
    wrong = Wrong(Path("t.csv"))
    for line in (7, 3, 5):
        wrong.add(line, "x")
    assert [one.line for one in wrong] == [3, 5, 7]


def test_lines_come_one_by_one(tmp_path: Path) -> None:
    with handed_tables.opened(Path("/dev/zero"), "table") as file, pytest.raises(NewsxError, match="NUL byte"):
        next(lines(file, Path("t.csv")))
    (tmp_path / "t.csv").write_text(f"a,b\n{STORY}")
    with handed_tables.opened(tmp_path / "t.csv", "table") as file:
        assert next(lines(file, Path("t.csv"))) == "a,b\n"
