"""What a line looks like and which lines stand next to it, as named features for the weights in `weights.json`.

A feature is a short name: "w5." a line of 12 to 15 words that ends with a full stop, "near.S.2.3" a short sentence with
two long ones within four lines before it and three after it, "clean.share" a rule, "t:inbox.N" a word in a short line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from newsx.cleaning.rules import fold, matches
from newsx.cleaning.stretches import Stretch
from newsx.lexicon import load

# Word counts at which a line becomes another kind of line: 1, 2, 3-4, 5-7, 8-11, 12-15, 16-24, 25-39, 40 and more.
STEPS = (1, 2, 4, 7, 11, 15, 24, 39)
NEAR = 4  # lines before and after in which long sentences are counted
FAR = 8  # a short line with no long one as near as this stands in a menu: nothing else of it is looked at
CLOSERS = "\"'”’»)]*_ "
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
SIGNS = frozenset("$€£©@|")  # that are words of their own
ENDS = ".,:;!?…\"'”’“‘"
# Characters of a line that is remembered (the menus of a site are the same on all its pages); lines that are.
SHORT, REMEMBERED = 60, 1 << 14
LONG, HEAD, TAIL = 60, 40, 20  # of a line of more words so many of the first and last ones are looked at
STOPS = ".,:;?!"
DIGITS = str.maketrans("123456789", "000000000")
NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Line:
    """One stretch as the scorer sees it.

    `sort`: L a long sentence, S a short one, T a long line without end mark, N the rest.
    """

    folded: str
    words: list[str]
    bare: list[str]  # the words without punctuation, every digit 0
    known: frozenset[str]  # each of them once
    size: int
    end: str
    sort: str
    rules: tuple[str, ...] = ()
    over: tuple[str, ...] = ()  # the rules of the lines right above that are taken out as sure
    under: tuple[str, ...] = ()  # and of those right below
    # Shares of capitalised and of small words; 1 where it says who said so; where it speaks to the reader; a quotation
    # mark at its beginning (1), end (2); its beginning: 0 capital, 1 small letter, 2 figure, 3 sign; commas.
    own: tuple[float, ...] = (0.0,) * 7
    vote: int = 0  # of its words, in hundredths
    tokens: Sequence[str] = ()  # the words and the signs between them


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
    if not stretches:
        return []
    texts = fold("\n".join([stretch.text for stretch in stretches])).split("\n")
    return [
        Line(folded, words, [], NOTHING, size, end, sort)
        for folded, words, size, end, sort in ((_seen if len(text) <= SHORT else _looked)(text) for text in texts)
    ]


def _looked(folded: str) -> tuple[str, list[str], int, str, str]:
    words = folded.split()
    count = len(words)
    size = _sizes()[count] if count <= STEPS[-1] else len(STEPS)
    end = _end(folded)
    sort = ("L" if count >= 12 else "S") if end in ".?" else "T" if count >= 20 else "N"
    return folded, words, size, end, sort


_seen = lru_cache(REMEMBERED)(_looked)


def _end(folded: str) -> str:
    if folded[-1].isalnum():
        return "-"
    bare = folded.rstrip(CLOSERS)
    last = bare[-1:]
    if last == ".":
        return "~" if bare.endswith("...") else "."
    return last if last in (":", "?") else "?" if last == "!" else "-"


def find_rules(line: Line) -> None:
    """Fills in the rules a line matches, once."""
    if not line.tokens:
        found = _short(line.folded) if len(line.folded) <= SHORT else _found(line.folded, line.words)
        line.tokens, line.bare, line.known, line.rules = found


def _found(
    folded: str, words: Sequence[str] | None = None
) -> tuple[Sequence[str], list[str], frozenset[str], tuple[str, ...]]:
    tokens, bare = _parts(words or folded.split())
    known = frozenset(bare)
    return tokens, bare, known, matches(folded, len(bare), known)


def tokens_of(folded: str) -> list[str]:
    """The words of a folded line and the signs between them, every digit 0.

    >>> tokens_of("pay $25 a month.")
    ['pay', '$', '00', 'a', 'month', '.']
    """
    return _parts(folded.split())[0]


def _parts(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The tokens of these words; and those of them that are no punctuation."""
    tokens: list[str] = []
    bare: list[str] = []
    for word in words:  # most words need no looking into, which a pattern does at five times the cost
        if word.isalpha():
            tokens.append(word)
            bare.append(word)
        elif word[-1] in STOPS and (begin := word[:-1]).isalpha():
            tokens += (begin, word[-1])
            bare.append(begin)
        else:
            parts = TOKEN.findall(word.translate(DIGITS))
            tokens += parts
            bare += [part for part in parts if part[0].isalnum() or part in SIGNS]
    return tokens, bare


