"""What several tests need: the command line run inside this process, a stand-in for the model, the shared articles."""

from __future__ import annotations

import os

if "PYTEST_XDIST_WORKER" in os.environ:  # one thread a process, where there is one process a core
    os.environ.setdefault("OMP_NUM_THREADS", "1")

import gzip
import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import fake_pipeline
import pytest
import records
import served
from articles import GOOD, STORY

from newsx import writing
from newsx.article import Article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LONGEST = ("documented", "browser", "training", "cluster", "limits", "redaction", "two_runs", "lossless", "offsets",
           "extending", "hostile", "masked", "into", "outputs", "workbook", "review", "resume")  # fmt: skip


def pytest_configure(config: pytest.Config) -> None:
    """Name every skipped test and its reason at the end: a skip nobody sees is a test nobody has."""
    if "s" not in config.option.reportchars:
        config.option.reportchars += "s"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest come first: at the end no process waits for one of them in another."""
    place = {f"test_{name}": at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.path.stem, len(place)))


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def messages(self) -> list[str]:
        """The lines of standard error without the prefix that each of them has."""
        lines = self.err.splitlines()
        assert all(line.startswith("newsx: ") for line in lines), self.err
        return [line.removeprefix("newsx: ") for line in lines]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Cli:
    """`newsx` inside this process, in an empty folder: `cli("extract", path, stdin="…")`."""
    from newsx.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def run(*args: object, stdin: str | bytes | None = None) -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin or b""
        kind = _Terminal if stdin is None else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", kind(io.BytesIO(data)))
        code = main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode(), err.decode())

    return run


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline without a model: a record of each text, as it is (see fake_pipeline.py)."""
    fake_pipeline.install(monkeypatch.setitem)


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


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of the records of several articles on one happening."""
    from ledgers import heap

    return records.write(tmp_path / "records.jsonl", heap())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article, records of articles, and what else lies about."""
    import desks
    from ledgers import heap

    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "notes.txt").write_text(desks.NOTES)
    (tmp_path / "meta.csv").write_text("path,publisher\na.txt,Lamu Post\n")
    (tmp_path / "names.csv").write_text("name,alias\nLamu Post,Post\n")
    (tmp_path / "page.html").write_text("<!doctype html><title>Ferry</title><p>Nine children were saved.")
    (tmp_path / "table.db").write_bytes(b"SQLite format 3\x00" + bytes(84))
    (tmp_path / "rows.json").write_text('{\n"schema": "mine/1"}\n')
    records.write(tmp_path / "x.jsonl", heap())
    records.write(tmp_path / "y.jsonl", heap()[:1])
    (tmp_path / "review.csv").write_text("key,verdict\n" + f"{heap()[0].id}:132-134,accept\n")
    os.link(tmp_path / "x.jsonl", tmp_path / "hard.jsonl")
    (tmp_path / "soft.jsonl").symlink_to("x.jsonl")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.jsonl").symlink_to("../x.jsonl")
    return tmp_path


@pytest.fixture
def heap(tmp_path: Path) -> Path:
    """A folder with two articles, between which the tests put other things."""
    at = tmp_path / "heap"
    at.mkdir()
    (at / "a.txt").write_text(STORY)
    (at / "z.txt").write_text(STORY.replace("Lamu", "Kismayo"))
    return at


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The texts of `newsx` and `fake-newsx` (without a model) that run in forks of one process (see served.py)."""
    base = tmp_path_factory.getbasetemp()
    read = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "read"  # one for all workers
    read.mkdir(exist_ok=True)
    with served.serving(read) as texts:
        yield texts


@pytest.fixture(scope="session")
def corpus(programs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    """The records of corpus/ by the names of its files. README and eval have them read too, which is done once."""
    folder = tmp_path_factory.mktemp("read")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    (folder / "newsx").write_text(programs["newsx"])
    (folder / "newsx").chmod(0o755)
    done = subprocess.run(["./newsx", "extract", "corpus", "-q"], cwd=folder, capture_output=True, check=True)
    articles = [writing.decode(line) for line in done.stdout.splitlines()]
    return {Path(article.source.path or "").name: article for article in articles}


@pytest.fixture
def shell(tmp_path: Path, programs: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A line of shell, with `newsx` and `fake-newsx` on the PATH.

    `own-fake-newsx` is a process of its own: for what is about limits, signals, and the start and end of a process.
    """
    folder = tmp_path / "programs"
    folder.mkdir()
    own = f'#!/bin/sh\nexec "{sys.executable}" {ROOT / "tests" / "fake_pipeline.py"} "$@"\n'
    for name, text in {**programs, "own-fake-newsx": own}.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)

    def run(line: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
        command = ["bash", "-c", f"set -o pipefail; {line}"]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=timeout, check=False
        )

    run.environment = environment  # type: ignore[attr-defined]
    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside the checkout; the test is skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the real articles in {SHARED.name}/ beside the checkout, which are not there")
    return SHARED
