"""What a line looks like and what stands round it, as named features for the weights in `weights.json`.

A feature is a short name: "w5." a line of 12 to 15 words that ends with a full stop, "near.S.2.3" a short sentence with
two long ones within four lines before it and three after it, "clean.share" a rule, "t:inbox.N" a word in a short line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from newsx.cleaning.rules import fold, matches
from newsx.cleaning.stretches import Stretch, modal_indent
from newsx.lexicon import load

# Word counts at which a line becomes another kind of line: 1, 2, 3-4, 5-7, 8-11, 12-15, 16-24, 25-39, 40 and more.
STEPS = (1, 2, 4, 7, 11, 15, 24, 39)
NEAR = 4  # lines before and after in which long sentences are counted
FAR = 8  # a short line with no long one as near as this stands in a menu: nothing else of it is looked at
CLOSERS = "\"'”’»)]*_ "
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[$€£©@|]")
ENDS = ".,:;!?…\"'”’“‘"
SHORT, REMEMBERED = 60, 1 << 14  # characters; lines: the menus of a site are the same on all its pages
DIGITS = str.maketrans("123456789", "000000000")
OPENERS = "\"'“‘«"


@dataclass(slots=True)
class Line:
    """One stretch as the scorer sees it.

    `sort`: L a long sentence, S a short one, T a long line without end mark, N the rest.
    """

    folded: str
    words: list[str]
    bare: list[str]  # the words without punctuation, every digit 0
    size: int
    end: str
    sort: str
    rules: tuple[str, ...] = ()
    over: tuple[str, ...] = ()  # the rules of the lines right above that are taken out as sure
    under: tuple[str, ...] = ()  # and of those right below


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The word lists of `words.toml` by name."""
    return {name: frozenset(entry["words"]) for name, entry in load("cleaning", "words.toml").items()}


@cache
def _sizes() -> tuple[int, ...]:
    sizes = []
    for count in range(STEPS[-1] + 1):
        sizes.append(next((step for step, most in enumerate(STEPS) if count <= most), len(STEPS)))
    return tuple(sizes)


def look(stretches: Sequence[Stretch]) -> list[Line]:
    """Each stretch's length, end and sort; the rules are looked up only where `features` needs them."""
    sizes, most = _sizes(), STEPS[-1]
    lines = []
    for stretch in stretches:
        folded = fold(stretch.text)
        words = folded.split()
        count = len(words)
        size = sizes[count] if count <= most else len(STEPS)
        end = _end(folded)
        sort = ("L" if count >= 12 else "S") if end in ".?" else "T" if count >= 20 else "N"
        lines.append(Line(folded, words, [], size, end, sort))
    return lines


def _end(folded: str) -> str:
    bare = folded.rstrip(CLOSERS)
    last = bare[-1:]
    if last == ".":
        return "~" if bare.endswith("...") else "."
    return last if last in ":?" else "?" if last == "!" else "-"


def find_rules(line: Line) -> None:
    """Fills in the rules a line matches, once."""
    if not line.bare:
        look_up = _short if len(line.folded) <= SHORT else _found
        line.bare, line.rules = look_up(line.folded)


def _found(folded: str) -> tuple[list[str], tuple[str, ...]]:
    bare = WORD.findall(folded.translate(DIGITS))
    return bare, matches(folded, bare)


_short = lru_cache(REMEMBERED)(_found)


def features(
    stretches: Sequence[Stretch], lines: Sequence[Line], known: Mapping[str, frozenset[str]] | None = None
) -> list[list[str]]:
    """The features of every line, in order; none for a short line with no long one near.

    `known`: the words in long ("L") and short ("N") lines that are worth a feature; all where it is not given.
    """
    long = [line.sort in "LT" for line in lines]
    since, until = distances(long)
    before = _counts(line.sort in "LT" for line in lines)
    total = before[-1]
    indent = modal_indent(list(stretches), [len(line.words) for line in lines])
    repeats = _repeats(lines)
    heard: set[str] = set()
    cue, cue_at = "", -99
    found: list[list[str]] = []
    for at, line in enumerate(lines):
        if since[at] > FAR and until[at] > FAR:
            found.append([])
            if cue and at - cue_at > FAR:
                cue = ""
            continue
        find_rules(line)
        own = _shape(stretches[at], line, indent)
        own.append(f"d.{line.sort}.{_step(since[at])}.{_step(until[at])}")
        low, high = max(0, at - NEAR), min(len(lines), at + NEAR + 1)
        own.append(f"near.{line.sort}.{before[at] - before[low]}.{before[high] - before[at + 1]}")
        own.append(f"seen.{line.sort}.{_step(before[at])}")
        own.append(f"left.{line.sort}.{_step(total - before[at + 1])}")
        if repeats[at]:
            own.append(f"again.{repeats[at]}.{line.sort}")
        own.extend(line.rules)
        if cue and at - cue_at <= 12:
            own.append(f"cue.{cue}.{line.sort}")
            own.append(f"cue.{_step(at - cue_at)}.{line.sort}")
        if line.sort in "LT":
            own.append(_news(line, heard))
            if line.size >= 6:
                cue = ""
        if line.sort == "N" and line.rules:
            cue, cue_at = line.rules[0], at
        own.extend(f"over.{rule}.{line.sort}" for rule in line.over)
        own.extend(f"under.{rule}.{line.sort}" for rule in line.under)
        own.extend(_said(line, known))
        found.append(own)
    _neighbours(lines, found)
    _without_furniture(lines, found)
    return found


