"""`newsx clean`: the text of each article, and what was dropped."""

from __future__ import annotations

import json
from pathlib import Path

from articles import BODY, GOOD, TITLE
from conftest import Cli


def test_clean_parts_articles_by_a_form_feed_line(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GOOD)
    one, two = cli("clean", "a.txt"), cli("clean", "a.txt", "b.txt")
    assert one.code == two.code == 0
    assert one.out == GOOD
    assert two.out == GOOD + "\f\n" + GOOD


def test_clean_without_the_headline(cli: Cli) -> None:
    assert cli("clean", "-", "--no-title", stdin=GOOD).out == BODY


def test_clean_as_json_shows_blocks_and_what_was_dropped(cli: Cli) -> None:
    raw = "Share on Facebook\n" + GOOD
    record = json.loads(cli("clean", "-", "--json", stdin=raw).out)
    assert record["title"] == TITLE
    for block in record["blocks"]:
        assert record["text"][block["start"] : block["end"]] == raw[block["source_start"] : block["source_end"]]
    for dropped in record["dropped"]:
        assert raw[dropped["source_start"] : dropped["source_end"]] == dropped["text"]
        assert dropped["rule"]


def test_clean_goes_on_after_a_bad_file(cli: Cli, folder: Path) -> None:
    outcome = cli("clean", folder)
    assert outcome.code == 2
    assert len(outcome.out.split("\f\n")) == 2
    assert len(outcome.messages) == 4
