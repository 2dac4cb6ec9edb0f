"""`newsx` for tests in a shell, without the wait for its start: one process has loaded it, and forks for each command.

As a program it is that process: `python served.py SOCKET FOLDER`. Limits and signals of the shell do not reach what it
runs, and an article that was read before is not read again: tests of what hangs on either run newsx in a process of its
own.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from pathlib import Path

import fake_pipeline
from articles import STORY

from newsx.article import Clean, Raw
from newsx.config import Settings
from newsx.explanation import Explanation

# What stands on the PATH: hands its arguments, folder, variables and streams to the process that forks. It imports what
# is built into Python alone: a test has many commands.
CLIENT = """#!{python} -SE
import _socket, marshal, posix, sys
mask = posix.umask(0)
server = _socket.socket(_socket.AF_UNIX)
server.connect({address!r})
told = marshal.dumps([sys.argv[1:], posix.getcwd(), posix.environ, mask])
streams = b"".join(number.to_bytes(4, sys.byteorder) for number in (0, 1, 2))
first = {kind!r} + len(told).to_bytes(8, "big")
server.sendmsg([first], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, streams)])
server.sendall(told)
code = server.recv(1)
sys.exit(code[0] if code else "newsx ended without an exit code")
"""
KINDS = {"newsx": b"r", "fake-newsx": b"f"}


@contextmanager
def serving(read: Path) -> Iterator[dict[str, str]]:
    """The texts of two programs by their names: newsx, and newsx with the pipeline that reads no language.

    What newsx has read of an article is kept in the folder `read`, for all that serve.
    """
    with tempfile.TemporaryDirectory() as folder:
        address = f"{folder}/newsx"
        with subprocess.Popen(
            [sys.executable, __file__, address, str(read)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as it:
            assert it.stdout is not None
            assert it.stdout.readline() == b"ready\n"
            try:
                yield {
                    name: CLIENT.format(python=sys.executable, address=address, kind=kind)
                    for name, kind in KINDS.items()
                }
            finally:
                it.kill()


def serve(address: str, read: Path) -> None:
    warm_up(Path(address).parent)
    gc.freeze()  # what is there stays: no fork goes through it again
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            client, _ = server.accept()
            message, streams, _, _ = socket.recv_fds(client, 9, 3)
            if message[:1] == KINDS["newsx"]:
                load(read)
            if os.fork() == 0:
                server.close()
                answer(client, message, streams)
            for stream in streams:
                os.close(stream)
            client.close()


def warm_up(folder: Path) -> None:
    """Runs commands without a model: what they import and compile, their forks find there."""
    import newsx
    from newsx.cli import main

    fake_pipeline.install()
    article, record = folder / "article.txt", folder / "record.jsonl"
    article.write_text(STORY)
    with Path(os.devnull).open("w") as nobody, redirect_stdout(nobody):
        for command in ("extract", "clean", "explain"):
            assert main([command, str(article)]) == 0
        assert main(["extract", str(article), "-o", str(record)]) == 0
        for name in ("terminal", "html", "csv"):
            assert main(["report", str(record), "--format", name]) == 0
    del sys.modules["newsx.pipeline"], newsx.pipeline


@cache
def load(folder: Path) -> None:
    """Everything that reading an article takes, once; a record is kept, and no article read twice."""
    import newsx
    from newsx import pipeline

    newsx.extract(f"<p>{STORY}", format="html", published="2024-05-08")
    read = pipeline._explain

    def remembered(raw: Raw, settings: Settings, briefly: bool = False) -> tuple[Clean, Explanation]:
        path = folder / hashlib.sha256(repr((raw, settings, briefly)).encode()).hexdigest()
        if not path.exists():
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(pickle.dumps(read(raw, settings, briefly)))
            part.rename(path)
        found: tuple[Clean, Explanation] = pickle.loads(path.read_bytes())
        return found

    pipeline._explain = remembered


def answer(client: socket.socket, message: bytes, streams: list[int]) -> None:
    """Runs the command of a client in this process, which ends with it."""
    from newsx.cli import main

    with client.makefile("rb") as told:
        args, folder, variables, mask = marshal.loads(told.read(int.from_bytes(message[1:], "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.umask(mask)
    os.environ.clear()
    os.environb.update(variables)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if message[:1] == KINDS["fake-newsx"]:
        fake_pipeline.install()
    try:
        code = main(args)
    except SystemExit as end:  # completion in a shell
        code = int(end.code or 0)
    sys.stdout.flush()
    sys.stderr.flush()
    client.sendall(bytes([code]))
    os._exit(code)


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]))
