"""The page as a desk: claims are judged in it and come back by `--review`, tables are sorted, articles are marked."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import records
from browsing import SIZES, Watched, browser
from ledgers import heap, told

from newsx.reporting import Options

__all__ = ["browser"]  # a fixture

NO_STORE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
SAID = '=1+1 </script><script>alert(1)</script> "quoted", a;=2'


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(records.write(tmp_path / "records.jsonl", heap()))


@pytest.fixture
def address(file: str, tmp_path: Path) -> str:
    return write(tmp_path / "report.html", file)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    watched = Watched(browser, address)
    yield watched.page
    assert watched.said == []
    assert [url for url in watched.asked if url != address and not url.startswith("blob:")] == []
    watched.context.close()


def write(path: Path, file: str, review: Path | None = None) -> str:
    path.write_text(told(file, "html", Options(review=review)), "utf-8")
    return path.as_uri()


def judge(page: Any, words: str) -> None:
    """Opens the sheet at the claim of a row."""
    page.locator("tr[data-event]", has_text=words).first.locator("button.judge").first.click()


def saved(page: Any, to: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    download.value.save_as(to)
    with to.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def test_verdicts_given_in_the_page_are_those_of_the_next_report(page: Any, file: str, tmp_path: Path) -> None:
    judge(page, "Ali Bako")
    page.locator("#sheet [name=note]").fill(SAID)
    page.locator("[data-do=change]").click()
    for name, value in {"value": "43", "claimed_by": "Ali Baku", "as_of": "2022-05-02", "event": "missing"}.items():
        field = page.locator(f"#right [name={name}]")
        (field.select_option if name == "event" else field.fill)(value)
    page.get_by_text("keep these").click()
    judge(page, "Police")
    page.locator("[data-do=reject]").click()
    judge(page, "12 boys")
    page.locator("[data-do=confirm]").click()
    assert page.locator("#reviewed").inner_text() == "3 of 7 reviewed"

    form = tmp_path / "review.csv"
    rows = saved(page, form)
    assert [row["verdict"] for row in rows] == ["change", "reject", "confirm"]
    assert rows[0]["note"] == "'" + SAID.replace(";=2", ";'=2"), "no cell runs in a spreadsheet"
    found = json.loads(told(file, "json", Options(review=form)))
    assert [found["read"][name] for name in ("accepted", "corrected", "rejected")] == [1, 1, 1]
    (right,) = [row for row in found["ledger"] if row["value"] == 43]
    assert (right["claimant"], right["event"], right["as_of_first"]["date"]) == ("Ali Baku", "missing", "2022-05-02")
    assert (right["low"], right["notes"]) == (43, [SAID])


def test_what_was_changed_and_emptied_lasts_over_reports(browser: Any, page: Any, file: str, tmp_path: Path) -> None:
    judge(page, "Musa Idris")
    page.locator("[data-do=change]").click()
    page.locator("#right [name=claimed_by]").fill("")
    page.get_by_text("keep these").click()
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    saved(page, first)
    watched = Watched(browser, write(tmp_path / "again.html", file, first))
    assert watched.page.locator("#reviewed").inner_text() == "1 of 7 reviewed"
    watched.page.locator("tr .verdict.change").first.wait_for()
    saved(watched.page, second)
    assert [told(file, "csv", Options(review=form)) for form in (first, second)] == [
        told(file, "csv", Options(review=first))
    ] * 2
    assert "claimed by Musa Idris" in told(file, "json", Options(review=second))
    watched.context.close()


def test_a_saved_review_is_opened_and_what_it_says_of_other_reports_is_kept(page: Any, tmp_path: Path) -> None:
    form = tmp_path / "form.csv"
    bako = f"{heap()[0].id}:c2"
    form.write_text(f"key,verdict,note,value\n{bako},accepted,'=seen,\nfeed:3-5,reject,elsewhere,\n{bako},maybe,,\n")
    page.locator("#desk [type=file]").set_input_files(form)
    page.wait_for_function("document.getElementById('reviewed').textContent.startsWith('1 of ')")
    assert "Not used: line 4" in page.locator("#told").inner_text()
    judge(page, "Ali Bako")
    assert page.locator("#sheet [name=note]").input_value() == "=seen"
    rows = saved(page, tmp_path / "saved.csv")
    assert [(row["verdict"], row["note"]) for row in rows] == [("confirm", "'=seen"), ("reject", "elsewhere")]
    assert rows[1]["key"] == "feed:3-5"


def test_the_browser_keeps_the_verdicts_of_a_report(page: Any) -> None:
    judge(page, "Ali Bako")
    page.locator("[data-do=confirm]").click()
    page.reload()
    assert page.locator("#reviewed").inner_text() == "1 of 7 reviewed"
    assert page.locator("tr", has_text="Ali Bako").locator(".verdict").first.inner_text() == "confirmed"


def test_a_review_works_where_nothing_is_kept_and_the_page_says_so(browser: Any, address: str, tmp_path: Path) -> None:
    watched = Watched(browser, "about:blank")
    watched.page.add_init_script(NO_STORE)
    watched.page.goto(address)
    assert "keeps nothing" in watched.page.locator("#told").inner_text()
    judge(watched.page, "Ali Bako")
    watched.page.locator("[data-do=reject]").click()
    assert [row["verdict"] for row in saved(watched.page, tmp_path / "review.csv")] == ["reject"]
    assert watched.said == []
    watched.context.close()


def test_keys_judge_the_claims_the_unsure_first(browser: Any, tmp_path: Path) -> None:
    articles = heap()
    unsure = less_sure(articles[0], 1, 0.2)
    file = str(records.write(tmp_path / "records.jsonl", [unsure, *articles[1:]]))
    page = Watched(browser, write(tmp_path / "report.html", file)).page
    page.locator("[data-do=start]").click()
    assert page.locator("#which").inner_text() == "claim 1 of 7, 20% sure"
    assert page.locator("#sheet mark").inner_text() == "41"
    for key, which in (("j", 2), ("j", 3), ("k", 2), ("c", 3), ("k", 2)):
        page.keyboard.press(key)
        assert page.locator("#which").inner_text().startswith(f"claim {which} of 7")
    assert page.locator("#which").inner_text().endswith(": confirmed")
    page.keyboard.press("n")
    page.keyboard.type("jr")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_text("While this card has the focus").is_visible()
    page.keyboard.press("x")
    page.locator("#right [name=as_of]").fill("2022-02-30")
    page.keyboard.press("Enter")
    assert "no date" in page.locator("#wrong").inner_text()
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    assert page.locator("#reviewed").inner_text() == "0 of 7 reviewed"
    page.keyboard.press("Escape")
    assert page.locator("#sheet").is_hidden()
    page.context.close()


def less_sure(article: Any, nr: int, sure: float) -> Any:
    """The article with one of its counts less sure."""
    counts = tuple(replace(count, sure=sure) if at == nr else count for at, count in enumerate(article.counts))
    return replace(article, counts=counts)


def test_the_tables_are_sorted_by_what_the_address_says(page: Any) -> None:
    def values() -> list[str]:
        return table.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.value)")

    table = page.locator("table.ledger").first
    before = values()
    head = table.locator("th[data-sort=value]")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert (values(), head.get_attribute("aria-sort")) == (sorted(before, key=int), "ascending")
    assert page.url.endswith("#?sort=value")
    page.keyboard.press("Enter")
    assert (values(), head.get_attribute("aria-sort")) == (sorted(before, key=int, reverse=True), "descending")
    page.keyboard.press("Enter")
    assert (values(), head.get_attribute("aria-sort")) == (before, None)
    page.evaluate("location.hash = '#?sort=-who'")
    page.wait_for_function("document.querySelector('th[data-sort=who]').ariaSort === 'descending'")
    who = table.locator("tbody tr").evaluate_all("rows => rows.map(row => row.dataset.who ?? '')")
    assert who == sorted(who, reverse=True)


def test_an_article_marks_what_a_claim_is_read_from_and_its_card_leads_to_the_ledger(page: Any) -> None:
    page.locator("tr[data-event]", has_text="Musa Idris").first.locator("a.first").click()
    assert page.locator("mark:target").inner_text() == "At least 60 pupils"
    article = page.locator("details.article[open]")
    article.locator(".card.on").wait_for()
    outlined = article.locator(".on").evaluate_all("all => all.map(one => one.className.replace(' on', ''))")
    assert sorted(outlined) == ["card", "claimant", "event-of", "on"], "the figure itself has no other class"
    assert article.locator(".claimant.on").inner_text() == "Musa Idris"
    card = article.locator(".card").first
    assert "how sure\n90%" in card.inner_text()
    kinds = {name: page.evaluate(
        "name => getComputedStyle(document.querySelector('.legend.marks .' + name)).textDecorationStyle", name
    ) for name in ("claimant", "date-of", "event-of", "name")}  # fmt: skip
    assert len(set(kinds.values())) == 4, "told apart without colour"
    card.get_by_text("in the ledger").click()
    assert "Musa Idris" in page.locator("tr:target").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_the_open_sheet_fits_and_everybody_can_use_it(browser: Any, address: str, size: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing").Axe()
    watched = Watched(browser, address, size, scheme)
    watched.page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    watched.page.locator("[data-do=start]").click()
    watched.page.keyboard.press("c")
    watched.page.keyboard.press("x")
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= SIZES[size][0]
    cut = """() => [...document.querySelectorAll('#desk button, #desk input, #desk select, #desk dd')]
        .filter(one => one.checkVisibility())
        .filter(one => one.getBoundingClientRect().right > innerWidth || one.scrollWidth > one.clientWidth + 1)
        .map(one => one.outerHTML.slice(0, 80))"""
    assert watched.page.evaluate(cut) == []
    serious = [one for one in axe.run(watched.page).response["violations"] if one["impact"] in ("serious", "critical")]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in serious] == []
    watched.context.close()
