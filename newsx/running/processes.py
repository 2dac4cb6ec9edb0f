"""Several processes on one machine. Results come in order; a process that dies costs one article, not the run.

An article that is alone in a process that dies is tried once more: the process may have been ended from outside.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait

from newsx.article import Article, Failure, Raw
from newsx.errors import NewsxError
from newsx.running import serial

CHUNK = 8  # articles a worker takes at once: enough that the pipe costs nothing, few enough to be dealt out evenly
AHEAD = 4  # chunks a worker may be ahead of the slowest one: what waits to be written stays small
TRIES = 2  # of an article by itself
STARTS = 3  # processes that end before they have begun, one after the other: then it is no accident

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

Chunk = list[tuple[int, Raw]]  # articles with their place in the input


def run(raws: Iterable[Raw | Failure], extract: serial.Extract, jobs: int) -> Iterator[Article | Failure]:
    """What `extract` makes of `raws` in `jobs` processes, in the order of the input."""
    crew = [_Worker(extract) for _ in range(jobs)]  # none of them is started before there is work for it
    try:
        yield from _Desk(raws, jobs * CHUNK * AHEAD).deal(crew)
    finally:
        for worker in crew:
            worker.stop()


class _NeverStarted(Exception):
    """How a process ended that never reached its first article: no article is the cause."""


class _Desk:
    """The articles to be done, those done, and those given out last."""

    def __init__(self, raws: Iterable[Raw | Failure], window: int) -> None:
        self.raws = enumerate(raws)
        self.window = window
        self.again: deque[Chunk] = deque()  # chunks that a worker died of, one article each
        self.died: Counter[int] = Counter()  # how many processes died with this article alone
        self.done: dict[int, Article | Failure] = {}
        self.written = 0
        self.taken = 0
        self.empty = False
        self.failed_starts = 0  # since the last result

    def deal(self, crew: list[_Worker]) -> Iterator[Article | Failure]:
        while True:
            idle = (worker for worker in crew if worker.chunk is None)
            given = [(worker, chunk) for worker in idle if (chunk := self.next_chunk())]
            for worker, _ in given:
                worker.start()  # all of them, before a long chunk has to wait for the first one to take it
            for worker, chunk in given:
                worker.give(chunk)
            yield from self.in_order()
            busy = {worker.conn: worker for worker in crew if worker.chunk is not None}
            if not busy:
                if self.finished():
                    return
                continue
            for conn in wait(list(busy)):
                self.collect(busy[conn])  # type: ignore[index]  # wait() gives back what it was given

    def next_chunk(self) -> Chunk | None:
        if self.again:
            return self.again.popleft()
        chunk: Chunk = []
        while not self.empty and len(chunk) < CHUNK and self.taken - self.written < self.window:
            place, raw = next(self.raws, (-1, None))
            if raw is None:
                self.empty = True
                break
            self.taken = place + 1
            if isinstance(raw, Failure):
                self.done[place] = raw
            else:
                chunk.append((place, raw))
        return chunk or None

    def finished(self) -> bool:
        """Whether all is written. That nobody is busy is not enough: the window may have been full a moment ago."""
        return self.empty and not self.again and not self.done

    def in_order(self) -> Iterator[Article | Failure]:
        while self.written in self.done:
            result = self.done.pop(self.written)
            self.written += 1
            yield result

    def collect(self, worker: _Worker) -> None:
        """Take a worker's results; where it died, its articles are tried one at a time, each by a fresh process."""
        chunk = worker.chunk or []
        try:
            results = worker.take()
        except _NeverStarted as how:
            self.failed_starts += 1
            if self.failed_starts == STARTS:
                raise NewsxError(f"no worker process can be started ({how}): use --jobs 1") from None
            self.again.append(chunk)
            worker.stop()
            return
        except (EOFError, ConnectionError):
            place, raw = chunk[0]
            self.died[place] += len(chunk) == 1
            if self.died[place] == TRIES:
                del self.died[place]
                self.done[place] = serial.failure(raw, f"the process that read it died ({worker.how_it_ended()})")
            else:
                self.again.extend([one] for one in chunk)
            worker.stop()  # a fresh process takes its place when there is work for it
            return
        self.failed_starts = 0
        self.done.update((place, result) for (place, _), result in zip(chunk, results, strict=True))


class _Worker:
    """A process that waits for articles at the other end of a pipe."""

    conn: Connection
    process: multiprocessing.process.BaseProcess

    def __init__(self, extract: serial.Extract) -> None:
        self.extract = extract
        self.chunk: Chunk | None = None
        self.started = False
        self.ready = False

    def start(self) -> None:
        """A process, where there is none."""
        if self.started:
            return
        # spawn: a fork would copy the locks of the threads that draw the progress bar
        context = multiprocessing.get_context("spawn")
        self.conn, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.extract), daemon=True)
        with _one_thread():
            self.process.start()
        theirs.close()  # so that its death ends the pipe
        self.started = True

    def give(self, chunk: Chunk) -> None:
        self.chunk = chunk
        with suppress(ConnectionError):  # it died while it was idle: take() says so
            self.conn.send([raw for _, raw in chunk])

    def take(self) -> list[Article | Failure]:
        """What it made of its chunk. EOFError or ConnectionError where it died of it."""
        if not self.ready:
            self.greet()
        results = self.conn.recv()
        self.chunk = None
        if isinstance(results, NewsxError):
            raise results
        return list(results)

    def greet(self) -> None:
        """Waits for the first message of the process; one that never sends it is no article's fault."""
        try:
            self.conn.recv()
        except (EOFError, ConnectionError):
            raise _NeverStarted(self.how_it_ended()) from None
        self.ready = True

    def how_it_ended(self) -> str:
        self.process.join(timeout=5)
        code = self.process.exitcode
        return f"signal {-code}, perhaps out of memory" if code and code < 0 else f"exit code {code}"

    def stop(self) -> None:
        if self.started:
            self.process.terminate()
            self.process.join()
            self.conn.close()
        self.chunk, self.started, self.ready = None, False, False


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes that begin inside compute on one thread each, unless the user says otherwise: there are enough."""
    ours = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(ours, "1"))
    try:
        yield
    finally:
        for name in ours:
            del os.environ[name]


def _serve(conn: Connection, extract: serial.Extract) -> None:
    """The loop of a worker process: articles in, results out, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C goes to the whole group; the parent stops us
    with suppress(EOFError, ConnectionError):
        conn.send("ready")
        while True:
            raws = conn.recv()
            try:
                results: object = list(serial.run(raws, extract))
            except NewsxError as error:
                results = error
            conn.send(results)
