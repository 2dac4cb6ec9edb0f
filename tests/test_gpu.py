"""`--gpu`: refused in one line where there is none; the reader's network in floats, which is what runs on one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import onnxruntime
import pytest

import newsx
from newsx import gpu, model
from newsx.config import MODEL, Settings
from newsx.errors import NewsxError
from newsx.reader import decision

load: Any = import_module("newsx.model.load")  # the room has a function of that name

TEXT = "KAMPALA — Police said on Monday that 12 children were killed in the fire and that 7 pupils were missing.\n"
# newsx with an onnxruntime that lists CUDA and then finds no GPU, which says so itself on both streams
NO_DEVICE = """
import sys, onnxruntime
listed = onnxruntime.get_available_providers()
onnxruntime.get_available_providers = lambda: ["CUDAExecutionProvider", *listed]
onnxruntime.preload_dlls = lambda: print("Failed to load libcudart.so")
from newsx.cli import main
sys.exit(main(sys.argv[1:]))
"""
needs_gpu = pytest.mark.skipif(gpu.fault() is not None, reason="no GPU can be used here")


def run(folder: Path, *words: str) -> tuple[int, str, str]:
    (folder / "a.txt").write_text(TEXT)
    done = subprocess.run([sys.executable, *words], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def floats(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The reader as on a GPU, here on a processor."""
    monkeypatch.setattr(gpu, "is_required", lambda: True)
    monkeypatch.setattr(gpu, "CUDA", "AzureExecutionProvider")  # of the CPU package, and takes nothing
    pytest.importorskip("onnx")
    decision._session.cache_clear()
    yield
    decision._session.cache_clear()


@pytest.mark.skipif(gpu.CUDA in onnxruntime.get_available_providers(), reason="the extra is installed")
@pytest.mark.parametrize("how", [["--gpu"], ["--gpu", "--jobs", "2"], ["-o", "out.jsonl"]])
def test_without_the_extra_it_is_one_line(tmp_path: Path, how: list[str]) -> None:
    if "--gpu" not in how:
        (tmp_path / "newsx.toml").write_text("gpu = true\n")
    code, out, err = run(tmp_path, "-m", "newsx", "extract", "a.txt", *how)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("newsx: --gpu: ")
    assert "pip install 'newsx[gpu]'" in err
    assert not list(tmp_path.glob("out*"))


@needs_gpu
def test_on_a_gpu_an_article_is_read(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "-m", "newsx", "extract", "a.txt", "--gpu", "-q")
    assert (code, err) == (0, "")
    assert '"12 children"' in out
    assert '"gpu":true' in out


@pytest.mark.skipif(gpu.fault() is None, reason="there is a GPU")
def test_without_a_gpu_it_is_one_line(tmp_path: Path) -> None:
    code, out, err = run(tmp_path, "-c", NO_DEVICE, "extract", "a.txt", "--gpu")
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert "no GPU answers" in err


def test_the_setting_is_true_or_false(tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('gpu = "yes"\n')
    code, _, err = run(tmp_path, "-m", "newsx", "extract", "a.txt")
    assert (code, "gpu must be true or false" in err) == (2, True)


def test_a_record_says_that_a_gpu_was_used() -> None:
    assert Settings(gpu=True).recorded()["gpu"] is True
    assert "gpu" not in Settings().recorded()


def test_in_floats_the_reader_reads_the_same(floats: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[tuple[Any, ...]]:
        found = newsx.extract(TEXT, published="2024-05-08", clean=False).counts
        return [(c.surface, c.event, [one.name for one in c.claimed_by], c.as_of, c.polarity, c.sure) for c in found]

    in_floats = read()
    monkeypatch.setattr(gpu, "is_required", lambda: False)
    decision._session.cache_clear()
    in_int8 = read()
    assert len(in_int8) == 2
    assert [row[:-1] for row in in_floats] == [row[:-1] for row in in_int8]
    assert [row[-1] for row in in_floats] == pytest.approx([row[-1] for row in in_int8], abs=0.1)


def test_spacy_takes_the_gpu_for_a_transformer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = SimpleNamespace(pipe_names=["one"], get_pipe_meta=lambda _: SimpleNamespace(factory="curated_transformer"))
    assert load._has_transformer(parts)
    assert not load._has_transformer(model.load(MODEL))

    def refuse() -> None:
        raise ValueError("No GPU devices detected")

    monkeypatch.setattr("thinc.api.require_gpu", refuse)
    monkeypatch.setattr(gpu, "is_required", lambda: True)
    monkeypatch.setattr(load, "_has_transformer", lambda _: True)
    with pytest.raises(NewsxError, match="No GPU devices detected"):
        load.load.__wrapped__(MODEL)
