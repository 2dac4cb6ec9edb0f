"""HTML pages: the day they were published on, what they hide, their tables, lists and footnotes."""

from __future__ import annotations

import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml.html import fromstring

import newsx
from newsx.cleaning.page_tables import lost_tables
from newsx.reading.given import from_string

TESTS = Path(__file__).parent
DATES = tomllib.loads((TESTS / "cases" / "html_dates.toml").read_text("utf-8"))["case"]
PAGES = TESTS.parent.parent / "shared" / "bench" / "clean"

STORY = """<p>The school in the village stood a mile from the front line, and its pupils had been taught in the cellar
since the winter, its head said.</p><p>The regional governor, Oleh Petrenko, said that rescue workers had cleared the
rubble by the evening and that the fires were out in all of the buildings.</p>"""


def page(body: str = "", head: str = "", top: str = "", above: str = "", below: str = "", lang: str = "en") -> str:
    """A page with a headline and a story: `body` stands before the story."""
    title = "School shelled near the front on Tuesday"
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} | The Post</title>{head}</head><body>'
        f"<div>The Post</div>{above}<main><article><h1>{title}</h1>{top}{body}{STORY}</article></main>{below}"
        "</body></html>"
    )


def day_of(html: str, url: str | None = None) -> str:
    from newsx import cleaning

    found = cleaning.clean(from_string(html, "html", url)).published
    return found.date if found else ""


