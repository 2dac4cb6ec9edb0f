"""Blurbs put into articles go, and sentences that look like them stay: by writers held out of training."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from newsx import cleaning
from newsx.cleaning import blurbs
from newsx.cleaning.blurb_words import KINDS
from newsx.cleaning.rules import rules
from newsx.cleaning.surroundings import NONE
from newsx.cleaning.trees import forest
from newsx.reading.given import from_string

ROOT = Path(__file__).parent.parent
HELD_OUT = ("meridian", "quarry")
ARTICLES = [
    cleaning.clean(from_string(path.read_text("utf-8"))).text for path in sorted((ROOT / "corpus").glob("*.txt"))[:20]
]

STORY = [
    "The ferry office in Mwanza said on Tuesday that two boats would sail again before the end of the month.",
    "The older of the boats lost power in March, and engineers of the ferry office worked on it for nine days.",
    "Passengers have slept at the pier since the cancellations began, the harbour master said.",
    "A third boat of the ferry office is waiting for parts that were ordered from Durban last year.",
    "The harbour master hopes that passengers will no longer have to sleep at the pier in Mwanza.",
]


def put_in(article: str, lines: list[str], place: str) -> str:
    paragraphs = article.split("\n\n")
    at = {"above": 0, "between": len(paragraphs) // 2 + 1, "below": len(paragraphs)}[place]
    return "\n\n".join([*paragraphs[:at], *lines, *paragraphs[at:]])


@pytest.fixture(scope="module")
def left() -> dict[str, tuple[int, int]]:
    """By place, and for "look-alikes": how many lines stay, of how many.

    For "reasons": how many of those that go are put down to the rule for their kind.
    """
    stay: Counter[str] = Counter()
    put: Counter[str] = Counter()
    rows = [json.loads(line) for name in HELD_OUT for line in (ROOT / f"training/lines/{name}.jsonl").open()]
    for n, row in enumerate(rows):
        lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
        for place in ("between",) if row["kind"] == "body" else ("above", "between", "below"):
            page = cleaning.clean(from_string(put_in(ARTICLES[n % len(ARTICLES)], lines, place)))
            name = "look-alikes" if row["kind"] == "body" else place
            put[name] += len(lines)
            stay[name] += sum(line in page.text for line in lines)
            gone = [line for line in lines if line not in page.text and name != "look-alikes"]
            put["reasons"] += len(gone)
            stay["reasons"] += sum(
                any(
                    line in dropped.text and row["kind"] in rules().by_id[dropped.rule].kinds
                    for dropped in page.dropped
                )
                for line in gone
            )
    return {name: (stay[name], count) for name, count in put.items()}


@pytest.mark.parametrize(("place", "most"), [("above", 0.14), ("between", 0.17), ("below", 0.09)])
def test_blurbs_go(left: dict[str, tuple[int, int]], place: str, most: float) -> None:
    stay, count = left[place]
    assert count > 300
    assert stay / count <= most


def test_what_goes_is_put_down_to_its_kind(left: dict[str, tuple[int, int]]) -> None:
    right, count = left["reasons"]
    assert count > 800
    assert right / count >= 0.7


def test_sentences_that_look_like_blurbs_stay(left: dict[str, tuple[int, int]]) -> None:
    stay, count = left["look-alikes"]
    assert count > 150
    assert stay / count >= 0.93  # the judge of lines takes 5 %: short lines between paragraphs


@pytest.mark.parametrize(
    "said",
    [
        "The charity asks everyone who can to give before Friday.",
        "Those who want to help may send blankets to the church hall.",
        "Tickets for the concert cost 20 cedis and can be bought at the door.",
        "Money for the court reporters comes from readers, said their editor.",
    ],
)
def test_news_of_giving_and_selling_stays(said: str) -> None:
    page = cleaning.clean(from_string("\n\n".join([*STORY[:2], said, STORY[2]])))
    assert said in page.text


def test_the_network_reads_so_many_lines_of_a_page_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(blurbs, "log_odds", lambda text: read.append(text) or 0)
    monkeypatch.setattr(blurbs, "MOST_READ", 3)
    cleaning.clean(from_string("\n".join(f"Newsletter{n}" for n in range(500))))
    assert len(read) == 3


@pytest.mark.parametrize(
    ("words", "score", "digits", "you", "vetoed"),
    [
        (20, 1, 2, 0, True),  # a figure, nobody is spoken to, and the words are not sure
        (20, 1, 2, 1, False),
        (20, 1, 0, 0, False),
        (20, 999, 2, 0, False),
        (6, 1, 2, 0, False),
    ],
)
def test_a_sentence_with_a_figure_needs_sure_words(words: int, score: int, digits: int, you: int, vetoed: bool) -> None:
    row = {"words": [words], "score": [score], "digits": [digits], "you": [you]}
    told = {name: [0] for name in blurbs.COLUMNS} | row
    assert (blurbs.votes_of(told, forest(blurbs.TREES)) == [NONE]) is vetoed


def test_every_kind_has_one_rule() -> None:
    assert sorted(kind for rule in rules().by_id.values() for kind in rule.kinds) == sorted(KINDS)


def test_an_appeal_ends_where_the_article_goes_on() -> None:
    appeal = [
        "Dear readers,",
        "We need your help to keep our newsroom open. Please donate what you can.",
        "Donate today",
    ]
    text = "\n\n".join([*STORY[:2], *appeal, *STORY[2:]])
    page = cleaning.clean(from_string(text))
    assert all(paragraph in page.text for paragraph in STORY)
    assert not any(line in page.text for line in appeal)
    assert {dropped.rule for dropped in page.dropped} == {"clean.donation"}
