"""What is too much, or no plain file, is one line that names it; the rest is read. Nothing is read to its end first."""

from __future__ import annotations

import gzip
import json
import os
import shlex
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from articles import STORY
from heaps import sources, told

LONG = STORY + "".join(
    f"\nThe boat of {name} came back to the harbour on Sunday evening.\n" for name in ("Ali", "Omar")
)
MEMORY = 1_200_000  # KB of address space above which a run is ended: the interpreter and its libraries take half of it


BOMBS = {  # what is packed, how many times over, and what is said
    "b.txt.gz": (b"0" * 10_000_000, 100, "limits."),
    "b.html.gz": (b"<p>" * 3_000_000, 60, "limits."),
    "b.jsonl.gz": (b"\n" * 10_000_000, 100, "limits.expansion"),
    "b.ndjson.gz": (b'{"text": "' + b"x" * 10_000_000, 60, "limits."),
    "b.text.gz": (b" " * 10_000_000, 60, "limits."),
    "b.json.gz": (b'[{"text": "' + b"x" * 10_000_000, 60, "limits."),
    "b.rss.gz": (b"<rss><channel><item><title>" + b"x" * 10_000_000, 60, "limits."),
    "b.warc.gz": (b"WARC/1.0\r\nContent-Length: 9000000000\r\n\r\n" + b"\0" * 10_000_000, 60, "limits."),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_unpacks_to_a_huge_one_is_one_line(shell: Any, heap: Path, name: str) -> None:
    data, times, says = BOMBS[name]
    (heap / name).write_bytes(gzip.compress(data) * times)
    told(shell(f"ulimit -v {MEMORY}; own-fake-newsx extract heap"), name, says)


def sparse(path: Path, size: int, start: bytes = b"") -> None:
    """A file of so many bytes, most of them a hole that takes no room."""
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)


def test_a_file_larger_than_memory_is_one_line(shell: Any, heap: Path) -> None:
    for name, start in (("b.txt", STORY), ("b.html", "<!doctype html><p>"), ("b.jsonl", '{"text": "')):
        sparse(heap / name, 4_000_000_000, start.encode() + b"x" * 5000)
        told(shell(f"ulimit -v {MEMORY}; own-fake-newsx extract heap", timeout=300), name, "limits.")
        (heap / name).unlink()


def test_an_endless_input_is_one_line(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\narticle-bytes = 1_000_000\n")  # sooner than at 10 MB
    endless = [
        "own-fake-newsx extract <(yes)",
        "yes | own-fake-newsx extract -",
        "yes | tr -d '\\n' | own-fake-newsx extract -",
        "yes '{' | tr -d '\\n' | own-fake-newsx extract - --from jsonl",
        "yes | gzip | own-fake-newsx extract -",
    ]
    for line in endless:
        done = shell(f"ulimit -v {MEMORY}; set +o pipefail; {line}", timeout=300)
        assert (done.returncode, done.stdout) == (2, "")
        message = [said for said in done.stderr.splitlines() if "newsx: " in said]
        assert len(message) == 1
        assert "limits." in message[0]


def test_a_row_that_is_too_long_costs_no_other(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("[limits]\narticle-bytes = 1000\n")
    fine, long = json.dumps({"text": STORY}), json.dumps({"text": STORY * 20})
    exact = json.dumps({"text": "x" * (1000 - len('{"text": ""}'))})
    rows = [fine, long, fine, long + " " * 5000, exact, exact[:-2] + 'x"}', fine, long]
    for end in ("\n", "\r\n"):
        (tmp_path / "rows.jsonl").write_bytes(end.join(rows).encode())
        done = shell("fake-newsx extract rows.jsonl")
        assert done.returncode == 2
        assert [json.loads(line)["source"]["line"] for line in done.stdout.splitlines()] == [1, 3, 5, 7]
        assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [f"rows.jsonl:{n}" for n in (2, 4, 6, 8)]
        assert "more than 1,000 bytes are no article" in done.stderr


@pytest.mark.parametrize(
    ("setting", "file", "says"),
    [
        ("article-bytes = 200", ("b.txt", STORY * 3), "more than 200 bytes are no article"),
        ("article_bytes = 200", ("b.html", f"<p>{STORY * 3}"), "more than 200 bytes are no article"),
        ("characters = 200", ("b.txt", LONG), "characters of text are more than an article (limit 200)"),
        ("expansion = 2", ("b.txt.gz", STORY * 30_000), "unpacks to more than 2 times its size"),
        ("folders = 2", ("b/b/b/b.txt", STORY), "more than 2 deep"),
    ],
)
def test_every_limit_can_be_set(
    shell: Any, heap: Path, tmp_path: Path, setting: str, file: tuple[str, str], says: str
) -> None:
    path = heap / file[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(file[1].encode()) if path.suffix == ".gz" else file[1].encode())
    program = "newsx" if "characters" in setting else "fake-newsx"
    if "expansion" not in setting:
        assert shell(f"{program} extract heap", timeout=300).returncode == 0
    (tmp_path / "newsx.toml").write_text(f"[limits]\n{setting}\n")
    done = shell(f"{program} extract heap", timeout=300)
    assert (done.returncode, sources(done)) == (2, ["a.txt", "z.txt"])
    assert says in done.stderr
    assert "newsx.toml" in done.stderr


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("limits = 3", "[limits] is a table"),
        (
            "[limits]\nbytes = 3",
            'no limit is called "bytes": there are article-bytes, expansion, characters, folders, seconds',
        ),
        ("[limits]\nfolders = 0", "limits.folders must be a whole number from 1 on"),
        ("[limits]\nfolders = true", "limits.folders must be"),
        ("[limits]\nseconds = -1", "limits.seconds must be a whole number from 0 on"),
        ("[limits]\nexpansion = 2.5", "limits.expansion must be"),
        ("[limits]\ncharacters = '9'", "limits.characters must be"),
        (f"[limits]\ncharacters = {10**22}", "limits.characters must be"),
        (f"jobs = {10**22}", "jobs must be a number from 1 on, 1024 at most"),
        ("jobs = " + "9" * 5000, "newsx.toml: "),
        ("min-sure = nan", "min-sure must be a number from 0 to 1"),
        ("follow-links = 1", "follow-links must be true or false"),
        ("a = " + "[" * 5000 + "]" * 5000, "newsx.toml: nested too deep"),
        ("a = " + "{a = " * 3000 + "1" + "}" * 3000, "newsx.toml: nested too deep"),
        ("[" + ".".join("a" * 3000) + "]\nb = 1", 'no setting is called "a"'),
        ("\x00", "newsx.toml: "),
    ],
)
def test_a_settings_file_that_makes_no_sense_is_one_line(
    shell: Any, heap: Path, tmp_path: Path, table: str, says: str
) -> None:
    (tmp_path / "newsx.toml").write_text(table)
    done = shell("fake-newsx extract heap")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert says in line
    assert "fault" not in line


