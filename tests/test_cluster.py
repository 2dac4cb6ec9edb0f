"""`newsx extract --engine ray` on a cluster of two nodes: every article once, whatever dies on the way."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli

from newsx.running import cluster

ray_cluster = pytest.importorskip("ray.cluster_utils")
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """A cluster whose processes find the stand-in for the model."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE), str(HERE.parent), *([before] if before else [])])
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    small = {"num_cpus": 1, "object_store_memory": 80 * 2**20}
    made = ray_cluster.Cluster(initialize_head=True, head_node_args={**small, "include_dashboard": False})
    try:
        made.small = small
        yield made
    finally:
        made.shutdown()
        os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


@pytest.fixture
def ray_cli(cli: Cli, nodes: Any, fake: None, tmp_path: Path) -> Cli:
    """`newsx extract articles --engine ray -o out …` on the cluster."""

    def run(*args: object, stdin: str | bytes | None = None) -> Any:
        return cli(
            "extract", "articles", "--engine", "ray", "--address", nodes.address, "-o", "out", *args, stdin=stdin
        )

    (tmp_path / "articles").mkdir()
    return run


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def test_a_node_that_dies_costs_no_article(
    ray_cli: Cli, cli: Cli, nodes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        (tmp_path / f"articles/{number:02d}.txt").write_text(f"SLOWLY {number}")
    plain = cli("extract", "articles")
    monkeypatch.setattr(cluster, "MOST_FILES", 2)
    second = nodes.add_node(**nodes.small)

    def kill() -> None:
        for _ in range(600):
            if (tmp_path / "out").is_dir() and len(list((tmp_path / "out").glob("*.jsonl"))) >= 3:
                nodes.remove_node(second, allow_graceful=False)
                return
            time.sleep(0.1)

    killer = threading.Thread(target=kill)
    killer.start()
    outcome = ray_cli()
    killer.join()
    assert outcome.code == 0, outcome.err
    assert len(list((tmp_path / "out").iterdir())) == 12
    assert written(tmp_path / "out").decode() == plain.out
    assert (tmp_path / "out").joinpath(os.listdir(tmp_path / "out")[0]).stat().st_mode & 0o077 == 0


def test_an_article_that_ends_its_process_costs_a_message(ray_cli: Cli, tmp_path: Path) -> None:
    for name, text in {"a": "first", "b": "DIE", "c": "third", "d": "RAISE"}.items():
        (tmp_path / f"articles/{name}.txt").write_text(text)
    outcome = ray_cli()
    assert outcome.code == 2
    assert sorted(outcome.messages) == [
        "articles/b.txt: the process that read it died (exit code 9)",
        "articles/d.txt: ValueError: told to raise",
    ]
    assert written(tmp_path / "out").count(b'"schema"') == 2


def test_what_is_done_is_not_done_again(ray_cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "MOST_FILES", 1)
    for number in range(3):
        (tmp_path / f"articles/{number}.txt").write_text(f"text {number}")
    assert ray_cli().code == 0
    first, second, third = sorted((tmp_path / "out").iterdir())
    stamp = first.stat().st_mtime_ns
    again = ray_cli()
    assert again.code == 2
    assert again.messages == ["out: holds records already: --resume goes on with them, or name another folder"]
    second.unlink()
    assert ray_cli("--resume").code == 0
    assert sorted((tmp_path / "out").iterdir()) == [first, second, third]
    assert first.stat().st_mtime_ns == stamp
    other = ray_cli("--resume", "--no-clean")
    assert other.code == 2
    assert "3 files in it are not of these inputs and settings" in other.err


def test_what_no_process_can_do_is_one_line(ray_cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "articles/a.txt").write_text("text")
    outcome = ray_cli("--model", "no_such_model")
    assert (outcome.code, outcome.messages) == (2, ["model 'no_such_model' is not installed"])


def test_a_cluster_without_a_gpu_is_one_line(ray_cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "articles/a.txt").write_text("text")
    outcome = ray_cli("--gpu")
    said = "--gpu: the Ray cluster has no GPU: add a machine that has one, or leave out --gpu"
    assert (outcome.code, outcome.messages) == (2, [said])


def test_urls_are_read_and_written(ray_cli: Cli, cli: Cli, nodes: Any, tmp_path: Path) -> None:
    (tmp_path / "articles/a.txt").write_text("here")
    (tmp_path / "articles/b.txt").write_text("there")
    url = (tmp_path / "articles").as_uri()
    args = ("--engine", "ray", "--address", nodes.address, "-o", (tmp_path / "far").as_uri())
    outcome = cli("extract", f"{url}/*.txt", *args)
    assert outcome.code == 0, outcome.err
    assert f'"path":"{url}/a.txt"' in written(tmp_path / "far").decode()
    assert written(tmp_path / "far").count(b'"schema"') == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("a.txt", "--engine", "ray"), "--engine ray needs -o FOLDER: the folder, or URL, for the files of records"),
        (("-", "--engine", "ray", "-o", "out"), "--engine ray reads files, not standard input: name them"),
        (("a.txt", "--engine", "ray", "-o", "a.txt"), "a.txt: is a file: --engine ray writes into a folder"),
        (
            ("a.txt", "--engine", "ray", "-o", "out", "--jobs", "2"),
            "--jobs is for one machine: with --engine ray the cluster has the say",
        ),
        (("a.txt", "--address", "auto"), "--address is about a Ray cluster: add --engine ray"),
    ],
)
def test_what_makes_no_sense_is_said(cli: Cli, tmp_path: Path, args: tuple[str, ...], message: str) -> None:
    (tmp_path / "a.txt").write_text("text")
    outcome = cli("extract", *args)
    assert (outcome.code, outcome.messages) == (2, [message])
    assert not (tmp_path / "out").exists()


def test_no_cluster_at_the_address(cli: Cli, fake: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    outcome = cli("extract", "a.txt", "--engine", "ray", "-o", "out", "--address", "127.0.0.1:1")
    assert outcome.code == 2
    (message,) = outcome.messages
    assert message.startswith("--address 127.0.0.1:1: no Ray cluster answers")
