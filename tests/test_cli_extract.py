"""`newsx extract`: which inputs it takes, what it says of them, and where its records go."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from articles import FRENCH, GOOD
from conftest import Cli, Outcome

BEFORE = '{"schema":"newsx/1","id":"00000000000beef0","made_by":{"newsx":"0.1"},"text":"what was there before"}\n'


def paths(outcome: Outcome | subprocess.CompletedProcess[str]) -> list[str]:
    out = outcome.out if isinstance(outcome, Outcome) else outcome.stdout
    return [Path(json.loads(line)["source"]["path"]).name for line in out.splitlines()]


def test_one_bad_file_does_not_stop_the_rest(cli: Cli, fake: None, folder: Path) -> None:
    outcome = cli("extract", folder)
    assert outcome.code == 2
    assert paths(outcome) == ["a.txt", "e.txt.gz"]
    assert [line.partition(": ")[0] for line in outcome.messages] == [
        str(folder / name) for name in ("b-link.txt", "c.txt.gz", "d.txt", "f.txt")
    ]
    assert "convert it to text first" in outcome.messages[-1]


def test_an_empty_folder_is_a_message_and_exit_2(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = cli("extract", tmp_path / "empty")
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.messages) == 1


def test_what_fails_inside_is_named_with_path_and_line(cli: Cli, fake: None, tmp_path: Path) -> None:
    rows = [{"text": GOOD}, {"text": "RAISE"}, {"txt": "no text"}, {"text": GOOD}]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    outcome = cli("extract", "rows.jsonl")
    assert outcome.code == 2
    assert [json.loads(line)["source"]["line"] for line in outcome.lines] == [1, 4]
    assert outcome.messages[0] == "rows.jsonl:2: ValueError: told to raise"
    assert outcome.messages[1].startswith("rows.jsonl:3: ")


def test_standard_input_is_read_where_no_path_is_named(cli: Cli, fake: None) -> None:
    named, unnamed = cli("extract", "-", stdin=GOOD), cli("extract", stdin=GOOD)
    assert named.code == unnamed.code == 0
    assert named.out == unnamed.out
    assert json.loads(named.out)["text"] == GOOD


def test_the_same_input_gives_the_same_bytes(cli: Cli, fake: None, folder: Path) -> None:
    assert cli("extract", folder).out == cli("extract", folder).out


def test_own_output_is_input(cli: Cli, fake: None) -> None:
    once = cli("extract", "-", stdin=GOOD).out
    again = cli("extract", "-", stdin=once)
    assert again.code == 0
    assert json.loads(again.out)["text"] == json.loads(once)["text"]
    assert json.loads(again.out)["id"] == json.loads(once)["id"]


def test_odd_file_names_neither_crash_nor_reach_the_terminal(cli: Cli, fake: None, tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"a\x1b[31m red\nname.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text(GOOD)
    (tmp_path / os.fsdecode(b"bad\xe9\x1b[1m.txt")).write_text("")
    outcome = cli("extract", tmp_path)
    assert outcome.code == 2
    assert [Path(json.loads(line)["source"]["path"]).name for line in outcome.lines] == [
        "a\x1b[31m red\nname.txt",
        "caf\ufffd.txt",
    ]
    assert len(outcome.messages) == 1
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("args", "settings"),
    [
        ((), {}),
        (("--no-clean", "--count", "people"), {"clean": False, "count": ["people"]}),
        (("--count", "people", "--count", "girls"), {"count": ["people", "girls"]}),
        (("--count", "people,girls"), {"count": ["people", "girls"]}),
        (("--date", "2024-05-08"), {"date": "2024-05-08"}),
        (("--date", "Wed, 08 May 2024 23:15:00 -0500"), {"date": "2024-05-08"}),
        (("--date", "8 mai 2024"), {"date": "2024-05-08"}),
        (("--min-sure", "0.8"), {"min_sure": 0.8}),
    ],
)
def test_options_that_change_the_result_are_recorded(
    cli: Cli, fake: None, args: tuple[str, ...], settings: dict[str, Any]
) -> None:
    plain = {"clean": True, "count": ["children"], "date": None, "drop": [], "min_sure": 0.0, "meta": None}
    assert json.loads(cli("extract", "-", *args, stdin=GOOD).out)["made_by"]["settings"] == plain | settings


def test_what_is_known_of_a_source_reaches_the_reader(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "row.jsonl").write_text(json.dumps({"body": GOOD, "title": "Ferry"}) + "\n")
    (tmp_path / "meta.csv").write_text("path,publisher\nrow.jsonl,Lamu Post\n")
    record = json.loads(cli("extract", "row.jsonl", "--text-key", "body", "--meta", "meta.csv").out)
    assert (record["text"], record["title"], record["source"]["publisher"]) == (GOOD, "Ferry", "Lamu Post")
    assert json.loads(cli("extract", "row.jsonl", "--from", "text").out)["source"]["format"] == "text"


def test_the_settings_file_is_found_and_the_command_line_beats_it(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('count = ["people"]\ndate = 2024-05-08\n')
    (tmp_path / "in").mkdir()
    os.chdir(tmp_path / "in")
    settings = json.loads(cli("extract", "-", "--date", "2024-06-01", stdin=GOOD).out)["made_by"]["settings"]
    assert (settings["count"], settings["date"]) == (["people"], "2024-06-01")


def test_an_unknown_setting_is_one_line(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('modle = "x"\n')
    outcome = cli("extract", "-", stdin=GOOD)
    assert outcome.code == 2
    assert outcome.messages == [f'{tmp_path}/newsx.toml: no setting is called "modle": did you mean "model"?']


def test_output_is_replaced_in_one_step(cli: Cli, fake: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text(BEFORE)
    target.chmod(0o640)
    seen = []
    monkeypatch.setattr("newsx.cli.console.Run.step", lambda run: seen.append(target.read_text()))
    assert cli("extract", "-", "-o", target, stdin=GOOD).code == 0
    assert seen == [BEFORE]
    assert json.loads(target.read_text())["text"] == GOOD
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_output_stays_where_nothing_could_be_read(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text(BEFORE)
    outcome = cli("extract", "gone.txt", "-o", "out.jsonl")
    assert outcome.code == 2
    assert (tmp_path / "out.jsonl").read_text() == BEFORE
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_output_stays_after_an_error(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text(BEFORE)
    outcome = cli("extract", "-", "-o", "out.jsonl", "--model", "no_such_model", stdin=GOOD)
    assert outcome.code == 2
    assert len(outcome.messages) == 1
    assert (tmp_path / "out.jsonl").read_text() == BEFORE
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_output_through_a_link_and_to_a_device(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to("real.jsonl")
    assert cli("extract", "-", "-o", "link.jsonl", stdin=GOOD).code == 0
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").is_file()
    assert cli("extract", "-", "-o", "/dev/null", stdin=GOOD).code == 0


def test_output_that_is_itself_read_is_refused(cli: Cli, fake: None, folder: Path) -> None:
    (folder / "out.jsonl").write_text("")
    outcome = cli("extract", folder / "out.jsonl", "-o", folder / "out.jsonl")
    assert outcome.code == 2
    assert "is among what is read" in outcome.err


def test_output_inside_the_folder_that_is_read_is_left_out(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The river rose. Two bridges were closed on Monday.")
    target = tmp_path / "in" / "out.jsonl"
    assert [cli("extract", tmp_path / "in", "-o", target).code for _ in range(2)] == [0, 0]
    assert len(target.read_text().splitlines()) == 1


def test_resume_skips_what_is_there_and_cuts_a_torn_line(cli: Cli, fake: None, folder: Path, tmp_path: Path) -> None:
    whole = cli("extract", folder).out
    first, second = whole.splitlines(keepends=True)
    (tmp_path / "out.jsonl").write_text(first + second[: len(second) // 2])
    outcome = cli("extract", folder, "-o", "out.jsonl", "--resume")
    assert outcome.code == 2  # the bad files are still bad
    assert (tmp_path / "out.jsonl").read_text() == whole
    assert cli("extract", folder / "a.txt", "-o", "out.jsonl", "--resume").code == 0
    assert (tmp_path / "out.jsonl").read_text() == whole


def test_resume_starts_where_nothing_is_there(cli: Cli, fake: None, tmp_path: Path) -> None:
    assert cli("extract", "-", "-o", "out.jsonl", "--resume", stdin=GOOD).code == 0
    assert json.loads((tmp_path / "out.jsonl").read_text())["text"] == GOOD


def test_resume_refuses_what_other_settings_made(cli: Cli, fake: None) -> None:
    cli("extract", "-", "-o", "out.jsonl", stdin=GOOD)
    outcome = cli("extract", "-", "-o", "out.jsonl", "--resume", "--date", "2024-05-08", stdin=GOOD)
    assert outcome.code == 2
    assert "out.jsonl:1: made with another date" in outcome.err


def test_a_record_of_one_article(cli: Cli) -> None:
    record = json.loads(cli("extract", "-", "--date", "2024-05-11", stdin=GOOD).out)
    assert [count["surface"] for count in record["counts"]] == ["14 pupils", "nine of the children"]
    assert record["counts"][0]["claimed_by"][0]["surface"] == "The coast guard"
    assert record["published"]["date"] == "2024-05-11"
    jsonschema.validate(record, json.loads(cli("schema").out))
    for count in record["counts"]:
        assert record["text"][count["start"] : count["end"]] == count["surface"]


def test_an_unknown_model_is_one_line_that_says_what_to_do(cli: Cli) -> None:
    outcome = cli("extract", "-", "--model", "en_no_such_model", stdin=GOOD)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.messages) == 1
    assert "en_no_such_model" in outcome.err
    assert "install" in outcome.err


def test_an_unknown_group_is_one_line(cli: Cli) -> None:
    outcome = cli("extract", "-", "--count", "goats", stdin=GOOD)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.messages) == 1
    assert "goats" in outcome.err


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_a_text_in_another_language_is_told(cli: Cli, tmp_path: Path, command: str) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH)
    (tmp_path / "en.txt").write_text(GOOD)
    outcome = cli(command, "en.txt", "fr.txt")
    assert outcome.code == 0
    assert outcome.messages == [
        "fr.txt: the text does not read as English, the findings cannot be relied on (language.fr)"
    ]


def test_meta_rows_about_no_file_are_named(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "meta.csv").write_text("path,published\nin/a.txt,2024-05-08\nin/aa.txt,2024-05-09\n")
    for named, code in (("in", 2), ("in/a.txt", 0)):  # one file of many may be what is wanted
        outcome = cli("extract", named, "--meta", "meta.csv")
        assert (outcome.code, outcome.messages) == (code, ["meta.csv:3: no such file was read: 'in/aa.txt'"])
        assert len(outcome.lines) == 1


def test_how_many_articles_to_expect(tmp_path: Path) -> None:
    from newsx.reading import Options, expected

    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.html").write_text("<p>b")
    (tmp_path / "c.jsonl").write_text('{"text": "a"}\n{"text": "b"}')
    (tmp_path / "d.json").write_text("{}")
    assert expected(tmp_path) == 4
    assert expected(tmp_path / "a.txt", tmp_path / "gone.txt") == 2
    assert expected(tmp_path / "c.jsonl", options=Options(format="text")) == 1
    assert expected(tmp_path / "a.txt", "-") is None
    (tmp_path / "e.jsonl.gz").write_bytes(gzip.compress(b"{}"))
    assert expected(tmp_path) is None
