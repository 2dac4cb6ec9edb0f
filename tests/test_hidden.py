"""Figures that are not displayed as they are written, and pages that a parser gives up."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from articles import STORY

HIDDEN = {
    "1\u200d2": 12, "1\u200b2": 12, "1\U000e00312": 12, "twel\ufe0fve": 12, "1\u180e2": 12, "1\u061c2": None,
    "\u202e21\u202c": None, "1\u28002": None, "1\u200a2": None, "1\u03322": None, "\u206710–20\u2069": None,
}  # fmt: skip
# The same spelt out, as a scraper leaves it that takes the tags of a page for text; pages themselves are parsed.
MARKUP = {
    "1<wbr>2": 12, "1<WBR />2": 12, "twel<wbr/>ve": 12, "1&shy;2": 12, "1&zwj;2": 12, "1&#8203;2": 12, "1&#x200B;2": 12,
    "1&ZeroWidthSpace;2": 12, "1&amp;shy;2": 12, "1&shy2": 12, "1<wbr>&zwnj;2": 12, "1&#x202e;2": None,
    "1<b></b>2": None, "1<!-- -->2": None, "1&#0;2": None, "1&#x2800;2": None, "1<br>2": None,
}  # fmt: skip


@pytest.mark.parametrize("kind", ["txt", "html", "jsonl", "txt --no-clean", "records"])
def test_no_hidden_character_changes_a_figure_in_silence(shell: Any, tmp_path: Path, kind: str) -> None:
    figures = HIDDEN | (MARKUP if kind != "html" else {})
    texts = [f"{STORY}\nOfficials in Lamu said {figure} children were hurt on Monday.\n" for figure in figures]
    rows = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    (tmp_path / "in").mkdir()
    for number, text in enumerate(texts):
        page = "<!doctype html><article>" + "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
        name = f"{number:02}.{kind[:4].strip()}"
        (tmp_path / "in" / name).write_text(page if kind == "html" else text, "utf-8")
    command = f"newsx extract in {kind[4:]}"
    if kind in ("jsonl", "records"):
        (tmp_path / "rows.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")
        command = "newsx extract rows.jsonl" if kind == "jsonl" else "newsx extract rows.jsonl | newsx extract -"
    done = shell(command, timeout=180)
    assert (done.returncode, done.stderr) == (0, "")
    for (figure, value), line in zip(figures.items(), done.stdout.splitlines(), strict=True):
        record = json.loads(line)
        hurt = [count for count in record["counts"] if count["event"] == "injured"]
        assert [count["value"] for count in hurt] == [value] * (value is not None), figure
        assert all(record["text"][count["start"] : count["end"]] == count["surface"] for count in hurt)
        assert len([said for said in record["warnings"] if said.startswith("characters.hidden: ")]) == 1, figure


@pytest.mark.parametrize("unit", ["<", "\u200b", "\ufe0f", "1,", "over "])
def test_a_figure_longer_than_the_reader_s_window_is_read(shell: Any, tmp_path: Path, unit: str) -> None:
    for number, times in enumerate((300, 1500)):
        text = f"{STORY}\nOfficials in Lamu said {unit * times}12 children were hurt, and 5 boys were killed.\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    done = shell("newsx extract 0.txt 1.txt --no-clean", timeout=180)
    assert (done.returncode, done.stderr) == (0, "")
    for line in done.stdout.splitlines():
        assert [c["value"] for c in json.loads(line)["counts"] if c["surface"] == "5 boys"] == [5]


# --- pages that a parser gives up

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY.strip().split("\n\n")) * 3
DEEP = {
    "div": "<div>" * 12_500 + PARAGRAPHS, "closed": "<div>" * 9000 + PARAGRAPHS + "</div>" * 9000,
    "mixed": "<div><b><i>" * 4000 + PARAGRAPHS, "custom": "<x-part>" * 4000 + PARAGRAPHS,
    "tables": "<table><tr><td>" * 4000 + PARAGRAPHS, "spaced": "<section class=a>\n x " * 3000 + PARAGRAPHS,
}  # fmt: skip
UNCLOSED = {name: f"<{name}>{PARAGRAPHS}" for name in ("script", "style", "template", "noscript", "textarea")}
UNCLOSED["!--"] = f"<!-- {PARAGRAPHS}"


@pytest.mark.parametrize("body", [*DEEP.values(), *UNCLOSED.values()], ids=[*DEEP, *UNCLOSED])
def test_no_element_hides_an_article(body: str) -> None:
    import newsx

    found = newsx.clean(f"<!doctype html><html><body>{body}", format="html")
    assert "Nine children were pulled out of the water" in found.text
    assert [said for said in found.warnings if said.startswith(("html.deep: ", "html.unclosed: "))]


def test_items_and_cells_without_an_end_are_not_deep() -> None:
    import newsx

    items = "".join(f"<li>The boat number {n} of the fleet came back to the harbour on Sunday." for n in range(300))
    found = newsx.clean(f"<!doctype html><html><body>{PARAGRAPHS}<ul>{items}</ul>{PARAGRAPHS}", format="html")
    assert not [said for said in found.warnings if "deep" in said]
