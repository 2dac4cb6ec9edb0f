"""Where a report goes: the name of a file tells the format, standard output, nothing to report, entities."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
import records
from conftest import Cli

from newsx.reporting import FORMATS
from newsx.reporting.formats import format_of


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "ftm"])
def test_the_suffix_tells_the_format(cli: Cli, file: Path, tmp_path: Path, format: str) -> None:
    suffix = FORMATS[format].suffixes[0]
    assert cli("report", file, "-o", f"told{suffix}").code == 0
    assert cli("report", file, "--format", format, "-o", "asked").code == 0
    assert (tmp_path / f"told{suffix}").read_bytes() == (tmp_path / "asked").read_bytes()


def test_every_suffix_is_of_one_format() -> None:
    suffixes = [suffix for format in FORMATS.values() for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(format_of(Path(f"x{suffix}")) == name for name in FORMATS for suffix in FORMATS[name].suffixes)


def test_what_is_asked_for_beats_the_suffix(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli("report", file, "--format", "csv", "-o", "x.html")
    assert (tmp_path / "x.html").read_text().startswith("key,article,")
    cli("report", file, "--annotations", "-o", "x.json")
    assert json.loads((tmp_path / "x.json").read_text())["type"] == "AnnotationPage"


def test_a_suffix_that_tells_nothing_is_one_line_and_exit_2(cli: Cli, file: Path, tmp_path: Path) -> None:
    outcome = cli("report", file, "-o", "x.docx")
    assert (outcome.code, outcome.out, len(outcome.messages)) == (2, "", 1)
    assert outcome.messages[0].startswith("x.docx: no format goes by .docx: say which one with --format")
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize("args", [("report", "--format", "csv"), ("report",), ("extract",)])
def test_a_dash_is_standard_output(cli: Cli, fake: None, file: Path, tmp_path: Path, args: tuple[str, ...]) -> None:
    plain, dashed = cli(*args, file), cli(*args, file, "-o", "-")
    assert dashed.code == 0
    assert dashed.out == plain.out != ""
    assert not (tmp_path / "-").exists()


def test_resume_has_no_standard_output_to_go_on_with(cli: Cli, fake: None, file: Path) -> None:
    outcome = cli("extract", file, "-o", "-", "--resume")
    assert (outcome.code, outcome.messages) == (2, ["--resume needs -o FILE: the file to go on with"])


@pytest.mark.parametrize("data", ["", "\n\n"])
def test_an_empty_input_is_one_line_and_exit_2(cli: Cli, tmp_path: Path, data: str) -> None:
    (tmp_path / "empty.jsonl").write_text(data)
    before = "key,article,path,line,\n"  # as a report begins
    (tmp_path / "out.csv").write_text(before)
    outcome = cli("report", "empty.jsonl", "-o", "out.csv")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages == ["empty.jsonl: no record of newsx extract is in it, and nothing was written"]
    assert (tmp_path / "out.csv").read_text() == before
    outcome = cli("report", "-", "--format", "json", stdin=data)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages[0].startswith("standard input: no record of newsx extract")


def test_lines_that_are_no_records_are_named_before_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"a": 1}\n{"a": 2}\n')
    outcome = cli("report", "bad.jsonl")
    assert (outcome.code, outcome.out) == (2, "")
    assert [line.partition(": ")[0] for line in outcome.messages] == ["bad.jsonl:1", "bad.jsonl:2", "bad.jsonl"]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("Nobody", "--by Nobody: nobody who claims a figure is called so; among those who claim one: "),
        ("idriss", "--by idriss: nobody who claims a figure is called so; did you mean Musa Idris?"),
    ],
)
def test_a_claimant_that_there_is_not_is_told(cli: Cli, file: Path, asked: str, says: str) -> None:
    outcome = cli("report", file, "--format", "csv", "--by", asked)
    assert (outcome.code, len(outcome.lines), len(outcome.messages)) == (0, 1, 1)
    assert outcome.messages[0].startswith(says)
    assert cli("report", file, "--by", "idris").err == ""


def test_verbose_tells_what_was_read_and_how_long_it_took(cli: Cli, file: Path) -> None:
    outcome = cli("report", file, "-v", "--format", "csv")
    assert outcome.out == cli("report", file, "--format", "csv").out
    assert outcome.messages[0].startswith(f"read 4 records of {file}: 4 articles, 7 claims, 1 repeat left out")
    assert outcome.messages[1].startswith("standard output: written in ")


def test_entities_without_the_package_are_one_line_and_exit_2(
    cli: Cli, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)
    outcome = cli("report", file, "-o", "x.ftm.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.messages == ["--format ftm needs the package followthemoney: pip install 'newsx[ftm]'"]
    assert [path.name for path in tmp_path.iterdir()] == ["records.jsonl"]


def test_entities_are_as_the_schema_says(cli: Cli, file: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="needs followthemoney: pip install 'newsx[ftm]'")
    outcome = cli("report", file, "--format", "ftm")
    assert (outcome.code, outcome.err) == (0, "")
    told = [json.loads(line) for line in outcome.lines]
    ids = {entity["id"] for entity in told}
    assert len(ids) == len(told)
    for entity in told:
        schema = ftm.model.get(entity["schema"])
        schema.validate(entity)
        assert {name for name in schema.required if name != "fileName"} <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema.get(name).type
            assert all(kind.validate(value) for value in values), (name, values)
            if kind.name == "entity":
                assert set(values) <= ids
    events = [entity["properties"] for entity in told if entity["schema"] == "Event"]
    assert len(events) == 7, "repeats inside an article are no further claims"
    (idris,) = [e["id"] for e in told if e["schema"] == "Person" and e["properties"]["name"] == ["Musa Idris"]]
    assert sum(event.get("involved") == [idris] for event in events) == 1
    assert cli("report", file, "--format", "ftm").out == outcome.out


def test_entities_of_masked_names_are_left_out(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney", reason="needs followthemoney: pip install 'newsx[ftm]'")
    text = "Otieno Baraka, 9, said that three boys had drowned."
    child = records.article(text, actors=(records.person(text, "Otieno Baraka", minor=True),))
    path = records.write(tmp_path / "child.jsonl", [child])
    assert '"Person"' in cli("report", path, "--format", "ftm").out
    masked = cli("report", path, "--format", "ftm", "--redact", "minors").out
    assert '"Person"' not in masked
    assert "Otieno" not in masked


def test_a_stream_can_be_anything_that_takes_bytes(file: Path) -> None:
    from newsx.reporting import report

    out = io.BytesIO()
    report([str(file)], format="xlsx", out=out)
    assert out.getvalue().startswith(b"PK")
