"""Values of options, variables and files that make no sense, and a disk that is full: one line that says so."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from newsx.reporting import FORMATS

HERE = [name for name in FORMATS if name != "ftm"]
GOLD = '{"name":"a","title":null,"published":null,"anchor":"2024-05-11","people":[],"institutions":[],"claims":[]}'


def one_line(done: Any, *says: str) -> None:
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("newsx: ")
    assert "fault" not in line
    assert len(line) < 2500
    for words in says:
        assert words in line


# --- a full disk

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which this system does not have")
COMMANDS = (
    "extract a.txt", "extract a.txt --jobs 2", "clean a.txt", "clean --json a.txt", "clean page.html", "explain a.txt",
    "explain a.txt --format html", "codebook", "schema", "doctor --json", "--version", "report -h", "eval gold --json",
    "report x.jsonl --format csv --hxl", "report x.jsonl --redact minors",
    *(f"report x.jsonl --format {f}" for f in HERE),
)  # fmt: skip
WRITERS = ("extract a.txt", "extract a.txt -v", "extract a.txt --jobs 2", "report x.jsonl --format csv --hxl")


@FULL
def test_a_full_disk_is_said_of_standard_output_where_that_is_written(shell: Any, desk: Path) -> None:
    (desk / "gold").mkdir()
    (desk / "gold" / "a.json").write_text(GOLD)
    (desk / "gold" / "a.txt").write_text("Nine pupils came.")
    for command in COMMANDS:
        one_line(shell(f"fake-newsx {command} > /dev/full"), "newsx: standard output: No space left on device")


@FULL
def test_a_full_disk_is_said_of_the_file_where_that_is_written(shell: Any, desk: Path) -> None:
    for command in (*WRITERS, *(f"report {one} --format {f}" for f in HERE for one in ("x.jsonl", "- < x.jsonl"))):
        name, _, rest = command.partition(" <")
        done = shell(f"fake-newsx {name} -o /dev/full" + (f" <{rest}" if rest else ""))
        assert done.returncode == 2, command
        assert done.stderr.splitlines()[-1] == "newsx: /dev/full: cannot be written: No space left on device", command
        assert "standard output" not in done.stderr


# --- values of options

NO_TEXT = "$'caf\\xe9'", "$'\\xff\\xfe'", "$'\\xed\\xa0\\x80'"  # not in UTF-8


@pytest.mark.parametrize(
    ("command", "says"),
    [
        *((f"report x.jsonl --event {value}", "no event") for value in ("''", "' '", "null", *NO_TEXT)),
        *((f"report x.jsonl --since={value}", "is no date") for value in ("' '", "nan", "-1", "2024-W05", *NO_TEXT)),
        *((f"report x.jsonl --top={value}", "--top") for value in ("''", "nan", "1e9", "0x10", "1.5", "-0", "-5")),
        *((f"report x.jsonl --format {value}", "") for value in ("CSV", "csv,html", "../csv", *NO_TEXT)),
        *((f"extract a.txt --jobs={value}", "--jobs") for value in ("''", "nan", "1.5", "-1", "1e3", "٣x", *NO_TEXT)),
        *((f"extract a.txt --min-sure={value}", "--min-sure") for value in ("''", "inf", "-0.1", "1.01", "x", "1e400")),
        *((f"extract a.txt --date={value}", "is no date") for value in ("' '", "now", "31", *NO_TEXT)),
        *((f"extract a.txt --from {value}", "") for value in ("''", "HTML ", "pdf", *NO_TEXT)),
        *((f"extract a.txt --meta {value}", "") for value in ("''", ".", "/", "a.txt/x", "/dev/null", *NO_TEXT)),
        *(
            (f"extract a.txt -o {value}", "")
            for value in (".", "/", "a.txt/x", "no/x", "/proc/x", "$(printf x%.0s {1..300})")
        ),
        *((f"report x.jsonl --{option} .", "") for option in ("aliases", "stories", "review", "into")),
        *((f"report {value}", "") for value in ("''", ".", "/", "none", "x.jsonl/y", "/proc/self/mem", *NO_TEXT)),
    ],
)
def test_a_value_that_makes_no_sense_is_one_line(shell: Any, desk: Path, command: str, says: str) -> None:
    one_line(shell(f"fake-newsx {command}"), says)


@pytest.mark.parametrize("value", ["''", *NO_TEXT, "$'\\e[31m'", "%", "'a%_b'", '"\'; DROP TABLE claims"', "'[('"])
def test_any_part_of_a_name_may_be_asked_for(shell: Any, desk: Path, value: str) -> None:
    done = shell(f"fake-newsx report x.jsonl --format csv --by {value} --since '' --until ''")
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) == (value != "''")
    assert "\x1b" not in done.stderr
    assert (len(done.stdout.splitlines()) > 1) == (value == "''")


def test_names_of_files_need_not_be_in_utf_8(shell: Any, desk: Path) -> None:
    name = b"caf\xe9"
    for suffix in (b".txt", b".jsonl"):
        os.link(desk / ("a.txt" if suffix == b".txt" else "x.jsonl"), os.fsencode(desk) + b"/" + name + suffix)
    file = "$'caf\\xe9'"
    lines = [f"extract {file}.txt -o {file}-out", f"clean {file}.txt", f"report {file}-out --format json",
             f"report {file}-out --into {file}.db", f"extract {file}.txt -o {file}-out --resume"]  # fmt: skip
    lines += [
        f"report {file}.jsonl --format {format} -o {file}.{format}" for format in ("csv", "xlsx", "parquet", "html")
    ]
    for line in lines:
        done = shell(f"fake-newsx {line}")
        assert (done.returncode, done.stderr) == (0, ""), line


@pytest.mark.parametrize("name", ["$'t\\xe9'", "'a?'", "$'\\xff'"])
def test_a_temporary_folder_of_a_name_that_no_database_opens_is_one_line(shell: Any, desk: Path, name: str) -> None:
    done = shell(f'mkdir {name}; export TMPDIR="$PWD"/{name}; own-fake-newsx report x.jsonl && ls "$TMPDIR"')
    one_line(done, "newsx: the temporary folder ", "TMPDIR names another")


# --- newsx.toml, floors

WRONG = (
    "clean = 1", "clean = []", "count = 'children'", "count = [1]", "count = []", "model = 5", "model = ''", "date = 1",
    "date = 10:00:00", "drop = 'x'", "drop = [['x']]", "min-sure = '1'", "min-sure = true", "min-sure = -0.1",
    "min-sure = inf", "text-key = []", "text-key = ''", "meta = {}", "jobs = 0", "jobs = 1.5", "jobs = true",
    "jobs = ''",
    "follow-links = 'yes'", "gpu = 0", "limits = []", "[limits]\nseconds = 1.0", "[limits]\ntable-rows = 0", "'' = 1",
    "[clean]\nkeep = []", "[limits]\nfolders = ''", "date = 2024-05-06T10:00:00+99:00", "settings = {}",
)  # fmt: skip


def test_a_setting_of_another_type_is_one_line(shell: Any, desk: Path) -> None:
    for table in WRONG:
        (desk / "newsx.toml").write_text(table)
        one_line(shell("fake-newsx extract a.txt"), "newsx.toml")


FLOORS = (
    "echo > f", "echo '[]' > f", "echo '{\"title\": \"x\"}' > f", "echo '{\"title\": NaN}' > f", "mkdir f", "mkfifo f",
    "ln -s /dev/zero f", "printf '\\xff\\xfe{' > f", "printf '[%.0s' {1..9999} > f", "ln -s f f",
)  # fmt: skip


def test_floors_and_annotations_that_are_none_are_one_line(shell: Any, desk: Path) -> None:
    (desk / "gold").mkdir()
    (desk / "gold" / "a.json").write_text(GOLD)
    (desk / "gold" / "a.txt").write_text("Nine pupils came.")
    for made in FLOORS:
        done = shell(f"{made}; fake-newsx eval gold --floors f; code=$?; rm -r f; exit $code")
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), made
        assert done.stderr.startswith("newsx: f: ")
        done = shell(
            f"cd gold; {made}; mv f b.json; cd ..; fake-newsx eval gold; code=$?; rm -r gold/b.json; exit $code"
        )
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), made
        assert done.stderr.startswith("newsx: gold/b.json: ")
        assert done.stdout.startswith("articles 2, without a record 1")


# --- memory

LACKS = (
    "MemoryError()", "ImportError('libx.so: cannot allocate memory in static TLS block')",
    "RuntimeError('std::bad_alloc')", "OSError(12, 'Cannot allocate memory')",
    "ValueError('Unable to allocate 2.0 GiB for an array')", "RuntimeError('CUDA out of memory')",
    "ImportError('libopenblas.so: failed to map segment from shared object')",
)  # fmt: skip


@pytest.mark.parametrize("error", LACKS)
def test_memory_that_runs_out_in_a_library_is_one_line_and_exit_2(shell: Any, desk: Path, error: str) -> None:
    program = (
        "import sys, newsx.cli.app as at; from newsx.cli import main\n"
        f"def app(*_, **__): raise {error}\n"
        "at.app = app; sys.exit(main())"
    )
    one_line(shell(f"{sys.executable} -c {shlex.quote(program)} extract a.txt"), "emory")
