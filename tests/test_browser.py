"""The page in a browser: nothing goes wrong, nothing leaves it, figures lead to their sentence, all can use it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import records
from browsing import FAULTS, SIZES, Watched, browser
from ledgers import CORPUS, RETURNS, annotated, heap, hostile, swarm, tallies, told

from newsx.article import Article

__all__ = ["browser"]  # a fixture


def written(folder: Path, articles: list[Article]) -> str:
    """The address of a page of articles."""
    page = folder / "report.html"
    page.write_text(told(str(records.write(folder / "records.jsonl", articles)), "html"), "utf-8")
    return page.as_uri()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page of a few articles that agree, differ, deny, go on from and are copies of each other."""
    first = tallies()[0]
    copy = replace(first, id="c" * 16, source=replace(first.source, path="copy.txt", publisher="Daily Trumpet"))
    return written(tmp_path_factory.mktemp("page"), [*heap(), *tallies(), copy])


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page four times as long, with a chart that has a line in every colour."""
    articles = [*heap(), *annotated(*RETURNS, "missing_children_figures"), *tallies()]
    return written(tmp_path_factory.mktemp("long"), articles)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    watched = Watched(browser, address)
    yield watched.page
    assert watched.said == []
    assert watched.asked == [address]
    watched.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_said_nothing_is_asked_for_and_all_fits(browser: Any, address: str, size: str, scheme: str) -> None:
    watched = Watched(browser, address, size, scheme)
    assert watched.said == []
    assert watched.asked == [address]
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    if folder := os.environ.get("NEWSX_SCREENSHOTS"):
        watched.page.screenshot(path=Path(folder) / f"report-{size}-{scheme}.png")
    watched.context.close()


@pytest.fixture(scope="module")
def charts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Pages with charts: of corpus/, and of many figures at random."""
    found = {"corpus": annotated(*sorted(path.stem for path in CORPUS.glob("*.txt"))), "swarm": swarm(60)}
    return {name: written(tmp_path_factory.mktemp(name), articles) for name, articles in found.items()}


@pytest.mark.parametrize("name", ["corpus", "swarm"])
@pytest.mark.parametrize("size", SIZES)
def test_no_label_of_a_chart_covers_another_or_is_cut(
    browser: Any, charts: dict[str, str], size: str, name: str
) -> None:
    watched = Watched(browser, charts[name], size)
    written = "[...document.querySelectorAll('figure svg a text')].filter(text => text.checkVisibility()).length"
    assert watched.page.evaluate(written) >= 5
    assert watched.page.evaluate(FAULTS) == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    watched.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_no_serious_fault(browser: Any, address: str, long_address: str, size: str, scheme: str) -> None:
    """The time of axe grows with the page: the long one, which has every colour, is looked at in one size."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing").Axe()
    watched = Watched(browser, long_address if size == "desk" else address, size, scheme)
    watched.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = axe.run(watched.page).response
    assert {"color-contrast", "link-name"} <= {rule["id"] for rule in found["passes"]}
    serious = [fault for fault in found["violations"] if fault["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in serious] == []
    watched.context.close()


def test_a_figure_of_the_ledger_leads_to_its_words_in_the_article(page: Any) -> None:
    row = page.locator("tr[data-event=taken]", has_text="Ali Bako").first
    row.locator("a.first").click()
    mark = page.locator("mark:target")
    mark.wait_for(state="visible", timeout=5000)
    assert mark.inner_text() == "41"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('mark:target')).backgroundColor") != "rgba(0, 0, 0, 0)"
    )
    assert mark.evaluate("mark => mark === document.activeElement")


@pytest.mark.parametrize("place", ["svg a", ".matrix a", ".pairs a", ".series a"])
def test_every_chart_and_table_leads_to_a_sentence(page: Any, place: str) -> None:
    link = page.locator(place).first
    link.focus()
    page.keyboard.press("Enter")
    quote = page.locator("blockquote:target")
    quote.wait_for(state="visible", timeout=5000)
    assert quote.locator("mark").inner_text()
    links = page.locator(place).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert all(page.locator(f"blockquote{one}").count() == 1 for one in links)


def test_filters_leave_what_is_asked_for(page: Any) -> None:
    def shown() -> set[str]:
        rows = page.locator("tr[data-event]:visible")
        return set(rows.evaluate_all("rows => rows.map(row => row.dataset.event)"))

    assert len(shown()) > 2
    page.locator("#filters select[name=event]").select_option("injured")
    assert shown() == {"injured"}
    assert page.locator("#shown").inner_text().startswith("1 of ")
    assert page.locator(".pairs li[data-part=taken]").first.is_hidden()
    assert page.locator("section.story:visible").count() == 1
    page.locator("#filters select[name=event]").select_option("")
    page.locator("#filters select[name=support]").select_option("contested")
    assert set(page.locator("tr[data-event]:visible").evaluate_all("r => r.map(x => x.dataset.support)")) == {
        "contested"
    }
    page.locator("#filters select[name=support]").select_option("")
    page.locator("#filters input[name=text]").fill("ali BAKO")
    assert page.locator("tr[data-event]:visible").count() == 1


def test_a_link_to_a_hidden_row_shows_it_again(page: Any) -> None:
    page.locator("#filters input[name=text]").fill("no such words")
    assert page.locator("tr[data-event]:visible").count() == 0
    link = page.locator(".matrix a").first.get_attribute("href")
    page.evaluate("link => { location.hash = link; }", link)
    page.locator("blockquote:target").wait_for(state="visible", timeout=5000)


def test_the_filters_stand_in_the_address_and_come_back(page: Any) -> None:
    page.locator("#filters select[name=event]").select_option("injured")
    assert page.url.endswith("#?event=injured")
    page.locator("#filters select[name=event]").select_option("")
    page.evaluate("location.hash = '#?event=returned&text=red'")
    page.wait_for_function("document.querySelector('#filters select[name=event]').value === 'returned'")
    assert page.locator("#filters input[name=text]").input_value() == "red"


def test_a_citation_is_copied(page: Any) -> None:
    row = page.locator("tr[data-event=taken]", has_text="Ali Bako").first
    row.locator("button.cite").click()
    assert row.locator("button.cite").inner_text() == "copied"
    page.locator("#filters input[name=text]").focus()
    page.keyboard.press("Control+V")
    assert (
        page.locator("#filters input[name=text]")
        .input_value()
        .startswith("41 pupils, taken; Ali Bako, as of 2022-05-03. ")
    )


def test_the_keyboard_reaches_everything(page: Any) -> None:
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, input, select, button')]"
        ".filter(e => e.checkVisibility()).length"
    )
    page.evaluate("window.reached = new Set(); addEventListener('focusin', event => window.reached.add(event.target))")
    for _ in range(wanted + 40):
        page.keyboard.press("Tab")
    missed = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, input, select, button')]"
        ".filter(e => e.checkVisibility() && !window.reached.has(e)).map(e => e.outerHTML.slice(0, 80))"
    )
    assert missed == []


def test_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    report = tmp_path / "hostile.html"
    report.write_text(told(hostile(tmp_path), "html"), "utf-8")
    watched = Watched(browser, report.as_uri())
    dialogs: list[str] = []
    watched.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for fold in watched.page.locator("summary").all():
        if fold.is_visible():
            fold.click()
    assert watched.page.locator("script").count() == 1
    assert watched.page.locator("a[href^=javascript]").count() == 0
    assert "<script>alert(1)</script>" in watched.page.locator("body").inner_text()
    assert (watched.said, dialogs, watched.asked) == ([], [], [report.as_uri()])
    watched.context.close()
