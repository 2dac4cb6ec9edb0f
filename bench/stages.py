"""`make bench`: what each stage of newsx costs, in milliseconds of the processor, beside bare spaCy on the same texts.

    python bench/stages.py [FOLDER or FILE] [--articles N]

newsx and spaCy take turns of ten articles in one process, so that what else the machine does slows both down alike.
What is learned from earlier articles (lemmas, tags) is learned from the first ones. Everything runs on one thread.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")

import spacy

from newsx import cleaning, counts, entities, model, pipeline, reading, speech, writing
from newsx.article import Raw
from newsx.config import MODEL, Settings
from newsx.reader.article_counts import is_likely, options_of
from newsx.reader.assemble import Read, assemble
from newsx.reader.decision import answers

TURN = 10  # articles


class Clock:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.spent[stage] += time.process_time() - start


def extract(raw: Raw, clock: Clock) -> None:
    """The stages of `newsx extract`, each by itself."""
    nlp = model.load(MODEL)
    with clock("cleaning"):
        clean = cleaning.clean(raw)
    with clock("tokens"):
        doc = model.prepare(nlp, clean.text, clean.blocks, None)
    for name, component in nlp.pipeline:
        with clock(f"spaCy: {name}"):
            doc = component(doc)
    with clock("entities"):
        who = entities.find(doc)
    with clock("counts"):
        if counts.without_counts(clean.text, clean.title, None, ["children"]) is not None:
            return
    with clock("speech"):
        statements = speech.find(doc, who)
    with clock("counts"):
        evidence = counts.gather(doc, who, statements, None, ["children"])
    with clock("reader: options, windows, network"):
        options, mentions = options_of(evidence, clean.title)
        given = answers(options, [is_likely(figure, options) for figure in options.figures])
    with clock("reader: claims"):
        assemble(evidence, options, [Read(*one) for one in zip(mentions, options.figures, given, strict=True)])


def measure(raws: list[Raw]) -> None:
    """Print the table."""
    bare, clock, whole, turns = spacy.load(MODEL), Clock(), Clock(), range(0, len(raws), TURN)
    for first in (0, *turns):  # the first turn is taken twice
        turn = raws[first : first + TURN]
        if first == 0:
            clock.spent.clear()
            whole.spent.clear()
        with whole("bare spaCy, nlp.pipe"):
            for _ in bare.pipe([raw.text for raw in turn]):
                pass
        with whole("newsx"):
            for article in pipeline.extract_all(turn, Settings()):
                writing.encode(article)
        for raw in turn:
            extract(raw, clock)
    print(f"{'':40}{'ms an article':>14}{'share':>8}")
    total = sum(clock.spent.values())
    for stage, seconds in clock.spent.most_common():
        print(f"{stage:40}{1000 * seconds / len(raws):14.1f}{seconds / total:8.1%}")
    for stage, seconds in whole.spent.items():
        print(f"{stage:40}{1000 * seconds / len(raws):14.1f}")
    ratio = whole.spent["bare spaCy, nlp.pipe"] / whole.spent["newsx"]
    print(f"newsx reads {ratio:.2f} times as many articles a second as bare spaCy")


def main() -> None:
    parser = argparse.ArgumentParser(description="What each stage of newsx costs.")
    parser.add_argument("path", type=Path, nargs="?", default=Path("corpus"), help="raw articles; default corpus")
    parser.add_argument("--articles", type=int, default=50, help="read at most so many (default 50)")
    args = parser.parse_args()
    raws = [raw for raw in islice(reading.read(args.path), args.articles) if isinstance(raw, Raw)]
    measure(raws)


if __name__ == "__main__":
    main()
