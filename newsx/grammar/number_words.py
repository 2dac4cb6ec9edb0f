"""Figures as they are written: digits, words and the two mixed, each with its value.

Only the figure itself is read here. Its bounds (more than, up to) and its kind are read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from newsx import lexicon
from newsx.grammar.hidden import THOUSANDS

Form = Literal["digits", "words", "vague", "none"]

# More digits than this are no figure anybody counts; Python itself refuses to read more than 4300.
MAX_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at `start:end`; `kind` is set where its form alone says it counts nothing (a date, a phone number …).

    `value` is the figure's value, None for a vague one, for which `low` may be known. `scaled` is true after a word
    such as "million"; `dotted` where a dot parts groups of three digits and only the rest of the text can say which
    it is, a decimal point or a thousands mark.
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    kind: str | None = None
    low: int | None = None
    scale: int = 1
    dotted: bool = False


def spaced(pattern: str) -> str:
    """A pattern from the TOML with its sets filled in and each space matching any one white space."""
    for name, piece in sorted(lexicon.load("grammar", "numbers.toml")["sets"].items(), reverse=True):
        pattern = pattern.replace("{" + name + "}", piece)
    return pattern.replace(" ", r"\s")


def alternatives(words: Any) -> str:
    """The words as one alternation, longest first, so that "hundreds of thousands" comes before "hundreds"."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(words, key=len, reverse=True))


@cache
def _number_lists() -> dict[str, Any]:
    return lexicon.load("grammar", "numbers.toml")


def _values(table: str) -> dict[str, int]:
    return {word: value for word, value in _number_lists()[table].items() if word != "why"}


@cache
def _scanner() -> re.Pattern[str]:
    """One pattern that finds everything that could be a number, whole forms (dates, phones) first."""
    units, scales, lots = _values("units"), _values("scales"), _values("lots")
    small, word = alternatives([*units, "hundred"]), alternatives([*units, *scales])
    many = alternatives([*scales, *lots])
    halves = alternatives(w for w in _number_lists()["halves"] if w != "why")
    vague, none = alternatives(_values("vague")), alternatives(_number_lists()["none"]["words"])
    of = r"(?:of\s(?=hundred|thousand|dozen))?"
    scale = (
        rf"(?:[\s-](?:{alternatives(scales)})\b|\s?(?:{alternatives(_values('short_scales'))})\b"
        rf"|(?:{alternatives(_values('close_scales'))})\b(?!-))"
    )
    forms = [
        f"(?P<f{i}>(?{'i' * form.get('any_case', False)}:{'|'.join(spaced(p) for p in form['patterns'])}))"
        for i, form in enumerate(_number_lists()["form"])
    ]
    parts = [
        rf"(?P<mixed>(?P<mixed_n>\d{{1,3}})(?P<mixed_part>[¼½¾])(?P<mixed_scale>{scale}))",
        r"(?P<lakhs>\d{1,2}(?:\.\d+)?\s(?:crore|lakh)s?(?:\s\d{1,2}\s(?:lakh|thousand)s?\b)+)",
        rf"(?P<vague>(?i:{vague})\b(?:\s{of}(?P<vague_scale>{many})\b)?)",
        rf"(?P<none>(?i:{none})\b)",
        rf"(?P<part>(?i:(?:an?\s)?(?:{halves}))[\s-](?:of\s)?(?:an?\s)?(?P<part_of>{many})\b)",
        rf"(?P<lot>(?:(?P<lots>(?i:an?|{small})|\d{{1,3}})[\s-])(?P<lot_of>{alternatives(lots)})\b|dozen\b)",
        rf"(?P<digits>(?:{_GROUPED}|\d+)(?!\d)(?P<decimals>\.\d+)?(?P<scale>(?:{scale}){{0,2}})"
        rf"(?P<m>m(?=\s{_number_lists()['sets']['people']}))?)",
        rf"(?P<words>(?i:an?[\s-](?={alternatives(scales)})|)(?i:{word})\b(?:(?:[\s-]|-\n|\sand\s|-and-)(?i:{word})\b){{0,12}})",
    ]
    half = rf"(?P<half>\s(?:and\sa\shalf)\b(?P<half_scale>{scale})?)?"
    return re.compile(rf"(?<![\w])(?<!<sup>)(?:{'|'.join(parts[:2] + forms + parts[2:])}){half}")


