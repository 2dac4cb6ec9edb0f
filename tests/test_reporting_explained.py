"""newsx/reporting/explain.py: the explanation as a page and in colours, and with the names of minors masked."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
import records

from newsx.article import Article
from newsx.explanation import Explanation, NearlyDropped, Rejected, Weighed
from newsx.reporting.explain import blocks, explain_html, explain_text, redacted
from newsx.reporting.table import console_for

TEXT = "The pupil Zulande saw at least 12 boys, Ana <Ruiz> said on 3 May.\n\nShare this page."


def explanation(**told: Any) -> Explanation:
    count = records.count(TEXT, "at least 12 boys", 12, comparator="at_least", rules=("counts.nummod",),
                          claimed_by=(records.claimant(TEXT, "Ana <Ruiz>"),))  # fmt: skip
    fields = {"title": "A <raid>", "url": "https://x.example/a", "warnings": ("no-date: none",), "counts": (count,)}
    article = records.article(
        TEXT, dropped=(records.dropped("clean.after", "stands below", "Tweet"),), **(fields | told)
    )
    rejected = (
        Rejected("3 May", *records.span(TEXT, "3 May"), "numbers.date", "A calendar date."),
        Rejected("Zulande", *records.span(TEXT, "Zulande"), "numbers.name", "A name."),
    )
    options = (("Ana <Ruiz>", 0.9), ("Zulande", 0.1))
    weighed: dict[str, tuple[Weighed, ...]] = {
        "c1": (Weighed("claimant", options), Weighed("event", (("taken", 0.9), ("held", 0.1))))
    }
    nearly = (NearlyDropped(*records.span(TEXT, "Share this page."), 0.24, Weighed("kind", (("share", 0.5),))),)
    return Explanation(article, rejected, weighed, sure=(None,), nearly=nearly)


def test_a_block_is_cut_where_something_is_marked() -> None:
    (kind, first), (_, second) = blocks(explanation())
    assert kind == "paragraph"
    assert [(piece.text, piece.kind, piece.id) for piece in first] == [
        ("The pupil ", "", ""),
        ("Zulande", "rejected", "numbers.name"),
        (" saw ", "", ""),
        ("at least 12 boys", "count", "c1"),
        (", ", "", ""),
        ("Ana <Ruiz>", "claimant", "c1"),
        (" said on ", "", ""),
        ("3 May", "rejected", "numbers.date"),
        (".", "", ""),
    ]
    assert [piece.note for piece in first if piece.kind] == [
        "A name.", "c1: taken, affirmed", "claims c1: Ana <Ruiz>", "A calendar date.",
    ]  # fmt: skip
    assert [piece.text for piece in second] == ["Share this page."]


def test_the_page_has_all_of_it_escaped() -> None:
    page = explain_html(explanation())
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert page.endswith("</html>\n")
    assert "<script" not in page
    assert "<Ruiz>" not in page
    for said in (
        "<h1>A &lt;raid&gt;</h1>", '<a href="https://x.example/a"',
        "publication date unknown",
        '<mark id="in-c1" title="c1: taken, affirmed">at least 12 boys</mark>',
        '<del title="A calendar date.">3 May</del>',
        '<u title="claims c1: Ana &lt;Ruiz&gt;">Ana &lt;Ruiz&gt;</u>', '<h2 id="counts">Counts</h2>', "<dt>figure</dt>",
        "<dt>event, weighed</dt><dd>taken 90%, held 10%</dd>", "<dt>“3 May”</dt><dd>A calendar date.",
        "<code>clean.after</code> stands below", "a blurb 24%; kind, weighed: share 50%", "warning: no-date: none",
    ):  # fmt: skip
        assert said in page
    assert '<html lang="fr">' in explain_html(explanation(language="fr"))
    assert '<html lang="en">' in explain_html(explanation(language=None))
    assert "the article</a>" not in explain_html(explanation(url="javascript:x"))


def printed(one: Explanation, width: int = 200) -> str:
    out = io.StringIO()
    explain_text(one, console_for(out, width, True))
    return out.getvalue()


def test_a_terminal_shows_what_is_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    found = printed(explanation())
    for said in (
        "\x1b[1mA <raid>\x1b[0m", "\x1b[1;30;42mat least 12 boys\x1b[0m\x1b[32m [c1]\x1b[0m", "\x1b[9;31m3 May\x1b[0m",
        "\x1b[4mAna <Ruiz>\x1b[0m said", "\x1b[1mCounts\x1b[0m", "\x1b[1mNumbers that are no count\x1b[0m",
        "\x1b[1mWhat was dropped\x1b[0m", "\x1b[2mfigure: \x1b[0m≥ 12", "\x1b[33mwarning: no-date: none\x1b[0m",
        "\x1b[2mstory.txt · https://x.example/a · publication date unknown\x1b[0m", "  The pupil \x1b[9;31mZulande",
    ):  # fmt: skip
        assert said in found, said
    block = replace(explanation().article.blocks[1], kind="item")
    article = replace(explanation().article, blocks=(block,))
    assert "  \x1b[2mitem: \x1b[0mShare this page." in printed(replace(explanation(), article=article))


def test_marks_of_the_console_are_text() -> None:
    article = records.article("It [bold]rained[/bold] :smile:", title="[red]No[/red]")
    found = printed(Explanation(article))
    assert "It [bold]rained[/bold] :smile:" in found
    assert "[red]No[/red]" in found


def test_every_name_that_may_be_a_minor_s_is_masked() -> None:
    (one, two) = redacted([explanation(), Explanation(records.article("It rained."))])
    article: Article = one.article
    assert article.text == TEXT.replace("Zulande", "███████").replace("Ana <Ruiz>", "███ <████>")
    assert [number.surface for number in one.rejected] == ["3 May", "███████"]
    assert [weighed.field for weighed in one.weighed["c1"]] == ["event"]  # other claimants could be minors
    assert (one.nearly, one.sure) == (explanation().nearly, (None,))
    assert two.article.text == "It rained."
    assert redacted([]) == []
