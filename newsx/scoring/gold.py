"""Annotated articles: NAME.json beside NAME.txt or NAME.html, as `corpus/README.md` describes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec
from msgspec import UNSET, Struct, UnsetType

from newsx.article import EVENTS, Comparator, Failure, Polarity
from newsx.errors import NewsxError
from newsx.reading.faults import MOST

FLOORS = "floors.json"
_SUFFIXES = (".txt", ".html", ".txt.gz", ".html.gz")


class Reference(Struct, frozen=True, forbid_unknown_fields=True):
    """Another count of the article: the one this is a part of, or repeats."""

    surface: str
    source_start: int
    source_end: int


class Whole(Struct, frozen=True, forbid_unknown_fields=True):
    """The larger number that counts no child."""

    surface: str
    value: int | None
    unit: str
    source_start: int
    source_end: int


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """One count that a careful reader finds. A field left out is not scored.

    `value` is null for a range (`low`, `high`) and for a vague quantity. `event` and `claimed_by` list what is
    acceptable, best first; no name in `claimed_by` means that the reporter speaks. `also` has what is right too, by
    the name of the field.
    """

    surface: str
    value: int | tuple[int, int] | None
    comparator: str
    unit: str | None
    event: tuple[str, ...]
    claimed_by: tuple[str, ...]
    as_of: str | None
    polarity: str
    source_start: int
    source_end: int
    section: str = "body"
    low: int | UnsetType | None = UNSET
    high: int | UnsetType | None = UNSET
    group: str | UnsetType = UNSET
    whose: str | UnsetType | None = UNSET
    place: str | UnsetType | None = UNSET
    voice: str | UnsetType = UNSET
    since: str | UnsetType | None = UNSET
    age_low: int | UnsetType | None = UNSET
    age_high: int | UnsetType | None = UNSET
    qualifiers: tuple[str, ...] | UnsetType = UNSET
    disputed_by: tuple[str, ...] | UnsetType = UNSET
    verified: bool | UnsetType | None = UNSET
    part_of: Reference | UnsetType | None = UNSET
    same_as: Reference | UnsetType | None = UNSET
    whole: Whole | UnsetType | None = UNSET
    also: dict[str, Any] = {}
    note: str | None = None

    def given(self, field: str) -> bool:
        """Whether the annotator said anything about `field`."""
        return getattr(self, field, None) is not UNSET

    def further(self, field: str) -> list[Any] | None:
        """The other right answers for `field`; null where there are none, [] where saying nothing is right too."""
        found = self.also.get(field)
        return found if found is None or isinstance(found, list) else [found]


class Gold(Struct, frozen=True, forbid_unknown_fields=True):
    """One annotated article. `keep`: first and last words of body stretches; `body`: numbers of the lines to keep."""

    name: str
    title: str | None
    published: str | None
    claims: tuple[Claim, ...]
    people: tuple[str, ...]
    institutions: tuple[str, ...]
    anchor: str | None = None
    keep: tuple[tuple[str, str], ...] = ()
    junk: tuple[str, ...] = ()
    not_counts: tuple[str, ...] = ()
    optional: tuple[Claim, ...] = ()
    optional_people: tuple[str, ...] = ()
    optional_institutions: tuple[str, ...] = ()
    roles: dict[str, str | tuple[str, ...]] = {}
    minors: tuple[str, ...] | UnsetType = UNSET
    body: tuple[int, ...] = ()
    neutral: tuple[int, ...] = ()
    layout: str | None = None
    subject: str | None = None
    note: str | None = None


def read_gold(folder: Path, bad: list[Failure] | None = None) -> list[Gold]:
    """Every annotated article of a folder, by file name; what is wrong with the others goes to `bad`.

    NewsxError names the file and the field that is wrong where there is no `bad`, and where no article is left.
    """
    if not folder.is_dir():
        raise NewsxError(f"{folder}: no such folder of annotated articles")
    found: list[Gold] = []
    for path in sorted(folder.glob("*.json")):
        if path.name == FLOORS:
            continue
        try:
            found.append(_read_file(path))
        except NewsxError as error:
            if bad is None:
                raise
            bad.append(Failure(str(path), None, str(error).removeprefix(f"{path}: ")))
    if not found and not bad:
        raise NewsxError(f"{folder}: no annotated article (NAME.json) in it")
    return found


def _read_file(path: Path) -> Gold:
    try:
        gold = msgspec.json.decode(plain_bytes(path), type=Gold)
    except OSError as error:
        raise NewsxError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NewsxError(f"{path}: {error}") from error
    if gold.name != path.stem:
        raise NewsxError(f"{path}: its name is {gold.name!r}; it must be that of the file")
    for key, claims in (("claims", gold.claims), ("optional", gold.optional)):
        for number, claim in enumerate(claims):
            if wrong := _fault(claim):
                raise NewsxError(f"{path}: {wrong[1]} - at `$.{key}[{number}].{wrong[0]}`")
    return gold


def plain_bytes(path: Path) -> bytes:
    """What a file holds. NewsxError where it is a pipe or a device, which may have no end."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise NewsxError(f"{path}: is no plain file")
    return path.read_bytes()


def _fault(claim: Claim) -> tuple[str, str] | None:
    """The key of a claim that cannot be so, and what is wrong with it."""
    known: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("event", claim.event, EVENTS),
        ("comparator", (claim.comparator,), get_args(Comparator)),
        ("polarity", (claim.polarity,), get_args(Polarity)),
    )
    for key, given, words in known:
        if strange := [word for word in given if word not in words]:
            return key, f"no {key} {strange[0][:40]!r}; the codebook has {', '.join(words)}"
    if not claim.event:
        return "event", "it is empty"
    if not 0 <= claim.source_start < claim.source_end:
        return "source_end", "it is no stretch of the source"
    for key in ("value", "low", "high", "age_low", "age_high"):
        given_ones = getattr(claim, key)
        for value in given_ones if isinstance(given_ones, tuple) else (given_ones,):
            if isinstance(value, int) and not 0 <= value <= MOST:
                return key, f"{str(value)[:40]} is {'less than nothing' if value < 0 else 'more than can be counted'}"
    return None


def text_of(gold: Gold, folders: Sequence[Path]) -> Path:
    """The raw article of an annotation: the first NAME.txt or NAME.html in `folders`."""
    for folder in folders:
        for suffix in _SUFFIXES:
            path = folder / f"{gold.name}{suffix}"
            if path.is_file():
                return path
    raise NewsxError(f"no {gold.name}.txt or .html in {' or '.join(map(str, folders))} (--texts says where they are)")
