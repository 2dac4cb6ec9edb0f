"""Every number of a text with its value, its bounds and its kind.

`find_numbers` reads the figures (`number_words`), joins two to a range (`ranges`), adds the words that bound them
(`bounds`) and tells the kind of each (`number_kinds`); numbers that share a noun or a unit are read last. The words
stand in `numbers.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from newsx import lexicon
from newsx.article import Comparator
from newsx.grammar.bounds import bounds
from newsx.grammar.hidden import Seen, is_plain, odd_lines, seen, spelt_out, touches
from newsx.grammar.number_kinds import is_name_age, is_pronoun, is_year, kind_beside
from newsx.grammar.number_words import figures, spaced
from newsx.grammar.ranges import Quantity, quantities

HIDDEN = "hidden"  # the kind of a figure that may not be seen as it is read
TOLD = 3  # figures that a warning names
WARNING = "characters.hidden: characters that are not displayed, look blank or turn the text stand in"


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity at `start:end` with its modifiers ("at least 11,000"); `core_start:core_end` is the figure alone.

    `value` is the figure as written, None for a range and for vague ones; `low` and `high` are bounds that hold, None
    where the text gives none. `kind` is "count", "one" (the bare word or digit), "none" (no, not a single: 0) or
    "vague" for what may count something; all others ("age", "year", "money" …, see `numbers.toml`) count nobody.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    value: int | None
    low: int | None
    high: int | None
    comparator: Comparator
    kind: str


def find_numbers(text: str) -> list[Number]:
    """Every number of `text`, those that count nothing included, in order, none overlapping.

    >>> [(n.value, n.low, n.high, n.comparator) for n in find_numbers("Nearly 40 of the 200 to 300 pupils fled.")]
    [(40, None, None, 'about'), (None, 200, 300, 'range')]
    """
    if is_plain(text):
        return _numbers(text)
    shown = seen(text)
    return [_placed(number, shown) for number in _numbers(shown.text)]


def hidden_figures(text: str) -> tuple[str, ...]:
    """A warning where a figure of `text` holds, or stands next to, what is not displayed; with the first few.

    >>> hidden_figures("1\\u28002 boys")[0].partition(" stand in ")[2]
    '2 figures or next to them: "1⟨U+2800⟩" is not counted, "⟨U+2800⟩2" is not counted'
    """
    found = []
    for line in odd_lines(text):
        for number in find_numbers(line):
            if number.kind == HIDDEN or touches(line, number.core_start, number.core_end):
                found.append(_shown_figure(line, number))
    if not found:
        return ()
    several = f"{len(found):,} figures or next to them" if len(found) > 1 else "a figure or next to it"
    return (f"{WARNING} {several}: {', '.join(found[:TOLD])}{', …' if len(found) > TOLD else ''}",)


def _shown_figure(line: str, number: Number) -> str:
    shown = spelt_out(line[max(0, number.core_start - 1) : number.core_end + 1].strip(" "))
    if number.kind == HIDDEN:
        return f'"{shown}" is not counted'
    bounds = (bound for bound in (number.low, number.high) if bound is not None)
    value = number.value if number.value is not None else " to ".join(map(str, bounds))
    return f'"{shown}" is read as {value or "a number that is not known"}'


def _placed(number: Number, shown: Seen) -> Number:
    """A number of the displayed text with its places in the source; "hidden" where it may not be seen as it is read."""
    start, end = shown.place(number.start, number.end)
    core_start, core_end = shown.place(number.core_start, number.core_end)
    kind = number.kind if shown.is_plain(number.core_start, number.core_end) else HIDDEN
    return replace(number, start=start, end=end, core_start=core_start, core_end=core_end, kind=kind)


def _numbers(text: str) -> list[Number]:
    commas = bool(_COMMAS.search(text))
    numbers: list[Number] = []
    for quantity in quantities(text, list(figures(text))):
        number = _number(text, quantity, numbers[-1].end if numbers else 0, commas)
        if numbers and number.start < numbers[-1].end:  # the word after a figure belonged to this one
            numbers[-1] = replace(numbers[-1], end=numbers[-1].core_end)
        if numbers and number.kind in ("count", "one") and _continues_list(text, numbers[-1], number):
            number = replace(number, kind=numbers[-1].kind)
        numbers.append(number)
    _share_units(text, numbers)
    _take_out_ratios(text, numbers)
    return numbers


_COMMAS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")


def _number(text: str, quantity: Quantity, floor: int, commas: bool) -> Number:
    first, last = quantity.figures[0], quantity.figures[-1]
    start, end = quantity.start, quantity.end
    comparator: Comparator
    if quantity.kind or first.form == "none":
        begin, stop, comparator = start, end, "exact"
    else:
        begin, stop, comparator = bounds(text, start, end, floor)
    values = [_thousands(f.value, f.dotted and not commas) for f in quantity.figures]
    value = _whole(values[0]) if first.value is not None and quantity.low is None else None
    low, high = _bounds_hold(comparator, value)
    if quantity.low is not None:
        comparator, low, high = "range", _whole(quantity.low), _whole(quantity.high)
    elif first.form == "vague":
        comparator, low, high = "vague", first.low, None
    bare = not quantity.kind and first.form != "vague" and len(quantity.figures) == 1
    kind = quantity.kind or _kind_of(text, quantity, begin, stop, bare)
    if kind == "count" and low is None and high is None and value is None:
        kind = "rate"  # 15.4 pupils are an average
    if stop > end and kind not in ("count", "one", "vague"):
        stop = end
    return Number(begin, stop, first.start, last.end, value, low, high, comparator, kind)


def _thousands(value: Decimal | None, dot_parts: bool) -> Decimal | None:
    fraction = value is not None and bool(value.as_tuple().exponent)
    return value * 1000 if value is not None and dot_parts and fraction else value


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == value.to_integral_value() else None


def _bounds_hold(comparator: Comparator, value: int | None) -> tuple[int | None, int | None]:
    low = value if comparator in ("exact", "at_least") else None
    return low, value if comparator in ("exact", "at_most") else None


def _kind_of(text: str, quantity: Quantity, begin: int, stop: int, bare: bool) -> str:
    figure = quantity.figures[0]
    if figure.form == "none":
        return "none"
    kind = kind_beside(
        text, {quantity.start, figure.start, begin}, figure.start, {quantity.end, stop}, figure.form == "vague"
    )
    if kind:
        return kind
    if figure.form == "vague":
        return "vague"
    if bare and is_year(text, begin, figure.start, figure.end):
        return "year"
    if bare and is_name_age(text, figure.start, figure.end):
        return "age"
    if figure.value == 1 and bare and text[figure.start : figure.end].lower() in ("one", "1"):
        return "one-of" if is_pronoun(text, begin, figure.start, stop) else "one"
    return "count"


@cache
def _shared() -> dict[str, re.Pattern[str]]:
    tables = lexicon.load("grammar", "numbers.toml")
    return {
        "list_joins": re.compile(spaced(tables["list"]["joins"])),
        "list_goes_on": re.compile(spaced(tables["list"]["goes_on"])),
        "hanging": re.compile(spaced(tables["shared"]["hanging"])),
        "loose": re.compile(spaced(tables["shared"]["loose"])),
        "ratio": re.compile(spaced(tables["ratio"]["joins"])),
        "with_noun": re.compile(spaced(tables["ratio"]["with_noun"])),
    }


def _continues_list(text: str, before: Number, number: Number) -> bool:
    """Whether a list of ages or articles continues with this number: "aged 4, 7 and 12 were"."""
    if before.kind not in lexicon.load("grammar", "numbers.toml")["list"]["kinds"]:
        return False
    gap = text[before.end : number.start]
    joined = len(gap) < 8 and _shared()["list_joins"].fullmatch(gap)
    return bool(joined and _shared()["list_goes_on"].match(text, number.end))


def _share_units(text: str, numbers: list[Number]) -> None:
    """Gives a number the unit named after the next one: "12- and 13-year-olds", "3, 4 and 5 percent"."""
    loose_kinds = lexicon.load("grammar", "numbers.toml")["shared"]["loose_kinds"]
    shared = False
    for at in range(len(numbers) - 2, -1, -1):
        number, after = numbers[at], numbers[at + 1]
        gap = text[number.core_end : after.start]
        goes = number.kind in ("count", "one") and after.kind not in ("count", "one", "none", "vague") and len(gap) < 9
        loose = after.kind in loose_kinds and (_shared()["loose"].fullmatch(gap) or (shared and gap == ", "))
        shared = goes and bool(loose or _shared()["hanging"].fullmatch(gap))
        if shared:
            numbers[at] = replace(number, kind=after.kind)


def _take_out_ratios(text: str, numbers: list[Number]) -> None:
    """Marks "one in 45" and "nine out of ten" as rates, both numbers."""
    ratio = lexicon.load("grammar", "numbers.toml")["ratio"]
    for at, (number, whole) in enumerate(pairwise(numbers)):
        gap = text[number.end : whole.start]
        counts = {number.kind, whole.kind} <= {"count", "one", "one-of"}
        shares = _shared()["ratio"].fullmatch(gap) or (
            _shared()["with_noun"].fullmatch(gap) and _shared()["list_goes_on"].match(text, whole.end)
        )
        if not counts or len(gap) > 24 or not shares:
            continue
        wholes = ratio["out_of_wholes"] if "out" in gap else ratio["wholes"]
        known = whole.value in wholes or (number.value == 1 and "out" not in gap)
        if known and (number.value or 0) < (whole.value or 0):
            numbers[at], numbers[at + 1] = replace(number, kind="rate"), replace(whole, kind="rate")