# Digits in groups: 19,546 · 19 546 (narrow and no-break spaces too) · 19'546 · 1,50,000 · 19.546 · 92,2 before a scale.
_GROUPED = (
    rf"\d{{1,3}}(?:[,{THOUSANDS}]\d{{3}})+|\d{{1,3}}(?: \d{{3}})+|\d{{1,3}}(?:['’]\d{{3}})+"
    r"|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3})+"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|per\scent|percent|[mb]illion|thousand))"
)


def figures(text: str) -> Iterator[Figure]:
    """Every figure of `text`, in order, none overlapping.

    >>> [(text, int(f.value)) for text in ["one and a half million", "twelve hundred"] for f in figures(text)]
    [('one and a half million', 1500000), ('twelve hundred', 1200)]
    """
    at, scanner = 0, _scanner()
    while found := scanner.search(text, at):
        figure = _figure_of(found)
        if figure is not None:
            yield figure
        at = figure.end if figure is not None else found.start() + len(found[0].split(maxsplit=1)[0])
        at = max(at, found.start() + 1)


def _figure_of(found: re.Match[str]) -> Figure | None:
    for i, form in enumerate(_number_lists()["form"]):
        if found[f"f{i}"] is not None:
            return Figure(found.start(), found.end(f"f{i}"), None, "digits", form["kind"])
    readers = {
        "mixed": _mixed,
        "lakhs": _lakhs,
        "vague": _vague_figure,
        "none": _none,
        "part": _part,
        "lot": _lot,
        "digits": _digits,
        "words": _spelled,
    }
    return next(read(found) for name, read in readers.items() if found[name] is not None)


def _mixed(found: re.Match[str]) -> Figure:
    """1½ million."""
    scale = _scale(found["mixed_scale"])
    part = {"¼": "0.25", "½": "0.5", "¾": "0.75"}[found["mixed_part"]]
    value = (Decimal(found["mixed_n"]) + Decimal(part)) * scale
    return Figure(found.start(), found.end("mixed"), value, "digits", scale=scale)


def _lakhs(found: re.Match[str]) -> Figure:
    """1 lakh 20 thousand."""
    amounts = re.findall(r"([\d.]+)\s([a-z]+)", found["lakhs"])
    value = sum((Decimal(amount) * _scale(scale.removesuffix("s")) for amount, scale in amounts), Decimal(0))
    return Figure(found.start(), found.end("lakhs"), value, "digits")


def _lot(found: re.Match[str]) -> Figure:
    amounts = _values("units") | {"a": 1, "an": 1, "hundred": 100}
    amount, lot = (found["lots"] or "a").lower(), found["lot_of"] or found["lot"]
    many = int(amount) if amount.isdigit() else amounts[amount]
    return Figure(found.start(), found.end("lot"), Decimal(many * _values("lots")[lot]), "words")


def _vague_figure(found: re.Match[str]) -> Figure | None:
    guard = _number_lists()["vague_guard"]
    word = re.sub(r"\s", " ", found["vague"]).lower()
    text, start, end = found.string, found.start(), found.end("vague")
    scale = found["vague_scale"]
    if scale:
        factor = (_values("scales") | _values("lots"))[scale]
        return Figure(start, end, None, "vague", low=factor)
    if word in guard["needs_of"] and not re.compile(r"\s(?:more\s)?(?:of|others)\b").match(text, end):
        return None
    before = text[max(0, start - 20) : start].split()
    if word in guard["guarded"] and before and before[-1].lower() in guard["not_after"]:
        return None
    return Figure(start, end, None, "vague", low=_values("vague")[word] or None)


def _none(found: re.Match[str]) -> Figure | None:
    guard = alternatives(_number_lists()["none"]["no_not_before"])
    text, end = found.string, found.end("none")
    if found["none"].lower() == "no" and not re.compile(rf"\s(?!(?:{guard})\b)[A-Za-z]").match(text, end):
        return None
    return Figure(found.start(), end, Decimal(0), "none")


def _part(found: re.Match[str]) -> Figure:
    scale = found["part_of"]
    factor = (_values("scales") | _values("lots"))[scale]
    halves = {word: part for word, part in _number_lists()["halves"].items() if word != "why"}
    said = found["part"].lower()
    part = Decimal(next(halves[word] for word in sorted(halves, key=len, reverse=True) if word in said))
    return Figure(found.start(), found.end("part"), part * factor, "words", scale=factor)


