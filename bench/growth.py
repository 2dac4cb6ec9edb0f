"""`make bench-growth`: whether time and memory of an article grow with its length only, whatever it is made of.

    python bench/growth.py [--longest 25000] [--seconds 6] [KIND …]

Each kind of text is made in lengths that double, and extracted, until one takes longer than `--seconds`. Prints for
each the seconds of each length, the largest ratio of a length to the one before it that took `FLOOR` seconds at least,
the memory of a process of its own, and, where it took too long, where it was then.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any

import newsx

FIRST = 1_562
LONGEST = 25_000
FLOOR = 0.2  # seconds: shorter times say nothing of growth
SENTENCE = "The river rose on Monday night and two bridges near Lamu were closed, the ministry said in a statement. "

UNITS = {
    "prose": SENTENCE,
    "counts in a sentence": "{n} children, ",
    "counts": "{n} children were killed and {n} boys were wounded. ",
    "digits and commas": "1,",
    "numbers": "{n} ",
    "number words": "three hundred and ",
    "ages": "{n}, aged {a}, ",
    "names with ages": "{name}, {a}, ",
    "names with ages in brackets": "{name} ({a}), ",
    "names": "{name}, ",
    "names joined": "{name} and ",
    "names in a row": "{name} ",
    "one name": "Ali ",
    "dates": "on {a} May {y}, ",
    "weekdays": "on Monday ",
    "said": "the army said, ",
    "said in sentences": "The army said {n} children came. ",
    "said in lines": "{n} children were killed, said {name}.\n\n",
    "said by pronouns": "He said she said ",
    "quotations": "“We lost {n} children,” {name} said. ",
    "killed and": "three children were killed and ",
    "relative clauses": "the boy who saw ",
    "of": "of the children of ",
    "list items": "<li>{n} children were found",
    "cells": "<tr><td>{n}<td>children",
    "nested div": "<div>",
    "nested quotes": "<blockquote>",
    "paragraphs of a word": "<p>word",
    "links": "<a href=x>Read more</a> ",
    "lines of a word": "word\n\n",
    "short lines": "Share this\n",
    "words": "word ",
    "one word": "x",
    "capitals": "THE ARMY SAID ",
    "acronyms": "The Army (TA) and ",
    "states": "Ukraine and Russia and ",
    "institutions": "the Ministry of Health of ",
    "offices": "President {name}, minister of ",
    "denied": "denied that {n} children were taken, ",
    "corrections": "Correction: an earlier version said {n} children. ",
    "dots": ".", "commas": ",", "colons": ":", "semicolons": ";", "exclamations": "!", "questions": "?",
    "hyphens": "-", "dashes": "—", "ellipses": "…", "bullets": "•", "slashes": "/", "backslashes": "\\",
    "apostrophes": "'", "straight quotes": '"', "open quotes": "“", "close quotes": "”", "single quotes": "‘",
    "guillemets": "«", "brackets": "(", "brackets closed": "()", "square brackets": "[", "angle brackets": "<",
    "closing angles": ">", "braces": "{", "closing braces": "}", "bars": "|", "tildes": "~", "percents": "%",
    "ats": "@", "hashes": "#", "dollars": "$", "euros": "€", "stars": "*", "underscores": "_", "ampersands": "&",
    "plus": "+", "equals": "=", "carets": "^", "backticks": "`", "spaces": "x          ", "NBSP": "\u00a0",
    "NBSP words": "x\u00a0", "blank lines": "\n", "tabs": "\t", "quoted words": "“x” ", "marks": "e\u0301\u0302",
    "Cyrillic": "Дети ", "Cyrillic letters": "д", "Arabic": "قتل أطفال ", "Arabic digits": "٣",
    "Chinese": "孩子", "emoji": "😀", "emoji joined": "👩\u200d👧", "hashtags": "#children ", "handles": "@unicef ",
    "addresses": "https://e.org/{n} ", "mails": "a@b.org ", "percentages": "{n}% of ", "money": "${n} million, ",
    "times": "10:30 p.m. ", "mixed marks": ".,;:!?-—…'\"“”()[]<>{}|~%@", "entities": "&amp;", "initials": "J. ",
    "titles": "Dr. Mr. ", "negations": "not no ", "times of day": "{a} hours and ", "fractions": "1/2 ",
    "ranges": "{a}-{y} ", "between": "between {a} and ", "colon figures": "1:", "dotted figures": "1.",
    "hyphenated": "well-", "apostrophe words": "children’s ", "parts": "including {a} girls, ",
    "others": "{a} others, ", "of them": "{a} of them, ", "soft hyphens": "a\u00ad", "joiners": "1\u200d2 ",
}  # fmt: skip
FIRST_NAMES = ("Amina", "Omar", "Lida", "Karim", "Sofia", "Ivan", "Maria", "Yusuf", "Nadia", "Peter")
PAGES = ("list items", "cells", "nested div", "nested quotes", "paragraphs of a word", "links")


@dataclass
class Growth:
    """The seconds by length, and where the work was when it took too long."""

    kind: str
    seconds: dict[int, float] = field(default_factory=dict)
    megabytes: int = 0
    fault: str = ""

    @property
    def ratio(self) -> float:
        """The largest ratio of a doubling."""
        times = list(self.seconds.values())
        return max((b / a for a, b in pairwise(times) if a >= FLOOR), default=0.0)


class TooSlow(BaseException):
    """A length took longer than it may."""


def text_of(kind: str, length: int) -> str:
    """A text of that kind and length."""
    unit, made, number = UNITS[kind], [], 0
    size = 0
    while size < length:
        number += 1
        name = f"{FIRST_NAMES[number % 10]} Kor{_letters(number)}"
        piece = (
            unit
            if kind in ("braces", "closing braces", "mixed marks")
            else unit.format(n=number + 1, a=number % 17 + 1, y=1990 + number % 30, name=name)
        )
        made.append(piece)
        size += len(piece)
    body = "".join(made)[:length]
    if kind in PAGES:
        return f"<!doctype html><html><body><article><p>{SENTENCE * 3}</p>{body}"
    return f"Floods close the bridges of Lamu\n\n{SENTENCE}\n\n{body}"


def _letters(number: int) -> str:
    """Another name for each number."""
    return "".join("aeiou"[int(digit) % 5] + "bdfgklmnrs"[int(digit)] for digit in str(number))


def measure(kind: str, longest: int, limit: float) -> Growth:
    """Extracts longer and longer texts, in this process."""

    def stop(*_: Any) -> None:
        raise TooSlow

    found = Growth(kind)
    signal.signal(signal.SIGPROF, stop)
    length = FIRST
    while length <= longest + 500:
        start = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, limit)
        try:
            made = text_of(kind, length)
            newsx.clean(made, format="html" if kind in PAGES else "text")
            newsx.extract(made, format="html" if kind in PAGES else "text", published="2024-05-06", clean=kind in PAGES)
        except TooSlow as error:
            frames = traceback.extract_tb(error.__traceback__)[-5:-1]
            found.fault = " < ".join(f"{os.path.basename(f.filename)}:{f.lineno} {f.name}" for f in reversed(frames))
            found.seconds[length] = limit
            break
        except newsx.NewsxError as error:
            found.fault = f"refused: {error}"
            break
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        found.seconds[length] = round(time.process_time() - start, 2)
        length *= 2
    found.megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def apart(kind: str, longest: int, limit: float) -> Growth:
    """The same in a process of its own, so that its memory is known."""
    read, write = os.pipe()
    if not (child := os.fork()):
        os.write(write, json.dumps(asdict(measure(kind, longest, limit))).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        said = told.read()
    os.waitpid(child, 0)
    return Growth(**json.loads(said)) if said else Growth(kind, fault="the process was ended")


def rows(kinds: list[str], longest: int, limit: float) -> Iterator[str]:
    newsx.extract(SENTENCE, published="2024-05-06")  # the model is loaded once
    for kind in kinds:
        found = apart(kind, longest, limit)
        times = " ".join(f"{seconds:6.2f}" for seconds in found.seconds.values())
        yield f"{kind:28} {times:50} ×{found.ratio:4.1f} {found.megabytes:5} MB  {found.fault}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(UNITS))
    parser.add_argument("--longest", type=int, default=LONGEST)
    parser.add_argument("--seconds", type=float, default=6.0)
    args = parser.parse_args()
    if strange := set(args.kinds) - set(UNITS):
        sys.exit(f"no kind of text is called {min(strange)}")
    for row in rows(args.kinds or list(UNITS), args.longest, args.seconds):
        print(row, flush=True)


if __name__ == "__main__":
    main()
