"""`newsx report` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conftest import Cli
from records import article, write


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


def test_rows_of_stories_that_name_no_article_are_named(cli: Cli, tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl", [article(f"Nobody was counted in night {nr}.", path=f"in/{nr}.txt") for nr in range(2)])
    rows = "story,article\nOne,0.txt\nOne,in/9.txt\nOne,a\nOne,b\nOne,c\n"
    (tmp_path / "stories.csv").write_text(rows)
    told = ["stories.csv:3: no such article was read: 'in/9.txt', 'a', 'b' and 1 more"]
    for out in (["-o", "x.json"], ["--into", "x.sqlite"], ["--into", "x.sqlite"]):
        outcome = cli("report", "r.jsonl", *out, "--stories", "stories.csv")
        assert (outcome.code, outcome.messages) == (2, told)
    (tmp_path / "stories.csv").write_text("story,article\nOne,0\nOne,in/1.txt\n")
    assert cli("report", "r.jsonl", "-o", "x.json", "--stories", "stories.csv").code == 0


def test_report_in_colour_where_it_is_asked_for(cli: Cli, ledger: Path) -> None:
    assert "\x1b[" in cli("report", ledger, "--color", "always").out


def test_real_articles_through_a_real_pipe(shell: Any, shared: Path) -> None:
    done = shell(f"cat {shared}/seeds/004*.txt | newsx extract - --date 2023-11-21 | newsx report - --format json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)
