"""Copies: which articles are one text, and through whom a figure came."""

from __future__ import annotations

from pathlib import Path

import records
from ledgers import RETURNS, annotated, ledger

from newsx.article import Article


def test_a_spun_a_syndicated_and_an_independent_article_are_two_texts(tmp_path: Path) -> None:
    found = ledger(tmp_path, annotated(*RETURNS))
    assert found["read"]["texts"] == 2
    assert {Path(copy["label"]).stem: copy["why"] for copy in found["copies"]} == {
        "returns_spun": "same-order",
        "returns_syndicated": "same-sentences",
    }
    (copied,) = {copy["text_label"] for copy in found["copies"]}
    assert copied == "returns_wire.txt", "the first one that was published"
    (row,) = [row for row in found["ledger"] if row["value"] == 19_546]
    assert (row["support"], row["outlets"], row["texts"]) == ("single", 3, 1)


def test_articles_of_one_subject_are_no_copies(tmp_path: Path) -> None:
    names = ("ombudsman_return", "list_of_names", "crimea_camps", "camp_investigation", "returns_independent")
    assert ledger(tmp_path, annotated(*names))["copies"] == []


def wire(path: str, agency: str | None, *, said: str = "said", extra: str = "") -> Article:
    text = f"Fire at Lome camp\n\n{extra} Nine boys were hurt, Kofi Agbeko {said}. It was {path} who wrote this."
    who = records.claimant(text, "Kofi Agbeko", kind="person")
    count = records.count(text, "Nine boys", 9, unit="boys", group="boys", event="injured", claimed_by=(who,))
    dateline = {"dateline": records.dateline(agency)} if agency else {}
    return records.article(
        text, path=path, publisher=path, published=records.when("2024-02-03"), counts=(count,), **dateline
    )


def test_ten_outlets_with_one_agency_s_figure_are_one_source(tmp_path: Path) -> None:
    alike = [wire(name, "AFP", extra=f"In {name} they read {nr * 17} more words.") for nr, name in enumerate("ABCDE")]
    (row,) = ledger(tmp_path, alike)["ledger"]
    assert (row["outlets"], row["texts"], row["support"], row["via"]) == (5, 1, "single", ["AFP"])


def test_whom_a_claimant_told_shows_through_whom_a_figure_came(tmp_path: Path) -> None:
    both = [
        wire("Post", None, said="told Reuters"),
        wire("Star", None, said="told the Associated Press", extra="Then:"),
    ]
    (row,) = ledger(tmp_path, both)["ledger"]
    assert (row["via"], row["texts"], row["support"]) == (["AP", "Reuters"], 2, "several")
