"""The report as a page: it stands alone, every figure leads to its sentence, and no text gets out of its place."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import records
from ledgers import heap, hostile, told

from newsx.reporting import Options, report
from newsx.reporting.timeline import timeline

VOID = {"meta", "input", "br", "line", "circle", "rect", "path", "link"}


class Page(HTMLParser):
    """Every element of a page with its attributes, and whether the tags close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.marked: dict[str, str] = {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in VOID:
            self.open.append(tag)
        self.at = found.get("id", "") if tag == "mark" else ""

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "mark" and self.at:
            self.marked[self.at] = data

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def all(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.elements if attribute in attributes]


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(records.write(tmp_path / "records.jsonl", heap()))


@pytest.fixture
def page(file: str) -> Page:
    return Page(told(file, "html"))


def test_it_is_well_formed_and_no_id_stands_twice(page: Page) -> None:
    assert page.open == []
    assert [id for id, times in Counter(page.all("id")).items() if times > 1] == []


def test_every_link_inside_the_page_has_its_target(page: Page) -> None:
    ids = set(page.all("id"))
    assert [link for link in page.all("href") if link.startswith("#") and link[1:] not in ids] == []
    for attribute in ("aria-labelledby",):
        assert set(page.all(attribute)) <= ids


def test_only_a_sentence_of_a_copied_text_is_called_a_copy(tmp_path: Path) -> None:
    def report(*texts: str) -> int:
        articles = [
            records.article(text, path=f"{n}.txt", counts=(records.count(text, "60 pupils", 60, unit="pupils"),))
            for n, text in enumerate(texts)
        ]
        return told(str(records.write(tmp_path / "records.jsonl", articles)), "html").count("a copy of the text above")

    wire = (
        "60 pupils were abducted from the school at Tula on Tuesday night, the governor of the state said at noon. "
        "Men on motorcycles had come down from the hills, driven the watchman off and taken the road to the river. "
        "Parents waited before the gate until the morning, and the head teacher read out the names one by one. "
        "Nobody had slept in the quarter behind the market, where most of the families of the pupils have their homes. "
        "The road to the river was closed by soldiers, who let a single lorry with flour and oil pass after dawn."
    )
    assert report(wire, "The army spoke of 60 pupils who had been driven off in trucks by men in uniforms.") == 0
    assert report(wire, wire + " Copyright.") == 1


def test_every_figure_leads_to_its_words(page: Page) -> None:
    links = [a["href"] for tag, a in page.elements if tag == "a" and a.get("class") == "figure first"]
    assert [page.marked[link[1:]] for link in links] == [
        "41", "At least 60 pupils", "sixty pupils", "12 boys", "Dozens of children", "Between 20 and 25 girls",
    ]  # fmt: skip


def test_it_loads_and_sends_nothing(file: str, page: Page) -> None:
    assert not page.all("src")
    assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "base"} == set()
    assert not [a for tag, a in page.elements if tag == "form" and "action" in a]
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_its_policy_names_its_own_script_and_style(file: str, page: Page) -> None:
    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    for tag in ("style", "script"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", told(file, "html"), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    page = Page(told(hostile(tmp_path), "html"))
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not [link for link in page.all("href") if not link.startswith("#")]
    assert page.marked["a1-c1"] == "5 children"


def test_an_empty_page_says_so(tmp_path: Path) -> None:
    empty = str(records.write(tmp_path / "empty.jsonl", []))
    assert "No records were read." in told(empty, "html")


def test_the_card_of_a_claim_shows_what_a_reader_changed_beside_what_was_read(file: str, tmp_path: Path) -> None:
    form, tula = tmp_path / "form.csv", heap()[0]
    form.write_text(
        "key,verdict,note,value,claimed_by,event,as_of\n"
        f"{tula.id}:c2,change,by telephone,43,Ali Baku,,2022-05\n"
        f"{tula.id}:c1,change,,,-,missing,\n"
        f"{heap()[1].id}:c2,,a repeat,,,,\n"
    )
    text = told(file, "html", Options(review=form))
    (bako,) = re.findall(r'<div class="card" id="k1-c2".*?</div>', text, re.DOTALL)
    for now, was in (
        ("43 pupils", "41 pupils"),
        ("Ali Baku", "Ali Bako"),
        ("2022-05 (given: handed in with the article)", "2022-05-03 (stated: the text names the date)"),
    ):
        assert f'<dd>{now} <del title="what newsx had read">{was}</del></dd>' in bako
    assert bako.count("<del") == 3
    assert "changed by a reader: by telephone" in bako
    (idris,) = re.findall(r'<div class="card" id="k1-c1".*?</div>', text, re.DOTALL)
    assert '<dd>missing <del title="what newsx had read">taken (“abducted”)</del></dd>' in idris
    assert '<dd>no source named <del title="what newsx had read">Musa Idris (Nigeria)</del></dd>' in idris
    assert "claimant of c1" not in text, "who claims no figure any more is not marked as its claimant"
    assert "a reader&#39;s note: a repeat" in text
    assert not Page(text).open


def test_an_article_beyond_the_limit_keeps_its_sentence(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsx.reporting.html.MOST_ARTICLES", 1)
    out = io.StringIO()
    report([file], format="html", out=out)
    text = out.getvalue()
    assert "2 articles more: their sentences stand in the ledger." in text
    assert "<mark>Between 20 and 25 girls</mark> were in hospital" in text
    assert not Page(text).open


def row(value: int | None, day: str, **told: Any) -> dict[str, Any]:
    when = {"date": day, "basis": "stated", "first": date.fromisoformat(day), "last": date.fromisoformat(day)}
    fields = {"row": 1, "value": value, "low": None, "high": None, "comparator": "exact", "polarity": "affirmed"}
    fields |= {"surface": "", "unit": "boys", "group": "boys", "claimant": "Ana Ruiz", "claimant_state": None}
    fields |= {
        "disputed_by": [],
        "verified": None,
        "scope": "total",
        "sure": None,
        "as_of_first": when,
        "as_of_last": when,
    }
    fields |= {"event": "taken", "support": "single", "outlets": 1, "texts": 1, "claimants": 1, "via": []}
    return {**fields, **told}


@pytest.mark.parametrize(
    ("values", "logarithmic", "labels"),
    [
        ((387, 700_000), True, ["100", "1,000", "10,000", "100,000"]),
        ((19_300, 19_546), False, ["0", "5,000", "10,000", "15,000", "20,000"]),
        ((0, 3, 1_300), True, ["0", "1", "10", "100", "1,000"]),
        ((0, 0), False, ["0"]),
        ((1, 3), False, ["0", "1", "2", "3"]),
    ],
)
def test_the_scale_fits_the_figures(values: tuple[int, ...], logarithmic: bool, labels: list[str]) -> None:
    chart = timeline([row(value, f"2023-0{nr}-01") for nr, value in enumerate(values, 1)])
    assert chart.logarithmic is logarithmic
    assert [tick.label for tick in chart.figures] == labels
    heights = [mark.y for mark in chart.marks]
    assert heights == sorted(heights, reverse=True), "more is higher"


@pytest.mark.parametrize(
    "days", [("2023-01-01", "2023-01-01"), ("2023-01-01", "2023-02-20"), ("1990-05-05", "2024-01-01")]
)
def test_all_marks_stand_inside_the_field_in_the_order_of_time(days: tuple[str, str]) -> None:
    chart = timeline([row(5, day) for day in days])
    places = [mark.x for mark in chart.marks]
    assert chart.field.left < places[0] <= places[1] < chart.field.right
    assert all(chart.field.top <= mark.y <= chart.field.bottom for mark in chart.marks)
    assert 1 <= len(chart.days) <= 8


def test_a_mark_says_what_kind_of_figure_it_is() -> None:
    rows = [
        row(40, "2023-01-01", comparator="at_least"),
        row(50, "2023-02-01", comparator="at_most"),
        row(None, "2023-03-01", comparator="range", low=20, high=25),
        row(30, "2023-04-01", polarity="denied"),
        row(None, "2023-05-01", comparator="vague", low=12),
        row(7, "2023-06-01", claimant=None),
    ]
    chart = timeline(rows)
    up, down, span, denied, other = chart.marks
    assert (up.open, down.open, denied.hollow, other.shape) == ("up", "down", True, 6)
    assert span.top is not None
    assert span.bottom is not None
    assert span.top < span.bottom
    assert chart.left_out == 1, "a lower bound that nobody said is not drawn as a figure"


def test_happenings_alone_need_no_scale() -> None:
    alone = timeline([row(276, "2023-01-01", scope="incident"), row(200, "2023-02-01", scope="incident")])
    beside = timeline([row(276, "2023-01-01", scope="incident"), row(200, "2023-02-01")])
    assert (alone.figures, len(beside.figures) > 1) == ((), True)
    assert alone.field.height < beside.field.height / 2
    assert all(mark.said for mark in alone.marks)


def test_one_figure_is_no_series() -> None:
    assert timeline([row(5, "2023-01-01")]).marks == ()


def test_figures_written_beside_marks_do_not_cover_each_other() -> None:
    chart = timeline([row(1000 + nr, "2023-01-01", row=nr) for nr in range(30)] + [row(9, "2024-01-01")])
    assert 0 < sum(mark.said is not None for mark in chart.marks) < 10
