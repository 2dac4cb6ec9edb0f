"""`newsx` for tests in a shell, without the wait for its start: one process has loaded it, and forks for each command.

As a program it is that process: `python served.py SOCKET`. Limits and signals of the shell do not reach what it runs,
and an article that was read before is not read again: tests of what hangs on either run newsx in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import fake_pipeline
from articles import STORY

from newsx.article import Clean, Raw
from newsx.config import Settings
from newsx.explanation import Explanation

# What stands on the PATH: hands its arguments, folder, variables and streams to the process that forks.
CLIENT = """#!{python} -SE
import json, os, socket, sys
mask = os.umask(0)
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    told = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ), mask]).encode()
    socket.send_fds(server, [{kind!r} + len(told).to_bytes(8, "big")], [0, 1, 2])
    server.sendall(told)
    code = server.recv(1)
sys.exit(code[0] if code else "newsx ended without an exit code")
"""
KINDS = {"newsx": b"r", "fake-newsx": b"f"}


@contextmanager
def serving() -> Iterator[dict[str, str]]:
    """The texts of two programs by their names: newsx, and newsx with the pipeline that reads no language."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"{folder}/newsx"
        with subprocess.Popen([sys.executable, __file__, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as it:
            assert it.stdout is not None
            assert it.stdout.readline() == b"ready\n"
            try:
                yield {
                    name: CLIENT.format(python=sys.executable, address=address, kind=kind)
                    for name, kind in KINDS.items()
                }
            finally:
                it.kill()


def serve(address: str) -> None:
    from newsx.cli import clean_command, codebook_command, explain_command, extract_command, report_command  # noqa: F401
    from newsx.reporting import formats  # noqa: F401

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
                load(Path(address).parent)
            if os.fork() == 0:
                server.close()
                answer(client, message, streams)
            for stream in streams:
                os.close(stream)
            client.close()


@cache
def load(folder: Path) -> None:
    """Everything that reading an article takes, once; a record is kept, and no article read twice."""
    import newsx
    from newsx import pipeline

    newsx.extract(f"<p>{STORY}", format="html", published="2024-05-08")
    read = pipeline._explain

    def remembered(raw: Raw, settings: Settings) -> tuple[Clean, Explanation]:
        path = folder / hashlib.sha256(repr((raw, settings)).encode()).hexdigest()
        if not path.exists():
            part = path.with_suffix(f".{os.getpid()}")
            part.write_bytes(pickle.dumps(read(raw, settings)))
            part.rename(path)
        found: tuple[Clean, Explanation] = pickle.loads(path.read_bytes())
        return found

    pipeline._explain = remembered


def answer(client: socket.socket, message: bytes, streams: list[int]) -> None:
    """Runs the command of a client in this process, which ends with it."""
    from newsx.cli import main

    with client.makefile("rb") as told:
        args, folder, variables, mask = json.loads(told.read(int.from_bytes(message[1:], "big")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.umask(mask)
    os.environ.clear()
    os.environ.update(variables)
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
    serve(sys.argv[1])
