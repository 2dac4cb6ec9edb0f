"""Cleaning of real articles: the seeds, and the dates that development pages show."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from pages import cleaned

SHOWN = tomllib.loads((Path(__file__).parent / "cases" / "cleaning_dates_dev.toml").read_text("utf-8"))["page"]

SHARED = Path(__file__).parent.parent.parent / "shared"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"the seed articles are not at {SHARED}")
@pytest.mark.parametrize("gold", sorted((SHARED / "gold").glob("*.json")), ids=lambda path: path.stem)
def test_seed(gold: Path) -> None:
    import json

    wanted = json.loads(gold.read_text("utf-8"))
    page = cleaned((SHARED / "seeds" / f"{gold.stem}.txt").read_text("utf-8"))

    def fold(text: str) -> str:
        return " ".join(text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').lower().split())

    assert fold(page.title or "") == fold(wanted["title"] or "")
    assert (page.published.date if page.published else None) == wanted["published"]
    assert [edge for pair in wanted["keep"] for edge in pair if fold(edge) not in fold(page.text)] == []
    assert [junk for junk in wanted["junk"] if fold(junk) in fold(page.text)] == []


PAGES = SHARED / "bench" / "clean"


@pytest.mark.skipif(not PAGES.is_dir(), reason=f"the development pages are not at {PAGES}")
def test_the_date_a_page_shows() -> None:
    """Never wrong, and found on nine in ten of the pages that show one."""
    read = {page["file"]: cleaned((PAGES / page["file"]).read_text("utf-8")).published for page in SHOWN}
    wrong = {page["file"]: day.date for page in SHOWN if (day := read[page["file"]]) and day.date != page["published"]}
    assert wrong == {}
    shown = [page["file"] for page in SHOWN if page["published"]]
    assert sum(read[file] is not None for file in shown) >= 0.9 * len(shown)
