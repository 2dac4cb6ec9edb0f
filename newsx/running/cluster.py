"""A Ray cluster: the files are divided into shards, a shard is a task, and each task writes one file of records.

The file of a shard appears in one step when it is whole, under a name that follows from what is read and how: a task
that is tried again after a process or a machine died leaves one file, and a shard whose file is there is done.
"""

from __future__ import annotations

import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from newsx.article import Article, Failure, Raw
from newsx.errors import NewsxError
from newsx.running import processes, serial
from newsx.running.summary import Summary, summarize
from newsx.writing.record_lines import encode

MOST_FILES = 200  # of a shard: some seconds of work, so that a machine that dies costs little
MOST_BYTES = 64_000_000  # of a shard, unless one file alone is larger
TRIES = 3  # of a shard whose process or machine dies

Read = Callable[[str], Iterable[Raw | Failure]]


@dataclass(frozen=True, slots=True)
class Shard:
    """Files that one task reads, and the name of the file that it writes."""

    name: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a shard."""

    articles: tuple[Summary, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all shards. Pickled: `read` and `extract` are functions of a module, or partials of one.

    `folder`: where the shards' files go, a path or a URL that fsspec knows. `here`: the folder that paths start from.
    `gpu`: each task asks the cluster for a GPU.
    """

    folder: str
    here: str
    read: Read
    extract: serial.Extract
    gpu: bool = False


class Folder:
    """The folder of the shards' files, local or elsewhere."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.files, self.root = _filesystem(url)

    def shards(self) -> set[str]:
        """The names of the files of records in it."""
        if not self.files.exists(self.root):
            return set()
        if not self.files.isdir(self.root):
            raise NewsxError(f"{self.url}: is a file: --engine ray writes into a folder")
        names = (PurePosixPath(str(path)).name for path in self.files.ls(self.root, detail=False))
        return {name for name in names if name.endswith(".jsonl")}

    def make(self) -> None:
        """Makes the folder, where it is not there."""
        self.files.makedirs(self.root, exist_ok=True)

    def put(self, name: str, file: Path) -> None:
        """Takes in a whole file under `name`, in one step where the file system can."""
        part = f"{self.root}/{name}.{os.getpid()}.part"
        try:
            self.files.put_file(str(file), part)
            self.files.mv(part, f"{self.root}/{name}")
        except BaseException:
            if self.files.exists(part):
                self.files.rm_file(part)
            raise


def divide(paths: Iterable[str], settings: object) -> Iterator[Shard]:
    """The shards of `paths` (files or URLs), in order. The name of each tells its files, their state and `settings`."""
    held: list[tuple[str, str]] = []
    size, number = 0, 0
    for path in paths:
        bytes_, state = _state(path)
        if held and (len(held) == MOST_FILES or size + bytes_ > MOST_BYTES):
            yield _shard(number, held, settings)
            held, size, number = [], 0, number + 1
        held.append((path, state))
        size += bytes_
    if held:
        yield _shard(number, held, settings)


def _shard(number: int, files: Sequence[tuple[str, str]], settings: object) -> Shard:
    digest = sha256(repr((files, settings)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Shard(f"{number:05d}-{digest}.jsonl", tuple(path for path, _ in files))


def _state(path: str) -> tuple[int, str]:
    """The bytes of a file, and what changes when it does."""
    try:
        if is_url(path):
            files, name = _filesystem(path)
            return files.size(name) or 0, files.ukey(name)
        found = os.stat(path)
    except OSError:
        return 0, ""  # the task says what is wrong
    return found.st_size, f"{found.st_size} {found.st_mtime_ns}"


def is_url(path: str) -> bool:
    """Whether a path is for fsspec: s3://bucket/file.warc.gz."""
    return "://" in path


def listed(url: str) -> list[str]:
    """The files that a URL names: itself, those of a folder, or those that its * stands for."""
    files, name = _filesystem(url)
    found = files.glob(name) if "*" in name else files.find(name) if files.isdir(name) else [name]
    return [str(files.unstrip_protocol(str(path))) for path in sorted(found)]


def _filesystem(url: str) -> tuple[Any, str]:
    fsspec = _installed("fsspec")
    try:
        files, name = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise NewsxError(f"{url}: {error}") from None
    return files, str(name)


