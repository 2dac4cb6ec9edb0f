"""What in a folder is no plain file, or leads out of it, is one line; the rest is read."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest
from articles import STORY
from heaps import sources, told


def test_what_is_no_plain_file_in_a_folder_is_one_line(shell: Any, heap: Path) -> None:
    os.mkfifo(heap / "b.txt")
    told(shell("fake-newsx extract heap", timeout=300), "b.txt", "a pipe, a socket or a device in a folder is not read")
    (heap / "b.txt").unlink()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(heap / "b.html"))
        told(shell("fake-newsx extract heap", timeout=300), "b.html", "a pipe, a socket or a device")
    (heap / "b.html").unlink()
    for target in ("/dev/zero", "/dev/null", "/dev/stdin"):
        (heap / "b.jsonl").symlink_to(target)
        told(
            shell("set +o pipefail; yes | fake-newsx extract heap", timeout=300), "b.jsonl", " in a folder is not read"
        )
        (heap / "b.jsonl").unlink()
    (heap / "sub").mkdir()
    os.mkfifo(heap / "sub" / "pipe")
    (heap / "b.text").symlink_to("sub/pipe")
    told(shell("fake-newsx extract heap", timeout=300), "b.text", "a pipe, a socket or a device")


def test_what_is_no_article_either_is_left_out_in_silence(shell: Any, heap: Path) -> None:
    os.mkfifo(heap / "control")
    (heap / "log").symlink_to("/etc/hostname")
    done = shell("fake-newsx extract heap", timeout=300)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_pipe_that_is_named_is_read(shell: Any, heap: Path) -> None:
    done = shell("mkfifo p.txt; (cat heap/a.txt > p.txt &); own-fake-newsx extract p.txt <(cat heap/z.txt)")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "../secret.txt", "{tmp}/secret.txt", "sub/../../secret.txt", "up/secret.txt"]
)
def test_a_link_out_of_the_folder_is_not_followed(shell: Any, heap: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.txt").write_text("Nobody handed this over.")
    (heap / "sub").mkdir()
    if target.startswith("up"):
        (heap / "up").symlink_to("..")
    (heap / "passwd.txt").symlink_to(target.format(tmp=tmp_path))
    done = shell("fake-newsx extract heap")
    assert (done.returncode, sources(done)) == (2, ["a.txt", "z.txt"])
    (line, *more) = done.stderr.splitlines()
    assert line.startswith("newsx: heap/passwd.txt: a link out of the folder, to ")
    assert line.count("secret.txt") == target.count("secret.txt")
    assert ["a link to a folder elsewhere is not followed" in one for one in more] == [True] * target.startswith("up")
    assert len(shell("fake-newsx extract heap/passwd.txt").stdout.splitlines()) == 1
    (tmp_path / "newsx.toml").write_text("follow-links = true\n")
    assert sources(shell("fake-newsx extract heap")) == ["a.txt", "passwd.txt", "z.txt"]


def test_a_link_inside_the_folder_is_read(shell: Any, heap: Path, tmp_path: Path) -> None:
    (heap / "sub").mkdir()
    (heap / "sub" / "b.txt").symlink_to("../a.txt")
    (heap / "loop").symlink_to(".")
    (tmp_path / "linked").symlink_to("heap")
    for name in ("heap", "linked"):
        done = shell(f"fake-newsx extract {name}")
        assert (done.returncode, done.stderr, sources(done)) == (0, "", ["a.txt", "b.txt", "z.txt"])


@pytest.mark.parametrize("deep", [99, 100, 990])
def test_a_deep_folder_costs_no_other(shell: Any, heap: Path, deep: int) -> None:
    here = os.getcwd()
    try:
        os.chdir(heap)
        for _ in range(deep):
            os.mkdir("d")
            os.chdir("d")
        Path("b.txt").write_text(STORY)
    finally:
        os.chdir(here)
    done = shell("fake-newsx extract heap")
    shell("rm -r heap/d")  # pytest cannot remove it
    if deep < 100:
        assert (done.returncode, done.stderr, sources(done)) == (0, "", ["a.txt", "b.txt", "z.txt"])
    else:
        told(done, "/d" * 100, "lies more than 100 deep")


@pytest.mark.parametrize("target", ["b.txt", "./b.txt", "c.txt", "sub/../b.txt", "x" * 300, "a.txt/b", "gone/../a"])
def test_a_link_that_leads_nowhere_costs_no_other(shell: Any, heap: Path, target: str) -> None:
    (heap / "sub").mkdir()
    (heap / "b.txt").symlink_to(target)
    if target == "c.txt":
        (heap / "c").symlink_to("b.txt")
        target = "c"
        (heap / "b.txt").unlink()
        (heap / "b.txt").symlink_to(target)
    told(shell("fake-newsx extract heap"), "b.txt", "")
