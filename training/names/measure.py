"""`make bench-names`: persons and institutions that newsx finds, beside the bare spaCy model's on the same articles.

    python -m training.names.measure [FILE] [--model NAME ...] [--half even|odd] [--limit N]

FILE holds one JSON object a line: {"text", "gold": [{"start", "end", "label"}]}, labels PERSON and ORG, offsets in
characters. A mention is right where a found one covers the same words, a leading article or title and a final
possessive aside. Each article is read by the bare model, then by newsx, so that a busy machine slows both alike.

Read by eye besides, a line a person or institution, in 100 development articles not looked at while the rules were made
(tests/cases/entities_read.toml): in 80 of news 7 of 528 persons and 6 of 406 institutions are none (before: 37 of 401
and 35 of 455 in another draw); in 20 pages about products, films and software 22 of 152 and 25 of 100.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsx import config, entities, model
from newsx.pipeline import model_version

DATA = Path("../shared/bench/names/worldwide_dev.jsonl")
LABELS = ("PERSON", "ORG")
Found = tuple[int, int, str]  # start, end, label

_LEAD = re.compile(r"(?:the|an?|mr|mrs|ms|dr|prof|professor|sir|president|prime minister)\.?\s+", re.I)
_MARKS = " \n\"'“”‘’,.()-"


@dataclass
class Tally:
    """One system's counts by label, and the seconds it took."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    wanted: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LABELS, 0))
    seconds: float = 0.0

    def rates(self, label: str) -> tuple[float, float, float]:
        """Precision, recall and F1 in percent."""
        right = self.right[label]
        precision, recall = right / max(self.found[label], 1), right / max(self.wanted[label], 1)
        return 100 * precision, 100 * recall, 200 * precision * recall / max(precision + recall, 1e-9)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without what annotators disagree about: articles, titles, quotation marks, a possessive.

    >>> core("the Kibo Bank’s", 0, 15)
    (4, 13)
    """
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    end = start + len(re.sub(r"['’]s?$", "", text[start:end].rstrip(_MARKS)))
    return start + len(text[start:end]) - len(text[start:end].lstrip(_MARKS)), end


def count(tally: Tally, text: str, gold: list[Found], found: list[Found]) -> None:
    """Adds one article to a tally."""
    wanted = {(*core(text, start, end), label) for start, end, label in gold if label in LABELS}
    told = {(*core(text, start, end), label) for start, end, label in found if label in LABELS}
    for label in LABELS:
        tally.wanted[label] += sum(x[2] == label for x in wanted)
        tally.found[label] += sum(x[2] == label for x in told)
        tally.right[label] += sum(x[2] == label for x in wanted & told)


def timed(tally: Tally, read: Callable[[str], list[Found]], text: str) -> list[Found]:
    """What `read` finds, its time added."""
    start = time.perf_counter()
    found = read(text)
    tally.seconds += time.perf_counter() - start
    return found


def measure(name: str, articles: list[dict[str, object]]) -> Iterator[tuple[str, Tally]]:
    """The bare model, then newsx on top of it."""
    nlp = model.load(name)

    def bare(text: str) -> list[Found]:
        with nlp.select_pipes(disable="newsx_blocks"):
            return [(e.start_char, e.end_char, e.label_) for e in nlp(text).ents]

    def newsx(text: str) -> list[Found]:
        who = entities.find(nlp(text))
        people = [(*m, "PERSON") for a in who.actors if a.kind == "person" for m in a.mentions]
        return [*people, *((*m, "ORG") for body in who.institutions for m in body.mentions)]

    systems = {
        f"bare {model_version(nlp.meta)}": (bare, Tally()),
        f"newsx, {model_version(nlp.meta)}": (newsx, Tally()),
    }
    for read, _ in systems.values():
        read("Warm up: Rosa Diaz of the Kibo Bank said so.")
    for article in articles:
        text = str(article["text"])
        gold = [(g["start"], g["end"], g["label"]) for g in article["gold"]]  # type: ignore[attr-defined]
        for read, tally in systems.values():
            count(tally, text, gold, timed(tally, read, text))
    yield from ((label, tally) for label, (_, tally) in systems.items())


def show(rows: list[tuple[str, Tally]], articles: int) -> None:
    """The table; what newsx has over the bare model of the same run stands behind its F1."""
    print(f"{'':38}{'PERSON P':>10}{'R':>7}{'F1':>7}{'':>8}{'ORG P':>9}{'R':>7}{'F1':>7}{'':>8}{'articles/s':>12}")
    bare: Tally | None = None
    for name, tally in rows:
        bare = tally if name.startswith("bare") else bare
        cells = f"{name:38}"
        for label, width in zip(LABELS, (10, 9), strict=True):
            precision, recall, f1 = tally.rates(label)
            more = f"({f1 - bare.rates(label)[2]:+.1f})" if bare is not None and bare is not tally else ""
            cells += f"{precision:{width}.1f}{recall:7.1f}{f1:7.1f}{more:>8}"
        print(f"{cells}{articles / tally.seconds:12.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Names found by newsx and by the bare model.")
    parser.add_argument("file", type=Path, nargs="?", default=DATA, help=f"articles with gold names; default {DATA}")
    parser.add_argument("--model", action="append", help=f"a pipeline, again for more; default {config.MODEL}")
    parser.add_argument("--half", choices=("even", "odd"), help="every second article only, from the first or second")
    parser.add_argument("--limit", type=int, help="read at most so many")
    args = parser.parse_args()
    if not args.file.is_file():
        sys.exit(f"{args.file}: no such file, nothing was measured: give a JSONL of articles with gold names")
    with args.file.open(encoding="utf-8") as lines:
        step = slice(args.half == "odd", None, 2 if args.half else 1)
        articles = [json.loads(line) for line in islice(list(lines)[step], args.limit)]
    names = [g["label"] for a in articles for g in a["gold"]]
    told = ", ".join(f"{names.count(label):,} {label}" for label in LABELS)
    print(f"{len(articles)} articles of {args.file}, {told}; mentions, exact\n")
    show([row for name in args.model or [config.MODEL] for row in measure(name, articles)], len(articles))


if __name__ == "__main__":
    main()
