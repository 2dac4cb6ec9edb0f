"""What people expect of a project: a version in one place, a whole package, pages that are current."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from newsx.version import __version__

PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
PATH = re.compile(r"`((?:newsx|tests|training|corpus|docs|bench)/[\w/.-]*|\.ci/run|\w+\.(?:md|toml|txt))`")
MADE = {"newsx.toml", "corpus/NAME.txt"}  # files of a user's own


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (project["dynamic"], "version" in project) == (["version"], False)
    latest = re.findall(r"^## \[(.+?)\] - \d{4}-\d\d-\d\d$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)[0]
    assert latest == __version__
    others = [
        path
        for path in (ROOT / "newsx").rglob("*.py")
        if path.name != "version.py" and f'"{__version__}"' in path.read_text("utf-8")
    ]
    assert others == []


def test_the_manual_page_is_as_help_has_it() -> None:
    """After a change of the command line: `make man`."""
    done = subprocess.run([sys.executable, "docs/man.py"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == (ROOT / "docs" / "newsx.1").read_text("utf-8")


def test_the_manual_page_is_sound_roff() -> None:
    if not shutil.which("groff"):
        pytest.skip("needs groff")
    command = ["groff", "-man", "-Tutf8", "-ww", "docs/newsx.1"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stderr == b""


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = set(PATH.findall((ROOT / page).read_text("utf-8"))) - MADE
    missing = [name for name in sorted(named) if not (ROOT / name).exists() and not list(ROOT.glob(f"newsx/*/{name}"))]
    assert missing == []


def test_what_is_packed(tmp_path: Path) -> None:
    """The wheel holds newsx with all that it reads, and nothing else; the source archive what the tests need too."""
    sdist = pytest.importorskip("hatchling.builders.sdist", reason="needs hatchling: pip install 'newsx[test]'")
    wheel = pytest.importorskip("hatchling.builders.wheel", reason="needs hatchling: pip install 'newsx[test]'")
    (built,) = wheel.WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(built) as archive:
        held = set(archive.namelist())
    inside = {path.relative_to(ROOT).as_posix() for path in (ROOT / "newsx").rglob("*") if path.is_file()}
    inside = {name for name in inside if not name.endswith(".pyc")}
    assert inside <= held
    rest = {name.partition("/")[0] for name in held - inside}
    assert rest == {f"newsx-{__version__}.dist-info", f"newsx-{__version__}.data"}
    assert f"newsx-{__version__}.data/data/share/man/man1/newsx.1" in held
    (built,) = sdist.SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(built) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    for name in (*PAGES, "Makefile", "model.txt", "tests/conftest.py", "corpus/floors.json", ".ci/run", "docs/man.py"):
        assert name in held
    assert inside <= held


def test_every_page_of_the_site_is_written_or_made() -> None:
    """The methods page holds the figures as README and card have them; nothing is copied by hand."""
    yaml = pytest.importorskip("yaml", reason="needs PyYAML: pip install 'newsx[test]'")
    code = "import json, pages; print(json.dumps(pages.made()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "docs", capture_output=True, check=True)
    made = json.loads(done.stdout)
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"]
    pages = [page for entry in nav for page in (next(iter(entry.values())) if isinstance(entry, dict) else [entry])]
    written = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert sorted(pages) == sorted(written | made.keys())
    for source in ("README.md", "newsx/reader/CARD.md"):
        rows = [line for line in (ROOT / source).read_text("utf-8").splitlines() if re.match(r"\|.*\d\d\.\d", line)]
        assert rows
        assert set(rows) <= set(made["methods.md"].splitlines())


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="needs mkdocs-material: pip install 'newsx[docs]'")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "codebook.html").exists()


def test_the_container_runs_as_a_user() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    last = max(number for number, line in enumerate(lines) if line.startswith("FROM "))
    users = [line.split()[1] for line in lines[last:] if line.startswith("USER ")]
    assert users == ["newsx"]
    assert lines.index("USER newsx") < lines.index('ENTRYPOINT ["newsx"]')


def test_the_hosted_checks_are_those_of_ci_run() -> None:
    yaml = pytest.importorskip("yaml", reason="needs PyYAML: pip install 'newsx[test]'")
    steps = yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text())["jobs"]["checks"]["steps"]
    assert {"run": ".ci/run"} in steps
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    makefile = (ROOT / "Makefile").read_text()
    for hook in hooks:
        program = hook["entry"].removeprefix(".venv/bin/").removesuffix(" --fix")
        assert f"$(BIN)/{program}" in makefile