def _installed(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        raise NewsxError("--engine ray needs the extra: pip install 'newsx[ray]'") from None


def run(shards: Sequence[Shard], job: Job, address: str | None) -> Iterator[tuple[Shard, Done]]:
    """Works through the shards on the cluster at `address` and yields each as it is done.

    Without an address (nor RAY_ADDRESS) a cluster of this machine is started for the run. NewsxError where there is no
    cluster, or where a task says that it cannot work at all (no such model).
    """
    ray = _installed("ray")
    _connect(ray, address)
    try:
        if job.gpu and not ray.cluster_resources().get("GPU"):
            raise NewsxError("--gpu: the Ray cluster has no GPU: add a machine that has one, or leave out --gpu")
        given = ray.put(job)
        task = ray.remote(num_cpus=1, num_gpus=int(job.gpu), max_retries=TRIES - 1)(extract_shard)
        waiting = {task.remote(given, shard): (shard, False) for shard in shards}
        while waiting:
            for ready in ray.wait(list(waiting))[0]:
                shard, apart = waiting.pop(ready)
                try:
                    yield shard, ray.get(ready)
                except ray.exceptions.RayTaskError as error:  # its own text is a traceback
                    raise error.cause if isinstance(error.cause, NewsxError) else error from None
                except ray.exceptions.RayError as error:
                    if apart:
                        yield shard, Done(failures=(_lost(shard, error),))
                    else:
                        waiting[task.remote(given, shard, apart=True)] = shard, True
    finally:
        ray.shutdown()


def _connect(ray: Any, address: str | None) -> None:
    """Joins the cluster. The handler of SIGTERM stays ours, where Ray would put its own."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    named = f"--address {address}" if address else "--engine ray"
    ours = signal.getsignal(signal.SIGTERM)
    try:
        host, _, port = (address or "").rpartition(":")
        if host and port.isdigit() and "://" not in host:  # Ray tries for minutes where no server answers
            socket.create_connection((host, int(port)), timeout=10).close()
        address = address or os.environ.get("RAY_ADDRESS") or "local"
        ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    except Exception as error:  # of all kinds, plain Exception among them
        why = str(error).strip().splitlines()[0]
        raise NewsxError(f"{named}: no Ray cluster answers ({why}): ray start --head begins one") from None
    signal.signal(signal.SIGTERM, ours)


def _lost(shard: Shard, error: Exception) -> Failure:
    """What is said of a shard that could not be done."""
    first, *rest = shard.paths
    also = f", nor could {len(rest)} files after it" if rest else ""
    return Failure(first, None, f"could not be done{also}: {str(error).strip().splitlines()[0]}")


def extract_shard(job: Job, shard: Shard, apart: bool = False) -> Done:
    """One task: reads the files of a shard, extracts them and writes their records.

    `apart`: in a process of its own, so that an article that ends the process costs itself a message and nothing else.
    """
    os.umask(0o077)  # records hold the names of minors
    with suppress(OSError):  # a machine without that folder finds no file by a relative path, and says so of each
        os.chdir(job.here)
    articles: list[Summary] = []
    failures: list[Failure] = []
    raws = _read(job.read, shard.paths)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / shard.name
        with file.open("wb") as out:
            for result in processes.run(raws, job.extract, 1) if apart else serial.run(raws, job.extract):
                if isinstance(result, Article):
                    out.write(encode(result))
                    articles.append(summarize(result))
                else:
                    failures.append(result)
        Folder(job.folder).put(shard.name, file)
    return Done(tuple(articles), tuple(failures))


def _read(read: Read, paths: Iterable[str]) -> Iterator[Raw | Failure]:
    for path in paths:
        if not is_url(path):
            yield from read(path)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            files, name = _filesystem(path)
            local = Path(scratch) / PurePosixPath(name).name
            try:
                files.get_file(name, str(local))
            except OSError as error:
                yield Failure(path, None, f"cannot be fetched: {error.strerror or error}")
                continue
            for found in read(str(local)):
                yield _named(found, path)


def _named(found: Raw | Failure, path: str) -> Raw | Failure:
    """What was read of a copy, as read from where the copy is of."""
    if isinstance(found, Failure):
        return replace(found, path=path)
    return replace(found, source=replace(found.source, path=path))
