"""HTML pages: the day they were published on, what they hide, their tables, lists and footnotes."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

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