_short = lru_cache(REMEMBERED)(_found)


def features(
    stretches: Sequence[Stretch], lines: Sequence[Line], known: Mapping[str, Mapping[str, int]] | None = None
) -> list[list[str]]:
    """The features of every line, in order; none for a short line with no long one near.

    `known`: the votes of the words in long ("L") and short ("N") lines. Their sum goes into `Line.vote`, which is
    quicker than a feature for each; where it is not given, every word is a feature.
    """
    since, until = distances([line.sort in "LT" for line in lines])
    before = _counts(line.sort in "LT" for line in lines)
    count = len(lines)
    found: list[list[str]] = []
    for at, line in enumerate(lines):
        if since[at] > FAR and until[at] > FAR:
            found.append([])
            continue
        find_rules(line)
        line.own = _numbers(stretches[at].text, line)
        sort = line.sort
        low, high = max(0, at - NEAR), min(count, at + NEAR + 1)
        near = before[at] - before[low], before[high] - before[at + 1]
        found.append(
            [*_shape(sort, line.size, line.end, since[at], until[at], *near), *line.rules, *_said(line, known)]
        )
    _neighbours(lines, found)
    return found


@lru_cache(REMEMBERED)
def _shape(sort: str, size: int, end: str, since: int, until: int, above: int, below: int) -> tuple[str, ...]:
    """The features of a line of this shape at this distance from long ones, with so many of them above and below."""
    place = f"d.{sort}.{_step(since)}.{_step(until)}"
    return "one", f"w{size}{end}", place, f"near.{sort}.{above}.{below}"


@lru_cache(REMEMBERED)
def _between(sort: str, above: str, below: str) -> tuple[str, ...]:
    return f"p1.{sort}.{above}", f"n1.{sort}.{below}", f"pn.{sort}.{above}.{below}"


def _said(line: Line, known: Mapping[str, Mapping[str, int]] | None) -> list[str]:
    """The line's words (any digit is 0), its first two and its last one."""
    words = line.bare
    if not words:
        return []
    length = "L" if line.sort in "LT" else "N"
    said = line.known if len(words) <= LONG else {*words[:HEAD], *words[-TAIL:]}
    found = [f"^{words[0]}", f"${words[-1]}"]
    if known is None:
        found += [f"t:{word}.{length}" for word in said]
    else:
        line.vote = sum(map(known[length].get, said, repeat(0)))
    if len(words) > 1:
        found.append(f"^{words[0]} {words[1]}")
    return found


def _numbers(text: str, line: Line) -> tuple[float, ...]:
    """What `Line.own` holds."""
    known, folded = line.known, line.folded
    function, speech, reader = _lists()
    first = text.split(None, HEAD)[:HEAD]
    capitals = sum([word[0].isupper() for word in first]) / len(first)
    bare = line.bare[:HEAD]
    small = sum(map(function.__contains__, bare)) / (len(bare) or 1)
    says, you = not known.isdisjoint(speech), not known.isdisjoint(reader)
    begin = text[0]
    quote = (folded[0] in "\"'") + 2 * (folded[-1] in "\"'")
    start = 0 if begin.isupper() else 1 if begin.islower() else 2 if begin.isdigit() else 3
    return capitals, small, says, you, quote, start, text.count(",")


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = word_lists()
    return lists["function"], lists["speech"], lists["reader"]


def _neighbours(lines: Sequence[Line], found: list[list[str]]) -> None:
    kinds = ["^", *(f"{line.sort}{min(line.size, 4) if line.sort == 'N' else ''}" for line in lines), "$"]
    for at, line in enumerate(lines):
        own = found[at]
        if not own:
            continue
        sort = line.sort
        own += _between(sort, kinds[at], kinds[at + 2])
        if at and lines[at - 1].rules:
            own.extend([f"prev.{rule}.{sort}" for rule in lines[at - 1].rules])
        if at + 1 < len(lines) and lines[at + 1].rules:
            own.extend([f"next.{rule}.{sort}" for rule in lines[at + 1].rules])


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


def has_figure(line: Line) -> bool:
    return any(map(str.isdigit, line.folded))


def letters(line: Line) -> str:
    """A line without its spaces and end marks: copies in boxes differ in those."""
    return "".join(line.words).strip(ENDS)