@pytest.mark.parametrize("case", DATES, ids=lambda case: case["name"])
def test_the_day_of_a_page(case: dict[str, Any]) -> None:
    parts = {key: case[key] for key in ("head", "top", "above", "below", "lang") if key in case}
    assert day_of(page(**parts), case.get("url")) == case["is"]


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"the development pages are not at {PAGES}")
def test_the_days_of_saved_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never wrong, and found on all but a few."""
    monkeypatch.syspath_prepend(str(TESTS.parent / "bench"))
    import days

    read = {one.path.name: (one.read(), one.day) for one in days.annotated(PAGES)}
    assert len(read) >= 60
    assert {name: both for name, both in read.items() if both[0] not in (None, both[1])} == {}
    assert sum(day is not None for day, _ in read.values()) >= 0.93 * len(read)


def test_dateparser_is_imported_for_what_is_not_iso_only() -> None:
    code = (
        "import sys, newsx\n"
        f"newsx.clean({page(head='<meta name=pubdate content=2024-05-08T10:00Z>')!r}, format='html')\n"
        "newsx.clean('Published 8 May 2024\\n\\nThe clerk said so on Monday.')\n"
        "assert 'dateparser' not in sys.modules\n"
        f"newsx.clean({page(head='<meta name=pubdate content=8.5.2024>')!r}, format='html')\n"
        "assert 'dateparser' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


SAID = "The ministry said that 12 children were hurt in the strike on the school on Tuesday."
GONE = "The ministry said that 9914 children were killed in the strike on the school."


@pytest.mark.parametrize(
    "body",
    [
        "<p>The ministry said that <s>9914</s> 12 children were hurt.</p>",
        "<p>The ministry said that <del datetime='2024-05-08'>9914 children were killed and</del> 12 were hurt.</p>",
        "<p>The ministry said that <STRIKE>9914</STRIKE> 12 children were hurt.</p>",
        "<p>The ministry said that <i style='color:red; text-decoration: line-through'>9914</i> 12 were hurt.</p>",
        f"<del><p>{GONE}</p></del><p>{SAID}</p>",
        f"<p>{SAID}</p><p hidden>{GONE}</p>",
        f"<p>{SAID}</p><div hidden=''><p>{GONE}</p></div>",
        f"<p>{SAID}</p><section aria-hidden='true'><p>{GONE}</p></section>",
        f"<p>{SAID} <span aria-hidden=TRUE>{GONE}</span></p>",
        f"<p>{SAID}</p><p style='margin:0;DISPLAY : none !important'>{GONE}</p>",
        f"<p>{SAID}</p><p style='visibility:hidden'>{GONE}</p>",
        f"<p>{SAID}</p><template><p>{GONE}</p></template>",
        f"<p>{SAID}</p><dialog><p>{GONE}</p></dialog>",
        f"<p>{SAID}</p><ul><li hidden>{GONE}</li><li>Seven girls were wounded in the village.</li></ul>",
    ],
)
def test_what_a_page_strikes_out_or_hides_is_not_read(body: str) -> None:
    found = newsx.clean(page(body), format="html")
    assert "9914" not in found.text
    assert "12" in found.text
    assert "The regional governor" in found.text


@pytest.mark.parametrize(
    "html",
    [
        page().replace("<main>", "<main aria-hidden='true'>"),  # while a dialog lies over it
        page().replace("<body>", "<body style='visibility: hidden'>"),  # until a script has run
        page().replace("<article>", "<article><div aria-hidden='true'>").replace("</article>", "</div></article>"),
        page(f"<div style='display:none'><p>{SAID}</p>").replace("</article>", "</div></article>"),
        page(f"<details><summary>More</summary><p>{SAID}</p></details>"),
        page(f"<p hidden='until-found'>{SAID}</p>"),
    ],
)
def test_an_article_that_is_hidden_as_a_whole_is_read(html: str) -> None:
    found = newsx.clean(html, format="html")
    assert "The regional governor" in found.text
    assert not any(warning.startswith("html.hidden") for warning in found.warnings)


def test_hidden_paragraphs_are_told() -> None:
    hidden = f"<div hidden><p>{GONE} It gave no names.</p></div>"
    assert "html.hidden: 1 paragraph(s) that the page hides or strikes out were not read" in (
        newsx.clean(page(f"<p>{SAID}</p>{hidden}"), format="html").warnings
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("12<sup>3</sup> children", "12 children"),
        ("12<sup>[3]</sup> children", "12 children"),
        ("12<sup>3,4</sup> children", "12 children"),
        ("12<sup>*</sup> children", "12 children"),
        ("12<sup>†</sup> children", "12 children"),
        ("12<sup><a href='#fn3'>3</a></sup> children", "12 children"),
        ("12<sup class='reference'><a href='#cite_note-3'>[a]</a></sup> children", "12 children"),
        ("12<a href='#fn3' role='doc-noteref'>3</a> children", "12 children"),
        ("12<a class='footnote' href='#n3'><sup>3</sup></a> children", "12 children"),
        ("12<span class='footnote'>3</span> children", "12 children"),
        ("<span class='figure'>12</span> children", "12 children"),
        ("12 children<sup>3</sup>", "12 children"),
        ("<a href='https://example.org/references'>12</a> children", "12 children"),
        ("the 12<sup>th</sup> child", "the 12th child"),
        ("12 children in 40 km<sup>2</sup>", "12 children in 40 km²"),
        ("5<sup>1</sup>/<sub>2</sub> years", "5 1/2 years"),
        ("2 × 10<sup>6</sup> children", "2 × 10⁶ children"),
        ("$12<sup>99</sup> a child", "$12.99 a child"),
    ],
)
def test_footnote_marks_grow_no_number(words: str, shown: str) -> None:
    body = f"<p>The ministry spoke on Tuesday of {words}, and its spokeswoman would not say any more than that.</p>"
    assert f"spoke on Tuesday of {shown}, and its" in newsx.clean(page(body), format="html").text


ROWS = "<tr><th>Town</th><th>Children killed</th></tr><tr><td>Izium</td><td>12</td></tr><tr><td>Bor</td><td>7</td></tr>"
LAYOUT = (
    "<table><tr><td><p>"
    + "Nobody was hurt in the village of Bor, its mayor said on 8 May. " * 6
    + "</p></td></tr></table>"
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"<p>{SAID}</p><table>{ROWS}</table>", False),
        (f"<p>{SAID}</p><table><caption>Killed</caption><tbody>{ROWS}</tbody></table>", False),
        (f"<p>{SAID}</p><div class='related-box sidebar'><table>{ROWS}</table></div>", True),
        (f"<p>{SAID}</p><aside><table>{ROWS}</table></aside>", False),  # not the article's
        (f"<p>{SAID}</p>{LAYOUT}", False),
    ],
)
def test_a_table_is_kept_or_its_loss_is_told(body: str, told: bool) -> None:
    found = newsx.clean(page(body), format="html")
    warning = "html.table: a table of 3 rows is not whole in the text (Town, Children killed): read it in the page"
    assert (warning in found.warnings) == told
    assert told or ROWS not in body or "<aside>" in body or all(cell in found.text for cell in ("Izium", "Bor"))


def test_a_table_round_another_is_a_layout() -> None:
    round_it = f"<table><tr><td>North</td><td><table>{ROWS}</table></td></tr><tr><td>South</td><td>4</td></tr></table>"
    whole = "North South 4 Town Children killed Izium 12 Bor 7"
    assert list(lost_tables(fromstring(round_it), whole)) == []
    assert len(list(lost_tables(fromstring(round_it), whole.replace("Izium", "")))) == 1


KILLED, HURT = "12 children were killed in the strike on the school", "7 girls were wounded in the village"


@pytest.mark.parametrize("above", ["", f"<p>{SAID.replace('12', 'no')} It had asked the army for the time of it.</p>"])
@pytest.mark.parametrize(
    ("body", "whose"),
    [
        (f"<p>Police said on Tuesday:</p><ul><li>{KILLED}</li><li>{HURT}</li></ul>", "police"),
        (f"<p>Police said on Tuesday:</p><ol><li><p>{KILLED}.</p></li><li><p>{HURT}.</p></li></ol>", "police"),
        (
            f"<p>Police said the following:</p><ul><li>In May:<ul><li>{KILLED};</li><li>{HURT}.</li></ul></li></ul>",
            "police",
        ),
        (f"<p>Police said that</p><ul><li>{KILLED};</li><li>{HURT}.</li></ul>", "police"),
        (f"<p>Police said</p><ul><li>{KILLED}</li><li>{HURT}</li></ul>", "police"),
        (f"<p>According to Unicef:</p><ul><li>{KILLED}</li><li>{HURT}</li></ul>", "Unicef"),
        (
            f"<p>According to Unicef, in May:</p><dl><dt>Izium</dt><dd>{KILLED}</dd><dt>Bor</dt><dd>{HURT}</dd></dl>",
            "Unicef",
        ),
    ],
)
def test_a_list_keeps_the_claimant_of_its_lead_in(above: str, body: str, whose: str) -> None:
    found = newsx.extract(page(above + body), format="html")
    claimants = {count.surface: [one.name for one in count.claimed_by] for count in found.counts}
    assert (claimants["12 children"], claimants["7 girls"]) == ([whose], [whose])
    kinds = {found.text[block.start : block.end].strip(";."): block.kind for block in found.blocks}
    assert (kinds[KILLED], kinds[HURT]) == ("item", "item")


def test_what_stands_below_a_list_is_not_the_claimant_s() -> None:
    below = (
        "<p>Nobody had counted the other villages, the mayor of Bor said. In two of them 9 children were missing.</p>"
    )
    body = f"<p>Police said on Tuesday:</p><ul><li>{KILLED}</li><li>{HURT}</li></ul>{below}"
    found = newsx.extract(page(body), format="html")
    assert [[one.name for one in count.claimed_by] for count in found.counts if "9" in count.surface] == [
        ["mayor of Bor"]
    ]


@pytest.mark.parametrize(
    "html",
    [
        page(head="<link rel='canonical' href='http://[bad'><meta name='publish_date' content='05/04/2024'>"),
        page(head="<meta name='date' content='2024-05-08T99:99:99+99:99'><meta name='pubdate' content='0000-00-00'>"),
        page(head="<script type='application/ld+json'>[1, null, {'@type': null}]</script>", lang="zz-ZZ-x"),
        page(head="<script type='application/ld+json'>" + '{"@graph": [' * 400 + "]}" * 400 + "</script>"),
        page("<sup>1</sup><del></del><?php echo 1 ?><table><tr></table><ul><li></ul>"),
        page("<div hidden>" * 200 + "</div>" * 200),
    ],
)
def test_odd_pages_are_read_without_a_day(html: str) -> None:
    found = newsx.clean(html, format="html")
    assert "The regional governor" in found.text
    assert found.published is None


def test_a_page_of_dates_that_are_none_takes_no_longer_than_a_moment() -> None:
    html = page(head="".join(f"<meta name='publish_date' content='{n} of Nought 20{n % 90 + 10}'>" for n in range(999)))
    start = time.process_time()
    assert newsx.clean(html, format="html").published is None
    assert time.process_time() - start < 8  # read one by one, each in every language, they take 13
