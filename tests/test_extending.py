"""The README's table of what to edit is true: each row is done in a copy of newsx, and everything else follows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT

# What each program may use: `printed("codebook")` is what a command prints, `code_of(…)` its exit code.
BEFORE = """
import io, json, sys
from contextlib import redirect_stdout, redirect_stderr
from pathlib import Path
import newsx
from newsx.cli import main

def code_of(*args):
    global out, err
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(out), redirect_stderr(err):
        code = main([str(arg) for arg in args])
    out, err = (stream.buffer.getvalue().decode() for stream in (out, err))
    return code

def printed(*args):
    assert code_of(*args) == 0, err
    return " ".join(out.split())
"""


@dataclass(frozen=True)
class Row:
    """A row of the table: what is edited and a program that holds afterwards.

    An edit is a file, words that stand there once, and what they become; no words: it is put at the end of the file,
    which may be new.
    """

    name: str
    edits: tuple[tuple[str, str, str], ...]
    holds: str


EVENT = Row(
    "an event class",
    (
        ("newsx/article.py", '"living", "other",', '"living", "other", "garlanded",'),
        (
            "newsx/counts/events.toml",
            "",
            '\n[[event]]\nid = "garlanded"\nmeans = "hung with flowers"\n',
        ),
        ("newsx/ledger/words.toml", 'other = "counted"\n', 'other = "counted"\ngarlanded = "garlanded"\n'),
        ("training/GUIDE.md", "", "\n| garlanded | hung with flowers |\n"),
    ),
    """
from typing import get_args
from newsx.article import Event
from newsx.cli import complete
import records
assert "garlanded" in get_args(Event)
assert '"garlanded"' in printed("schema")
assert "| `garlanded` | hung with flowers |" in printed("codebook")
assert [name for name, _ in complete.events("garl")] == ["garlanded"]
text = "Officials said 12 children were garlanded on Monday."
count = records.count(text, "12 children", 12, event="garlanded")
records.write(Path("a.jsonl"), [records.article(text, counts=[count])])
assert "12 garlanded" in printed("report", "a.jsonl", "--event", "garlanded")
assert code_of("extract", "a.jsonl", "-q") == 2
assert "reader.onnx has learned 18 event classes, article.py has 19: make reader" in err
""",
)
GROUP = Row(
    "a word for a child, a counted group",
    (
        (
            "newsx/counts/counts.toml",
            '[[group]]\nid = "girls"',
            '[[group]]\nid = "nurses"\nwhy = "Those who nurse."\nnouns = ["nurse/nurses"]\n\n[[group]]\nid = "girls"',
        ),
    ),
    """
from newsx.cli import complete
assert "| `nurses` | Those who nurse." in printed("codebook")
assert complete.groups("nur") == [("nurses", "Those who nurse.")]
assert code_of("extract", "x.txt", "--count", "nurse") == 2
Path("x.txt").write_text("Officials said 12 nurses and three guards were killed on Monday.")
assert '"group":"nurses"' in printed("extract", "x.txt", "--count", "nurses", "--no-clean", "-q")
assert '"surface":"12 nurses"' in out
""",
)
BOILERPLATE = Row(
    "a boilerplate rule",
    (
        (
            "newsx/cleaning/rules.toml",
            "",
            '\n[[rule]]\nid = "clean.weather"\nwhy = "the weather beside the article"\n'
            "sure = ['^weather (?:today|tomorrow) ?[:|]']\n",
        ),
    ),
    """
assert "| `clean.weather` | the weather beside the article |" in printed("codebook")
body = "The mayor said that 30 pupils had carried water to the school on Monday, and that nobody was hurt."
page = f"Well runs dry in Ouadda\\n\\n{body}\\n\\nWeather today | 31 degrees, an east wind\\n\\n{body} He left.\\n"
(dropped,) = newsx.clean(page).dropped
assert (dropped.rule, dropped.text[:13]) == ("clean.weather", "Weather today")
""",
)
INPUT = Row(
    "an input format",
    (
        (
            "newsx/reading/caps.py",
            "",
            '"""A text in capital letters."""\n\n'
            "from collections.abc import Iterator\nfrom dataclasses import replace\n\n"
            "from newsx.article import Raw\nfrom newsx.reading.opening import Opened\n"
            "from newsx.reading.text import whole\n\n\ndef read(opened: Opened, text_key: str) -> Iterator[Raw]:\n"
            '    raw = whole(opened, "text")\n    yield replace(raw, text=raw.text.lower())\n',
        ),
        (
            "newsx/reading/input_formats.py",
            '    "feed": Format(',
            '    "caps": Format("caps", (".caps",), "a text in capital letters"),\n    "feed": Format(',
        ),
    ),
    """