def _scale(text: str | None) -> int:
    """The factor of "million", " bn" or " hundred thousand"."""
    scales = _values("scales") | _values("short_scales") | _values("close_scales")
    factor = 1
    for word in re.split(r"[\s-]+", (text or "").strip(" -")):
        factor *= scales.get(word, 1)
    return factor


def _digits(found: re.Match[str]) -> Figure:
    start, end = found.start(), found.end("digits")
    scale = 1000000 if found["m"] else _scale(found["scale"])
    cut = found.start("decimals") if found["decimals"] else found.start("scale")
    whole = found.string[start:cut]
    if len(whole) > MAX_DIGITS + 5 or "^" in (found.string[max(0, start - 1) : start], found.string[end : end + 1]):
        return Figure(start, end, None, "digits", "label")
    dotted = bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})+", whole)) and whole[0] != "0"
    if re.fullmatch(r"\d{1,3},\d{1,2}|\d{1,3}\.\d{3}", whole):
        plain = whole.replace(",", ".")
    else:
        plain = re.sub(r"\D", "", whole)
    value = (Decimal(plain) + Decimal("0" + (found["decimals"] or ""))) * scale
    dotted = dotted and scale == 1
    end, value, scale = _and_a_half(found, end, value, scale)
    return Figure(start, end, value, "digits", scale=scale, dotted=dotted)


def _and_a_half(found: re.Match[str], end: int, value: Decimal, scale: int) -> tuple[int, Decimal, int]:
    """Adds "and a half": of the scale said before it (a million and a half) or after it (one and a half million)."""
    if not found["half"] or end != found.start("half"):
        return end, value, scale
    after = _scale(found["half_scale"])
    if after > 1:
        return found.end("half"), (value + Decimal("0.5")) * after, after
    return found.end("half"), value + Decimal("0.5") * scale, scale


def _spelled(found: re.Match[str]) -> Figure | None:
    """Reads the longest run of words that makes one number; in "two three" there are two, read one after the other."""
    run = _Run()
    end = found.start()
    first = re.split(r"[\s-]", found["words"].lower(), maxsplit=1)[0]
    if first in _values("scales") and found.string[max(0, end - 1) : end] == "-":  # multi-million
        return None
    for token in re.finditer(r"[A-Za-z]+", found["words"]):
        word = token[0].lower()
        if not run.takes(word):
            if run.slot == "scale" and word in _values("scales"):  # "one million million": no number that we read
                return Figure(found.start(), found.end("words"), None, "words", "label")
            break
        if word not in ("a", "an", "and"):
            end = found.start("words") + token.end()
    if end == found.start():
        return None
    end, value, scale = _and_a_half(found, end, Decimal(run.total + run.current), run.scale)
    return Figure(found.start(), end, value, "words", scale=scale)


@dataclass(slots=True)
class _Run:
    """A spelled number as far as it is read: `total` is closed by a scale, `current` is not yet."""

    total: int = 0
    current: int = 0
    slot: str = "start"
    scale: int = 1
    biggest: int = 10**18

    def takes(self, word: str) -> bool:
        """Adds the word; False where it does not continue the number."""
        scales = _values("scales")
        if word == "and":
            self.scale = 1  # a scale said after "and" is not shared with the next figure
            return self.slot in ("hundred", "scale")
        if word in ("a", "an"):
            self.current, self.slot = 1, "unit"
            return True
        slot = self._slot(word)
        if slot is None:
            return False
        if slot == "hundred":
            self.current, self.scale = self.current * 100, 100
        elif slot == "scale":  # a bare one stands for one of it: another hundred, some thousand
            size = scales[word]
            self.total, self.current = self.total + (self.current or 1) * size, 0
            self.biggest = self.scale = size
        else:
            self.current, self.scale = self.current + _values("units")[word], 1
        self.slot = slot
        return True

    def _slot(self, word: str) -> str | None:
        """The place `word` takes after the last one."""
        opens = self.slot in ("start", "hundred", "scale")
        if word == "hundred" and self.slot != "start":
            return "hundred" if self.slot in ("unit", "teen", "tens unit") and self.current else None
        if (size := _values("scales").get(word)) is not None:
            return "scale" if self.slot == "start" or (self.current and size < self.biggest) else None
        value = _values("units")[word]
        if value == 0 or value >= 10:
            return ("tens" if value >= 20 else "teen") if opens else None
        if opens:
            return "unit"
        return "tens unit" if self.slot == "tens" else None
