"""The files of records a report is made of: found, spooled where they cannot be read twice, bad lines told apart."""

from __future__ import annotations

import gzip
import shutil
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import msgspec

from newsx.article import SCHEMA, Article, Failure
from newsx.errors import NewsxError
from newsx.reporting.redact import redact_minors

_GZIP = b"\x1f\x8b"
_LONGEST = 33554432  # bytes; the same figure stands in sql/1_records.sql


@dataclass(slots=True)
class Input:
    """A file as the reader named it, and the file that is read in its place."""

    name: str
    file: Path


def open_inputs(paths: Sequence[str], folder: Path) -> list[Input]:
    """Every path under a plain name in `folder`: a link to it, or a copy where it can be read once only ("-", a pipe).

    The plain names also keep what a path holds (`*`, `[`) from being taken for a pattern.
    """
    if not paths:
        raise NewsxError("no file of records given; `newsx extract … | newsx report -` reads them from a pipe")
    return [Input(path, _placed(path, folder / f"{nr}.jsonl")) for nr, path in enumerate(paths)]


def _placed(path: str, at: Path) -> Path:
    if path == "-":
        return _spooled(sys.stdin.buffer, at)
    source = Path(path)
    if source.is_dir():
        raise NewsxError(f"{path}: a folder; report reads the records that `newsx extract {path} -o out.jsonl` writes")
    try:
        if not source.is_file():
            with source.open("rb") as stream:
                return _spooled(stream, at)
        with source.open("rb") as stream:
            packed = stream.read(len(_GZIP)) == _GZIP
    except OSError as error:
        raise NewsxError(f"{path}: {error.strerror or error}") from error
    at = at.with_suffix(".jsonl.gz") if packed else at
    at.symlink_to(source.resolve())
    return at


def _spooled(stream: IO[bytes], at: Path) -> Path:
    with at.open("wb") as out:
        shutil.copyfileobj(stream, out)
    with at.open("rb") as written:
        packed = written.read(len(_GZIP)) == _GZIP
    return at.rename(at.with_suffix(".jsonl.gz")) if packed else at


def only_records(inputs: Sequence[Input], folder: Path) -> list[Failure]:
    """Points every input at a copy that holds its good lines only; what was wrong with the others comes back."""
    decoder = msgspec.json.Decoder(Article)
    failures: list[Failure] = []
    for nr, one in enumerate(inputs):
        good = folder / f"good{nr}.jsonl"
        with good.open("wb") as out:
            _sift(one, out, decoder, failures)
        one.file = good
    return failures


def redact(inputs: Sequence[Input], folder: Path) -> list[Failure]:
    """Points every input at a copy with every name masked that may be a minor's; what is no record comes back."""
    failures = only_records(inputs, folder)
    for one, file in zip(inputs, redact_minors([one.file for one in inputs], folder), strict=True):
        one.file = file
    return failures


def _sift(one: Input, out: IO[bytes], decoder: msgspec.json.Decoder[Article], failures: list[Failure]) -> None:
    packed = one.file.suffix == ".gz"
    number = 0
    try:
        with gzip.open(one.file, "rb") if packed else one.file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                if wrong := _wrong(line, decoder):
                    failures.append(Failure(one.name, number, wrong))
                else:
                    out.write(line if line.endswith(b"\n") else line + b"\n")
    except (OSError, EOFError, zlib.error) as error:
        failures.append(Failure(one.name, number + 1, f"cannot be read further: {error}"))


def _wrong(line: bytes, decoder: msgspec.json.Decoder[Article]) -> str | None:
    if len(line) > _LONGEST:
        return f"a record of {len(line) >> 20} MB; the longest that is read has {_LONGEST >> 20} MB"
    try:
        schema = decoder.decode(line).schema
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return f"no record of newsx: {error}"
    return None if schema == SCHEMA else f"a record of {schema!r}; this newsx reads {SCHEMA!r}"
