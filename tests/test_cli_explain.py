"""`newsx explain`: what counts and what does not, on a terminal and as a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from articles import GOOD
from conftest import Cli

from newsx.article import Raw


def test_explain_shows_claims_that_are_less_sure_than_the_settings_file_asks(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Twelve children were killed on Friday, the ministry said.")
    plain = cli("explain", "a.txt").out
    (tmp_path / "newsx.toml").write_text("min_sure = 1.0\n")
    assert json.loads(cli("extract", "a.txt").out)["counts"] == []
    assert cli("explain", "a.txt").out == plain


def test_explain_shows_what_counts_and_what_does_not(cli: Cli) -> None:
    outcome = cli("explain", "-", stdin=GOOD)
    assert outcome.code == 0
    assert "14 pupils" in outcome.out
    assert "two teachers" in outcome.out
    assert not any(line.endswith(" ") for line in outcome.lines)


def test_explain_as_a_page_of_one_article(cli: Cli, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(GOOD.replace("Mokowe", "<script>Mokowe"))
    page = cli("explain", "a.txt", "--format", "html")
    assert page.code == 0
    assert page.out.lower().startswith("<!doctype html>")
    assert "<script>Mokowe" not in page.out
    both = cli("explain", "a.txt", "b.txt", "--format", "html")
    assert (both.code, len(both.messages)) == (2, 1)


def test_explain_says_how_sure_each_drop_is(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "newsx.toml").write_text('drop = ["questioned by the police"]\n')
    (tmp_path / "a.txt").write_text(f"Share this article\n\n{GOOD}\n\nSubscribe to our newsletter\n")
    dropped = json.loads(cli("clean", "--json", "a.txt").out)["dropped"]
    sure = {block["rule"]: block["sure"] for block in dropped}
    assert sure.pop("clean.user") is None
    outcome = cli("explain", "a.txt")
    assert "clean.user (not by the weights): " in outcome.out
    assert sure
    for rule, chance in sure.items():
        assert f"{rule} ({chance:.0%} sure): " in outcome.out
    assert max(map(len, outcome.lines)) <= 80
    (tmp_path / "a.jsonl").write_text(cli("extract", "-q", "a.txt").out)
    again = cli("explain", "a.jsonl").out  # the page is gone
    assert "clean.user: " in again
    assert " sure)" not in again


@pytest.mark.parametrize("format", ["text", "html"])
def test_explain_masks_the_names_of_minors(cli: Cli, tmp_path: Path, format: str) -> None:
    named = "Otieno Baraka, 9, was the last to be found, his aunt Zawadi Mrembo said. It was Otieno's first trip."
    (tmp_path / "a.txt").write_text(f"{GOOD}\n{named}\n")
    plain = cli("explain", "a.txt", "--format", format).out
    masked = cli("explain", "a.txt", "--format", format, "--redact", "minors")
    assert masked.code == 0
    assert plain.count("Otieno") == 2
    assert "Otieno" not in masked.out
    assert "Baraka" not in masked.out
    assert len(masked.out) == len(plain)
    assert "Zawadi Mrembo" in masked.out


def test_explain_masks_a_name_in_every_article(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"{GOOD}\nIt was the teacher Otieno Baraka who was found last, the coast guard said later.\n"
    )
    (tmp_path / "b.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, was the last to be found, his aunt said on Sunday.\n")
    assert "Otieno Baraka" in cli("explain", "a.txt", "--redact", "minors").out  # a teacher is grown
    masked = cli("explain", "a.txt", "b.txt", "--redact", "minors").out
    assert "Otieno" not in masked
    assert masked.count("█" * len("Otieno Baraka")) == 2


def test_explain_masks_numbers_that_hold_a_name(tmp_path: Path) -> None:
    from dataclasses import replace

    from newsx import pipeline
    from newsx.config import Settings
    from newsx.explanation import Rejected
    from newsx.reading import read
    from newsx.reporting.explain import redacted

    (tmp_path / "a.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, was the last to be found, his aunt said on Sunday.\n")
    (raw,) = read(tmp_path / "a.txt")
    assert isinstance(raw, Raw)
    known = pipeline.explain(raw, Settings())
    start = known.article.text.index("Baraka, 9")
    (shown,) = redacted([replace(known, rejected=(Rejected("Baraka, 9", start, start + 9, "numbers.age", "an age"),))])
    assert shown.rejected[0].surface == "██████, 9"
    assert shown.sure == known.sure


def test_explain_with_names_masked_weighs_no_claimants(tmp_path: Path) -> None:
    from newsx import pipeline
    from newsx.config import Settings
    from newsx.reading import read
    from newsx.reporting.explain import redacted

    (tmp_path / "a.txt").write_text(f"{GOOD}\nOtieno Baraka, 9, said that three boys had drowned.\n")
    (raw,) = read(tmp_path / "a.txt")
    assert isinstance(raw, Raw)
    known = pipeline.explain(raw, Settings())
    assert "claimant" in {one.field for fields in known.weighed.values() for one in fields}
    (shown,) = redacted([known])
    assert "claimant" not in {one.field for fields in shown.weighed.values() for one in fields}