def _said(line: Line, known: Mapping[str, frozenset[str]] | None) -> list[str]:
    """The line's words (any digit is 0), its first two and its last one."""
    words = line.bare if len(line.bare) <= 60 else [*line.bare[:40], *line.bare[-20:]]
    if not words:
        return []
    length = "L" if line.sort in "LT" else "N"
    found = [f"t:{word}.{length}" for word in (known[length].intersection(words) if known else set(words))]
    found += (f"^{words[0]}", f"${words[-1]}")
    if len(words) > 1:
        found.append(f"^{words[0]} {words[1]}")
    return found


def _without_furniture(lines: Sequence[Line], found: list[list[str]]) -> None:
    """How many of the three next lines either way are long once lines with a rule against them are taken away.

    Adverts that part every two paragraphs must not make a paragraph look lonely.
    """
    bare = [at for at, line in enumerate(lines) if not line.rules]
    long = [lines[at].sort in "LT" for at in bare]
    place = 0
    for at, line in enumerate(lines):
        while place < len(bare) and bare[place] < at:
            place += 1
        if found[at]:
            after = place + (place < len(bare) and bare[place] == at)
            found[at].append(f"bare.{line.sort}.{sum(long[max(0, place - 3) : place])}.{sum(long[after : after + 3])}")


def _shape(stretch: Stretch, line: Line, indent: int | None) -> list[str]:
    words, count = line.words, len(line.words)
    lists = word_lists()
    found = ["one", f"w{line.size}{line.end}"]
    if count >= 3:
        capitals = sum([word[0].isupper() for word in stretch.text.split()])
        found.append(f"cap{capitals * 5 // count}.{min(line.size, 6)}")
    if count >= 5:
        found.append(f"fun{sum(map(lists['function'].__contains__, words)) * 10 // count}.{line.sort}")
        known = set(words)
        if not known.isdisjoint(lists["speech"]):
            found.append(f"said.{line.sort}")
        if not known.isdisjoint(lists["reader"]):
            found.append(f"you.{line.sort}")
    first, last = stretch.text[0], stretch.text[-1]
    if first in OPENERS or last in OPENERS + "”’»":
        found.append(f"quote.{line.sort}")
    if not first.isupper():
        start = "a" if first.islower() else "0" if first.isdigit() else "q" if first in OPENERS else "?"
        found.append(f"first.{start}.{line.sort}")
    if stretch.marker:
        found.append(f"{stretch.marker}.{line.sort}")
    if indent is not None:
        found.append(
            f"indent{'0' if stretch.indent == indent else '+' if stretch.indent > indent else '-'}.{line.sort}"
        )
    if stretch.text.isupper() and count > 1:
        found.append("capitals")
    if "|" in stretch.text:
        found.append("bar")
    return found


def _news(line: Line, heard: set[str]) -> str:
    """How much of a long line's vocabulary the long lines before it had: another story starts afresh."""
    content = {word for word in line.words if len(word) > 4}
    if not content:
        return "news.-"
    share = len(content & heard) / len(content)
    fresh = "first" if not heard else str(int(min(share, 0.79) * 10) // 2)
    heard |= content
    return f"news.{fresh}"


def _neighbours(lines: Sequence[Line], found: list[list[str]]) -> None:
    kinds = [f"{line.sort}{min(line.size, 4) if line.sort == 'N' else ''}" for line in lines]
    kinds = ["^", "^", *kinds, "$", "$"]
    for at, line in enumerate(lines):
        own = found[at]
        if not own:
            continue
        sort = line.sort
        p2, p1, n1, n2 = kinds[at], kinds[at + 1], kinds[at + 3], kinds[at + 4]
        own += (f"p1.{sort}.{p1}", f"p2.{sort}.{p2}", f"n1.{sort}.{n1}", f"n2.{sort}.{n2}", f"pn.{sort}.{p1}.{n1}")
        if at and lines[at - 1].rules:
            own.extend(f"prev.{rule}.{sort}" for rule in lines[at - 1].rules)
        if at + 1 < len(lines) and lines[at + 1].rules:
            own.extend(f"next.{rule}.{sort}" for rule in lines[at + 1].rules)


def _step(count: int) -> int:
    return count if count <= 3 else 4 if count <= 6 else 5 if count <= 14 else 6 if count < 90000 else 7


def distances(long: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Lines since the last long one and until the next one, 99999 where there is none."""
    since, until = [99999] * len(long), [99999] * len(long)
    for found, order in ((since, range(len(long))), (until, range(len(long) - 1, -1, -1))):
        run = 99999
        for at in order:
            found[at] = 0 if long[at] else run
            run = 1 if long[at] else min(run + 1, 99999)
    return since, until


def _counts(flags: object) -> list[int]:
    found = [0]
    for flag in flags:  # type: ignore[attr-defined]
        found.append(found[-1] + bool(flag))
    return found


def letters(line: Line) -> str:
    """A line without its spaces and end marks: copies in boxes differ in those."""
    return "".join(line.words).strip(ENDS)


def _repeats(lines: Sequence[Line]) -> list[str]:
    """Per line: "+" where it comes again later, "-" where it stood before, "" where it is the only one."""
    seen: dict[str, int] = {}
    found = [""] * len(lines)
    for at, line in enumerate(lines):
        if line.size < 2:
            continue
        text = letters(line)
        if text in seen:
            found[at] = "-"
            found[seen[text]] = found[seen[text]] or "+"
        seen[text] = at
    return found
