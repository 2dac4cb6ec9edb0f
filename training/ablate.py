"""Which rules are worth keeping: the claims of dev that are right without each of them.

    python -m training.ablate [NAME …]     the rules of RULES whose name has one of these words in it

Each rule in turn is switched off, everything else is as shipped, and the reader's claims with every field right are
counted anew. A rule without which no claim is lost is to be deleted. No rule
reads events, but one that reads antecedents or dates can change what the reader makes of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from spacy.tokens import Doc

from newsx import cleaning, counts, entities, model, speech
from newsx.article import When
from newsx.config import MODEL
from newsx.reader.article_counts import options_of
from newsx.reading.given import from_string
from training.calibrate import judged
from training.examples import example
from training.passages import Passage, every
from training.score import PEOPLE
from training.splits import Record, records

ROOMS = (
    "antecedent_candidates", "antecedent_resolution", "attribution", "bare_numbers", "binding", "claims",
    "date_linking", "gathering", "governor", "links", "minors", "parts", "polarity", "qualifiers",
)  # fmt: skip
NOTHING: dict[str, Callable[..., Any]] = {
    "none": lambda *_, **__: None,
    "no": lambda *_, **__: False,
    "nobody": lambda *_, **__: [],
}
RULES = {
    "governor": {
        "none": "governor _clause_behind _above",
        "no": "_is_whole _says_else",
    },
    "antecedent_resolution.Resolver": {
        "none": "_last_counted all_of_them",
        "no": "_named_behind _part_of_next",
    },
    "bare_numbers": {
        "no": "is_partitive is_subject is_figure is_rival is_outcome of_persons is_rest adds may_count _is_label",
    },
    "antecedent_candidates": {
        "none": "topic",
        "no": "is_part _too_small",
    },
    "parts": {
        "none": "connect _worded _right_behind _opening _sister _sums",
    },
    "date_linking": {
        "none": "before",
        "no": "_in_since_clause is_perfect _opens_period _is_still _is_next_clause _stands_alone "
        "_in_own_clause _in_other_relative _near",
    },
    "polarity": {
        "no": "is_negated befalls is_planned _goes_up _perfect _plans _nominal_plan",
    },
    "minors": {
        "none": "check _year_olds",
        "no": "_ages_listed _is_about_a_school _age_under",
        "nobody": "listed_ages",
    },
    "binding.Binder": {
        "no": "_is_clause _each _stands_as_noun _compound_first",
        "none": "_no_count _read_conjunct",
    },
    "attribution.Sources": {
        "nobody": "_since_then",
        "no": "quoted_apart _has_source in_answer",
    },
}
"""Files of newsx.counts → what stands for nothing there → the rules."""


@dataclass(frozen=True)
class Parsed:
    """A passage of dev as the rules get it."""

    record: Record
    passage: Passage
    doc: Doc
    who: entities.Who
    statements: list[speech.Statement]
    published: When | None


def parsed(given: Iterable[Record], texts: dict[str, Passage]) -> Iterator[Parsed]:
    """The passages of dev, parsed once."""
    nlp = model.load(MODEL)
    for record in given:
        passage = texts[record["id"]]
        clean = cleaning.as_is(from_string(passage.text, published=passage.published))
        doc = nlp(model.prepare(nlp, clean.text, clean.blocks, passage.published))
        who = entities.find(doc)
        yield Parsed(record, passage, doc, who, speech.find(doc, who), counts.publication(passage.published))


def right(passages: Sequence[Parsed]) -> tuple[int, int, int]:
    """Of the claims that the reader makes: how many are right in every field; how many it makes; how many there are."""
    full = made = gold = 0
    for one in passages:
        people = one.record["source"] == PEOPLE
        evidence = counts.gather(one.doc, one.who, one.statements, one.published, ["people" if people else "children"])
        options = options_of(evidence, one.passage.title)[0]
        truth = example(one.record["id"], one.record["source"], one.record["claims"], options)
        gold += truth.missed
        for figure in judged([truth]):
            gold += figure.claim is True
            if figure.is_accepted and figure.claim is not None:
                made += 1
                full += figure.claim and figure.right and figure.polarity_right
    return full, made, gold


@contextmanager
def without(room: str, rule: str, nothing: Callable[..., Any]) -> Iterator[None]:
    """Switches off one rule of newsx.counts, wherever its function was imported."""
    module, _, inner = room.partition(".")
    home = import_module(f"newsx.counts.{module}")
    places = [getattr(home, inner)] if inner else [home, *(import_module(f"newsx.counts.{other}") for other in ROOMS)]
    kept = [(place, vars(place)[rule]) for place in places if rule in vars(place)]
    own = kept[0][1]
    kept = [(place, function) for place, function in kept if function is own]
    for place, _ in kept:
        setattr(place, rule, nothing)
    try:
        yield
    finally:
        for place, function in kept:
            setattr(place, rule, function)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("names", nargs="*", metavar="NAME")
    args = ask.parse_args()
    texts = {passage.id: passage for passage in every()}
    passages = list(parsed(records("dev"), texts))
    full, made, gold = right(passages)
    f1 = 200 * full / (made + gold)
    print(f"all rules: {full} of {gold} claims right in every field, {made} made: F1 {f1:.1f}", flush=True)
    every_rule = ((room, rule, kind) for room, kinds in RULES.items() for kind in kinds for rule in kinds[kind].split())
    for room, rule, kind in every_rule:
        name = f"{room}.{rule}"
        if not args.names or any(word in name for word in args.names):
            with without(room, rule, NOTHING[kind]):
                less, fewer, gold = right(passages)
            gain = 200 * less / (fewer + gold) - f1
            print(f"{name:<36}{less - full:+5} right {fewer - made:+5} made  F1 {gain:+.2f}", flush=True)


if __name__ == "__main__":
    main()
