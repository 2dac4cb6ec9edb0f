"""newsx/reporting/markdown.py: a story of the ledger as Markdown."""

from __future__ import annotations

import io
from typing import cast

from ledger_rows import ANA, BO, PAIRS, SERIES, STORY, Row, Told, said, when

from newsx.article import Failure
from newsx.ledger.collate import Filters, Ledger
from newsx.reporting.markdown import write_markdown


def written(ledger: Told) -> list[str]:
    out = io.StringIO()
    write_markdown(cast(Ledger, ledger), out)
    return [line for line in out.getvalue().splitlines() if line]


def test_a_story_has_its_rows_sides_series_and_conflicts() -> None:
    story = STORY | {"why": ["the same states: Peru", "words"]}
    lines = written(Told(ANA, BO, stories=[story], series=SERIES, disagreements=PAIRS))
    start = lines.index("## 1. Raid \\*on\\* Tula")
    assert lines[start : start + 17] == [
        "## 1. Raid \\*on\\* Tula",
        "2 articles, 2024-05-01",
        "One story: the same states: Peru; words",
        "### Running totals",
        "| event | figure | of whom | who claims it | as of | reported by |",
        "| --- | ---: | --- | --- | --- | --- |",
        "| received | 12 | boys<br>Peru → Lima | Ana Ruiz (Peru)<br>a reader's note: faint | 2024-05-01 | "
        "one report<br>Post |",
        "| taken | 43 | boys | Bo \\*B\\* (Chile)<br>also Cy<br>disputed by Di | 2024-05-01 | one report<br>"
        "[Star](https://a.example/%281%29) |",
        "### Side by side: the latest of each claimant",
        "|  | Chile | Peru |",
        "| --- | --- | --- |",
        "| **taken, or taken in**<br>in all | 43: Bo \\*B\\*, 2024-05-01 | 12 (taken in): Ana Ruiz, 2024-05-01 |",
        "### Over time: running totals of one side, each after the last",
        "- received, Peru: **12** (2024-05-01, Ana Ruiz); **43** (2024-05-01, Bo \\*B\\*)",
        "### Where they differ",
        "- received 12 boys, Ana Ruiz (Peru): “Ana Ruiz saw **12 boys**.” (Post)  ",
        "  taken 43 boys, Bo \\*B\\* (Chile), disputed by Di: “Bo \\| saw **43 boys**.” (Star)  ",
    ]
    assert lines[start + 17 : start + 19] == [
        "- taken 43 boys, Bo \\*B\\* (Chile), disputed by Di: “Bo \\| saw **43 boys**.” (Star)  ",
        "  disputed by Di: “Di rejects \\*it\\*.”",
    ]


def test_what_was_read_warned_of_and_left_out_stands_above() -> None:
    ledger = Told(warnings=[{"code": "no_date", "articles": 2}])
    ledger.failures = (Failure("a", 1, "x"), Failure("a", 2, "y"))
    lines = written(ledger)
    assert lines[:2] == ["# Who claims which figure", "## What was read"]
    assert lines[2:7] == [
        "- Articles: 3 articles",
        "- Outlets: 2 outlets",
        "- Published: 2024-05-01 to 2024-05-03",
        "- Warned: no\\_date: 2 articles",
        "- Unread: 2 lines without a record",
    ]
    assert lines[7:] == ["No claims were found in what was read."]


def test_nothing_that_was_read_or_asked_for_is_told() -> None:
    assert written(Told(read={"records": 0})) == ["# Who claims which figure", "No records were read."]
    assert written(Told(filters=Filters(top=9), read={"claims": 3}))[-1] == "No claims match what was asked for."
    assert written(Told(filters=Filters(top=9)))[-1] == "No claims were found in what was read."
    assert written(Told(read={"claims": 3}))[-1] == "No claims were found in what was read."


def test_only_so_many_figures_and_names_are_shown() -> None:
    actors: list[Row] = [
        {"articles": 1_000, "mentions": nr, "name": f"Ana_{nr}", "minor": nr == 1, "kind": "person", "role": "mayor",
         "state": "Peru"} for nr in (1, 2, 3)
    ]  # fmt: skip
    lines = written(Told(ANA, BO, stories=[STORY], actors=actors, filters=Filters(top=1)))
    assert "1 of 2 figures shown." in lines
    start = lines.index("## Actors seen most")
    assert lines[start + 1 :] == [
        "| articles | mentions | name | kind | role |",
        "| ---: | ---: | --- | --- | --- |",
        "| 1,000 | 1 | Ana\\_1 (a minor) | person | mayor, Peru |",
        "and 2 more",
    ]
    assert not any("figures shown" in line for line in written(Told(ANA, BO, stories=[STORY], actors=actors)))


def test_what_words_and_marks_mean_stands_below() -> None:
    assumed = said(1, as_of_first=when("2024-05-01", "assumed"))
    lines = written(Told(assumed, stories=[STORY]))
    assert lines[-3:] == [
        "one report: one independent text gives the figure: copies of a text count once, and so does what one agency "
        "sent out or one outlet printed  ",
        "\\* the text names no date: the day of publication stands in  ",
        "Figures are as reported; who claims them is named beside them. Figures of different claimants are not added "
        "up.  ",
    ]