from newsx.cli import complete
assert complete.inputs("c") == [("caps", "a text in capital letters")]
assert "text, html, jsonl, caps, feed or warc, where the suffix" in printed("extract", "-h")
assert code_of("clean", "x.txt", "--from", "pdf") == 2 and "jsonl, caps" in err
Path("in").mkdir()
Path("in/x.caps").write_text("THE MAYOR SAID THAT 30 PUPILS HAD CARRIED WATER TO THE SCHOOL ON MONDAY.")
assert [raw.text[:9] for raw in newsx.read("in")] == ["the mayor"]
assert "30 pupils" in printed("clean", "in/x.caps", "--from", "caps")
""",
)
OUTPUT = Row(
    "an output format",
    (
        (
            "newsx/reporting/figures.py",
            "",
            '"""The figures alone."""\n\nfrom typing import TextIO\n\nfrom newsx.ledger.collate import Ledger\n\n\n'
            "def write_figures(ledger: Ledger, out: TextIO) -> None:\n    for row in ledger.ledger():\n"
            "        out.write(f\"figure {row['value']}\\n\")\n",
        ),
        (
            "newsx/reporting/formats.py",
            "from newsx.reporting.ftm import write_ftm\n",
            "from newsx.reporting.figures import write_figures\nfrom newsx.reporting.ftm import write_ftm\n",
        ),
        (
            "newsx/reporting/formats.py",
            "FORMATS = {\n",
            'FORMATS = {\n    "figures": Format(write_figures, "figures alone", (".fig",), mark=rb"\\Afigure "),\n',
        ),
    ),
    """
from newsx.cli import complete
import records
assert complete.formats("fig") == [("figures", "figures alone")]
assert "figures, terminal, md, html" in printed("report", "-h")
text = "Officials said 12 children were killed on Monday."
records.write(Path("a.jsonl"), [records.article(text, counts=[records.count(text, "12 children", 12)])])
assert printed("report", "a.jsonl", "--format", "figures") == "figure 12"
for _ in range(2):  # the second time it replaces a report of newsx
    assert code_of("report", "a.jsonl", "-o", "x.fig") == 0, err
assert Path("x.fig").read_text() == "figure 12\\n"
""",
)
VERB = Row(
    "a reporting verb; a capital that speaks",
    (
        ("newsx/speech/speech.toml", 'lemmas = ["say", "state",', 'lemmas = ["rumble", "say", "state",'),
        (
            "newsx/grammar/places.toml",
            '{ name = "Andorra", people = ["Andorran"] }',
            '{ name = "Andorra", people = ["Andorran"], capitals = ["Ordino"] }',
        ),
    ),
    """
(found,) = newsx.quotations("The minister rumbled that 12 children were in the camp.")
assert found.speaker.name == "minister"
(found,) = newsx.quotations("Ordino said that 12 children were in the camp.")
assert (found.speaker.kind, found.speaker.name) == ("state", "Andorra")
""",
)
NUMBER = Row(
    "a number or date form",
    (
        ("newsx/grammar/numbers.toml", "crore = 10000000\n", "crore = 10000000\narab = 1000000000\n"),
        (
            "newsx/grammar/calendar.toml",
            '"Christmas Day" = [12, 25]',
            '"Christmas Day" = [12, 25]\n"Lamp Day" = [11, 3]',
        ),
    ),
    """
from newsx.grammar.calendar import find_dates
from newsx.grammar.numbers import find_numbers
assert [number.value for number in find_numbers("some 2 arab children")] == [2_000_000_000]
assert [when.date for when in find_dates("They left on Lamp Day.", "2024-11-20")] == ["2024-11-03"]
""",
)
ROWS = [EVENT, GROUP, BOILERPLATE, INPUT, OUTPUT, VERB, NUMBER]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_what_the_readme_says_to_edit_is_enough(row: Row, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for path in (ROOT / "newsx").rglob("*"):
        if path.is_file():  # with what is compiled of it, which holds as long as a file is not edited
            link = copy / path.relative_to(ROOT)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    for name, old, new in row.edits:
        edit(copy / name, old, new)
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT / 'tests'}", "COLUMNS": "200"}
    work = tmp_path / "work"
    work.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", BEFORE + row.holds], cwd=work, env=environment, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0


def edit(path: Path, old: str, new: str) -> None:
    """Writes a file anew where a link to it stood."""
    before = path.read_text("utf-8") if path.exists() else ""
    assert before.count(old) == 1 or not old, f"{path}: {old!r} is not there once"
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before.replace(old, new) if old else before + new, "utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_readme_names_every_file_that_is_edited(row: Row) -> None:
    """A new file is named by its folder."""
    (told,) = re.findall(rf"^\| {re.escape(row.name)} \| (.+) \|$", (ROOT / "README.md").read_text("utf-8"), re.M)
    for name, _, _ in row.edits:
        assert (name if (ROOT / name).exists() else f"{Path(name).parent}/") in told
