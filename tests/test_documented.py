"""README and docs/ are true: every command in them runs, and every command and option of newsx stands in the README."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from conftest import ROOT, Cli

PAGES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "docs/tutorial.md", "docs/how-to.md")}
README = PAGES["README.md"]
COMMANDS = ("extract", "clean", "report", "explain", "eval", "codebook", "schema", "doctor")
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<code>.*?)^```", re.MULTILINE | re.DOTALL)
SHELLS = {"sh", "bash", "shell", "console"}

# Commands that are shown and not run here, each with its reason.
SKIPPED = {
    "make run": "installs, and is run by whoever clones this",
    "make test": "would run itself",
}
OPTIONAL = ("jq",)  # programs a reader may have; where they are missing the line is skipped
ALL_OPTIONS = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def shell_lines(readme: str) -> Iterator[str]:
    """Every command of the shell blocks; in a `console` block those behind a `$`. A backslash joins lines.

    >>> list(shell_lines("```console\\n$ newsx schema \\\\\\n    | head\\n{\\n```\\n```python\\nimport newsx\\n```\\n"))
    ['newsx schema | head']
    """
    for fence in FENCE.finditer(readme):
        if fence["info"].strip() not in SHELLS:
            continue
        code = re.sub(r" *\\\n\s*", " ", fence["code"])
        for line in code.splitlines():
            line = line.strip()
            if "$ " in code:
                if not line.startswith("$ "):
                    continue
                line = line.removeprefix("$ ")
            if line and not line.startswith("#"):
                yield line


def python_blocks(readme: str) -> list[str]:
    """The Python in it."""
    return [fence["code"] for fence in FENCE.finditer(readme) if fence["info"].strip() in {"python", "pycon"}]


def reason_to_skip(line: str) -> str | None:
    """Why a line is not run here."""
    for start, reason in SKIPPED.items():
        if line.startswith(start):
            return reason
    words = set(re.findall(r"[\w.-]+", line))
    missing = [program for program in OPTIONAL if program in words and not shutil.which(program)]
    return f"needs {missing[0]}" if missing else None


LINES = list(dict.fromkeys(line for page in PAGES.values() for line in shell_lines(page)))


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, programs: dict[str, str]) -> Path:
    """A folder that looks like the checkout, in which commands may write; `newsx` and `make` are on the PATH."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("corpus", "newsx", "Makefile", "pyproject.toml", "model.txt", "README.md"):
        (folder / name).symlink_to(ROOT / name)
    if (ROOT / ".venv").exists():
        (folder / ".venv").symlink_to(ROOT / ".venv")
    (folder / "programs").mkdir()
    newsx = folder / "programs" / "newsx"
    newsx.write_text(programs["newsx"])
    newsx.chmod(0o755)
    (folder / "build").mkdir()
    articles = sorted((ROOT / "corpus").glob("*.txt"))[:3]
    command = [str(newsx), "extract", *map(str, articles), "-o", "build/corpus.jsonl"]
    subprocess.run(command, cwd=folder, check=True)
    return folder


def run(line: str, folder: Path) -> str:
    """What a line of shell prints in `folder`; it must succeed."""
    path = f"{folder / 'programs'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"], cwd=folder, env={**os.environ, "PATH": path, "COLUMNS": "80"},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False,
    )  # fmt: skip
    cut_short = done.returncode == 128 + signal.SIGPIPE and "head" in line  # `cat` or `jq` before a `head`
    assert done.returncode == 0 or cut_short, done.stderr
    return "".join(f"{row.rstrip()}\n" for row in done.stdout.splitlines())


def block(line: str, folder: Path) -> str:
    """A `console` block as it should stand: the command and what it prints."""
    return f"```console\n$ {line}\n{run(line, folder)}```\n"


PROBABILITY = re.compile(r"\b0\.\d\d\b")
SHARES = re.compile(r"^.*\d\.\d .* of \d+, \d+$", re.MULTILINE)  # of newsx eval: tests/test_scoring.py has its floors
OF_A_BLOCK, OF_A_PAGE = 0.5, 0.9  # shares of the words printed that must be those shown
"""A processor may round otherwise, which moves a probability's last digit and may turn a claim at the threshold."""


