"""Blurbs glued to the head or the tail of a paragraph are cut off; what looks like one stays. By held-out writers."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from newsx import cleaning
from newsx.cleaning.rules import rules
from newsx.reading.given import from_string

ROOT = Path(__file__).parent.parent
HELD_OUT = ("meridian", "quarry")
PLACES = ("head", "tail", "one-head", "one-tail")
ARTICLES = [
    cleaning.clean(from_string(path.read_text("utf-8"))).text for path in sorted((ROOT / "corpus").glob("*.txt"))[:20]
]
STORY = [
    "The ferry office in Mwanza said on Tuesday that two boats would sail again before the end of the month.",
    "The older of the boats lost power in March, and its engineers worked on it for nine days.",
    "Passengers have slept at the pier since the cancellations began, the harbour master said.",
    "A third boat of the ferry office is waiting for parts that were ordered from Durban last year.",
]
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning."


def glue_on(article: str, blurb: str, place: str) -> str:
    paragraphs = [article.replace("\n\n", " ")] if place.startswith("one") else article.split("\n\n")
    at = len(paragraphs) // 2
    pair = (blurb, paragraphs[at]) if place.endswith("head") else (paragraphs[at], blurb)
    paragraphs[at] = " ".join(pair)
    return "\n\n".join(paragraphs)


@pytest.fixture(scope="module")
def gone() -> dict[str, tuple[int, int]]:
    """By place, and for "look-alikes" and the paragraphs' "characters": how many go, of how many."""
    found: Counter[str] = Counter()
    put: Counter[str] = Counter()
    rows = [json.loads(line) for name in HELD_OUT for line in (ROOT / f"training/lines/{name}.jsonl").open()]
    for n, row in enumerate(rows):
        lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
        article = ARTICLES[n % len(ARTICLES)]
        place = PLACES[n % len(PLACES)]
        text = cleaning.clean(from_string(glue_on(article, " ".join(lines), place))).text
        name = "look-alikes" if row["kind"] == "body" else place
        put[name] += len(lines)
        found[name] += sum(line not in text for line in lines)
        for paragraph in article.split("\n\n")[1:]:
            put["characters"] += len(paragraph)
            found["characters"] += len(paragraph) * (paragraph not in text)
    return {name: (found[name], count) for name, count in put.items()}


@pytest.mark.parametrize(("place", "least"), [("head", 0.6), ("tail", 0.7), ("one-head", 0.65), ("one-tail", 0.7)])
def test_glued_blurbs_go(gone: dict[str, tuple[int, int]], place: str, least: float) -> None:
    cut, count = gone[place]
    assert count > 60
    assert cut / count >= least


def test_what_looks_like_a_blurb_stays(gone: dict[str, tuple[int, int]]) -> None:
    lost, count = gone["look-alikes"]
    assert count > 120
    assert lost / count <= 0.03


def test_the_paragraph_stays(gone: dict[str, tuple[int, int]]) -> None:
    lost, count = gone["characters"]
    assert lost / count <= 0.01


@pytest.mark.parametrize("place", ["tail", "one-tail"])
def test_a_glued_blurb_is_dropped_with_its_place(place: str) -> None:
    page = cleaning.clean(from_string(glue_on("\n\n".join(STORY), OFFER, place)))
    assert all(paragraph in page.text for paragraph in STORY)
    assert [dropped.text for dropped in page.dropped] == [OFFER]
    dropped = page.dropped[0]
    assert page.source[dropped.source_start : dropped.source_end] == OFFER
    assert "newsletter" in rules().by_id[dropped.rule].kinds


def test_a_quoted_appeal_stays() -> None:
    quoted = "“Please give what you can,” the bishop told the congregation, which has 400 members."
    text = "\n\n".join([*STORY[:2], f"{STORY[2]} {quoted}", STORY[3]])
    assert cleaning.clean(from_string(text)).dropped == ()
