"""newsx/reporting/codebook.py: the codebook's tables."""

from __future__ import annotations

import pytest

from newsx.reporting.codebook import codebook


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return codebook().splitlines()


HEADINGS = ["# Codebook", "## Events", "## Comparators", "## Vague quantities", "## Groups", "## Polarity", "## Scope",
            "## Where a date comes from", "## Rules", "### cleaning", "### entities", "### counts"]  # fmt: skip


def test_its_headings_stand_in_order(lines: list[str]) -> None:
    found = [line for line in lines if line.startswith("#")]
    assert [line for line in found if line in HEADINGS] == HEADINGS
    assert found[: found.index("## Rules") + 1] == HEADINGS[: HEADINGS.index("## Rules") + 1]
    assert set(found[found.index("## Rules") + 1 :]) <= {
        f"### {room}" for room in ("cleaning", "grammar", "entities", "speech", "counts", "reader")
    }
    assert lines[2] == "What the values in a record of newsx mean. Printed from the word lists the code runs on."


@pytest.mark.parametrize(
    "line",
    [
        "| event | means | UN grave violation | ACLED | GDELT |",
        "| --- | --- | --- | --- | --- |",
        "The reader decides it, from annotated examples; no word stands for an event.",
        "| comparator | means | words |",
        "| words | lower bound |",
        "| group | means | nouns | includes |",
        "\\* only where the text makes them minors",
        "| polarity | means |",
        "| scope | means |",
        "| basis | means |",
        "| rule | why |",
        "| `affirmed` | the claimant says it is so |",
        "| `total` | a running or overall tally: so far, since 2014, in all; every population |",
        "| `given` | handed in with the article |",
    ],
)
def test_a_line_of_it(lines: list[str], line: str) -> None:
    assert line in lines


def row(lines: list[str], of: str) -> list[str]:
    (found,) = [line for line in lines if line.startswith(f"| {of} |")]
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_words_of_comparators_bounds_and_nouns_of_groups(lines: list[str]) -> None:
    words = row(lines, "`about`")[2].split(", ")
    assert {"about", "around", "\\~"} <= set(words)
    assert len(words) == len(set(words))
    assert row(lines, "dozens")[1].isdigit()
    assert row(lines, "thousands")[1] == "1,000"
    assert "–" in {
        row(lines, word)[1] for word in ("several", "many", "few") if any(f"| {word} |" in one for one in lines)
    }
    children = row(lines, "`children`")
    assert "children" in children[2].split(", ")
    assert children[3] != ""
    assert not any("/" in noun or "?" in noun for noun in children[2].split(", "))