def test_a_settings_file_that_is_no_plain_file_is_one_line(shell: Any, heap: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "newsx.toml")
    done = shell("fake-newsx extract heap")
    assert (done.returncode, done.stderr) == (2, f"newsx: {tmp_path}/newsx.toml: is no plain file\n")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (f"extract a.txt --jobs {10**22}", "give a number from 1 on, 1024 at most"),
        ("extract a.txt --jobs 100000", "give a number from 1 on, 1024 at most"),
        ("extract a.txt --min-sure nan", "give a number from 0 to 1"),
        ("report x --since 0000", "is no date"),
        ("report x --until 10000", "is no date"),
        ("report x --since 2023-13", "is no date"),
        ("report x --top " + "9" * 5000, "Invalid value for '--top'"),
        ("report x --top -1", "give a number from 1 on"),
    ],
)
def test_figures_out_of_all_proportion_are_one_line(shell: Any, heap: Path, args: str, says: str) -> None:
    done = shell(f"cd heap; echo > x; fake-newsx {args}")
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert says in line
    assert "fault" not in line


@pytest.mark.parametrize(
    "args", ["--since 9999", "--until 9999", "--since 0001", "--until 9999-12", "--since 9999-12-31"]
)
def test_the_ends_of_the_calendar_are_dates(shell: Any, heap: Path, args: str) -> None:
    done = shell(f"fake-newsx extract heap | fake-newsx report - --format csv {args}")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("format", ["terminal", "csv", "annotations", "parquet", "html"])
def test_a_top_beyond_all_rows_is_all_rows(shell: Any, heap: Path, format: str) -> None:
    done = shell(f"fake-newsx extract heap | fake-newsx report - --format {format} --top {10**22} -o out")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "words", ["x.so: failed to map segment from shared object", "std::bad_alloc", "Cannot allocate memory"]
)
def test_a_library_that_runs_out_of_memory_is_no_fault_of_newsx(shell: Any, heap: Path, words: str) -> None:
    program = (
        "import sys, newsx.cli.app as at; from newsx.cli import main\n"
        f"def app(*_, **__): raise ImportError({words!r})\n"
        "at.app = app; sys.exit(main())"
    )
    done = shell(f"{sys.executable} -c {shlex.quote(program)} extract heap")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "newsx: memory ran out: end other programs, or allow this one more (ulimit -v)\n"


# --- time

GROWERS = {  # one for each room that reads; bench/growth.py has many more
    "counts": "{n} children, ", "names with ages": "Omar Kor{letters} ({age}), ",
    "said by pronouns": "He said she said ", "quotation marks": "“", "denied": "denied that {n} children were taken, ",
}  # fmt: skip


def grown(kind: str, length: int) -> str:
    """So many characters of that kind."""
    made, size, n = [], 0, 1
    while size < length:
        n += 1
        letters = "".join("aeioubdfgk"[int(digit)] for digit in str(n))
        made.append(GROWERS[kind].format(n=n, age=n % 17, letters=letters))
        size += len(made[-1])
    return "".join(made)


@pytest.mark.parametrize("kind", GROWERS)
def test_time_grows_with_length_only(kind: str) -> None:
    import newsx

    def seconds(length: int) -> float:
        text = grown(kind, length)
        start = time.process_time()
        newsx.extract(text, published="2024-05-06", clean=False)
        return time.process_time() - start

    seconds(500)
    small = max(seconds(2000), 0.08)
    assert seconds(8000) < 12 * small or seconds(8000) < 12 * small  # a square is 16 times as long, a line 4