def wording(output: str) -> list[str]:
    """The words of an output without the figures that hang on the processor."""
    return PROBABILITY.sub("0.00", SHARES.sub(lambda row: re.sub(r"[\d.]+", "0", row[0]), output)).split()


def shared(shown: Sequence[str], printed: Sequence[str]) -> float:
    """The share of words that two outputs have in common, in order."""
    return SequenceMatcher(None, shown, printed, autojunk=False).ratio()


@pytest.mark.parametrize("name", PAGES)
def test_commands_print_what_the_page_shows(name: str, checkout: Path) -> None:
    """Where something has changed on purpose: `NEWSX_README=write` writes the outputs anew."""
    written = PAGES[name]
    shown: list[str] = []
    printed: list[str] = []
    for fence in FENCE.finditer(PAGES[name]):
        if fence["info"].strip() != "console":
            continue
        (line,) = shell_lines(fence[0])
        if reason := reason_to_skip(line):
            pytest.skip(f"{line!r}: {reason}")
        now = block(line, checkout)
        written = written.replace(fence[0].rstrip("\n") + "\n", now, 1)
        assert shared(wording(fence[0]), wording(now)) >= OF_A_BLOCK, line
        shown += wording(fence[0])
        printed += wording(now)
    if os.environ.get("NEWSX_README") == "write":
        (ROOT / name).write_text(written, "utf-8")
    assert shared(shown, printed) >= OF_A_PAGE


@pytest.mark.parametrize("line", [line for line in LINES if f"$ {line}" not in "".join(PAGES.values())])
def test_commands_run(line: str, checkout: Path) -> None:
    if reason := reason_to_skip(line):
        pytest.skip(f"{line!r}: {reason}")
    run(line, checkout)


def test_make_run_ends_in_a_page_of_output(checkout: Path) -> None:
    """The lines of the recipe that report; what they depend on is there."""
    make = ["make", "-n", "run", f"VENV={sys.prefix}"]
    done = subprocess.run(make, cwd=checkout, capture_output=True, text=True, check=True)
    recipe = [line for line in done.stdout.splitlines() if " report " in line or line.startswith("echo")]
    shown = "".join(run(line, checkout) for line in recipe).splitlines()
    assert 20 < len(shown) <= 40
    assert max(map(len, shown)) <= 80
    assert (checkout / "build" / "corpus.html").stat().st_size > 10_000


@pytest.mark.parametrize("code", python_blocks(README))
def test_python_in_the_readme_runs(code: str, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    if ">>>" not in code:
        exec(code, {})
        return
    example = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(example).failed == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_readme(cli: Cli, command: str) -> None:
    told = set(ALL_OPTIONS.findall(README))
    assert re.search(rf"\bnewsx {command}\b", README), f"README.md does not speak of `newsx {command}`"
    assert set(long_options(cli(command, "--help").out)) - told == set()


def test_every_option_of_newsx_itself_is_in_the_readme(cli: Cli) -> None:
    assert set(long_options(cli("--help").out)) <= set(ALL_OPTIONS.findall(README))


def test_the_readme_names_no_option_that_is_not_there(cli: Cli) -> None:
    for line in LINES:
        for part in re.split(r"[|;&]+", line):
            if match := re.match(r"\s*newsx(?: (?P<command>\w+))?(?P<rest>.*)", part):
                helped = cli(*filter(None, [match["command"]]), "--help").out
                given = re.findall(r"(?<=\s)--[a-z][a-z-]+", match["rest"])
                assert set(given) <= set(long_options(helped)), f"{line!r} uses an option that is not there"


def test_every_target_of_the_makefile_is_in_the_readme() -> None:
    (targets,) = re.findall(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for target in targets.split():
        assert f"make {target}" in README


def long_options(help_text: str) -> list[str]:
    """The long options that a help page lists at the start of a line."""
    found = re.findall(r"^ +(?:-\w, )?(--[a-z][a-z-]+)", help_text, re.MULTILINE)
    return [option for option in found if option != "--help"]
