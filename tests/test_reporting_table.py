"""newsx/reporting/table.py: the ledger in a terminal."""

from __future__ import annotations

import io
from typing import cast

import pytest
from ledger_rows import ANA, BO, PAIRS, SERIES, STORY, Row, Told, said, when

from newsx.article import Failure
from newsx.ledger.collate import Filters, Ledger
from newsx.reporting.table import breakable, console_for, write_table

ACTORS: list[Row] = [
    {"articles": 1_000, "mentions": nr, "name": f"Ana_{nr}", "minor": nr == 1, "kind": "person", "role": "mayor",
     "state": "Peru"} for nr in (1, 2, 3)
]  # fmt: skip
LISTED: dict[str, list[Row]] = {
    "actors": ACTORS,
    "institutions": [{"articles": 2_000, "mentions": 3_000, "name": "World Food Programme", "acronym": "WFP",
                      "kind": "armed_group", "state": None}],
    "same_names": [{"name": "Ana Ruiz", "also": "Ruiz", "why": "surname"}],
    "same_texts": [
        {"text_title": None, "text_label": "wire.txt", "label": "the_children_of_the_second_convoy_2024.html",
         "why": "same-order", "shared": 14, "of": 15},
        {"text_title": "Raid", "text_label": "a.txt", "label": "b.txt", "why": "same-sentences", "shared": 1, "of": 0},
    ],
    "dropped": [{"blocks": 3_000, "articles": 2_000, "rule": "clean.after", "why": "stands below"}],
}  # fmt: skip


def written(ledger: Told, width: int = 100, encoding: str = "utf-8") -> str:
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding, newline="\n")
    write_table(cast(Ledger, ledger), text, width, False)
    text.flush()
    return out.getvalue().decode(encoding)


def test_a_story_has_its_rows_sides_series_and_conflicts() -> None:
    vague = said(3, scope=None, event="held", sure=0.2, polarity="denied", comparator="at_least", claimant=None)
    story = STORY | {"why": ["the same states: Peru", "words"]}
    found = written(Told(ANA, BO, vague, stories=[story], series=SERIES, disagreements=PAIRS))
    assert (
        found[found.index("1. Raid") : found.index("Figures are")]
        == """\
1. Raid *on* Tula
  2 articles, 2024-05-01
  One story: the same states: Peru; words
  Running totals
     figure  event, whom  claimed by                                   as of        reported by
  ──────────────────────────────────────────────────────────────────────────────────────────────────
         12  received     Ana Ruiz (Peru)                              2024-05-01   one report
             boys         a reader's note: faint                                    Post
             Peru → Lima
         43  taken        Bo *B* (Chile)                               2024-05-01   one report
             boys         also Cy                                                   Star
                          disputed by Di
  Not said whether one happening or a total
     figure  event, whom  claimed by                                   as of        reported by
  ──────────────────────────────────────────────────────────────────────────────────────────────────
       ≥ 12  held         no source named                              2024-05-01   one report
             boys         denies the figure                                         Post
                          read the sentence (20% sure)
  Side by side: the latest of each claimant
                           Chile                                Peru
  ──────────────────────────────────────────────────────────────────────────────────────────────────
  taken, or taken in       43: Bo *B*, 2024-05-01               12 (taken in): Ana Ruiz, 2024-05-01
  in all
  Over time: running totals of one side, each after the last
  received Peru: 12 (2024-05-01, Ana Ruiz); 43 (2024-05-01, Bo *B*)
  Where they differ
  received 12 boys: Ana Ruiz (Peru)                taken 43 boys: Bo *B* (Chile)
  Ana Ruiz saw 12 boys. (Post)                     disputed by Di
                                                   Bo | saw 43 boys. (Star)

  taken 43 boys: Bo *B* (Chile)                    disputed by Di
  disputed by Di                                   Di rejects *it*.
  Bo | saw 43 boys. (Star)


one report: one independent text gives the figure: copies of a text count once, and so does what one
agency sent out or one outlet printed
"""
    )


def test_what_was_read_and_who_is_named_stands_around_the_stories() -> None:
    ledger = Told(warnings=[{"code": "no_date", "articles": 2}], **LISTED)
    ledger.failures = (Failure("a", 1, "x"),)
    assert (
        written(ledger)
        == """\
What was read
  Articles   3 articles
  Outlets    2 outlets
  Published  2024-05-01 to 2024-05-03
  Warned     no_date: 2 articles
  Unread     1 line without a record

No claims were found in what was read.
Actors seen most
  articles  mentions  name                              kind        role
  ──────────────────────────────────────────────────────────────────────────────────────────────────
     1,000         1  Ana_1 (a minor)                   person      mayor, Peru
     1,000         2  Ana_2                             person      mayor, Peru
     1,000         3  Ana_3                             person      mayor, Peru

Institutions seen most
  articles  mentions  name                                           kind            state
  ──────────────────────────────────────────────────────────────────────────────────────────────────
     2,000     3,000  World Food Programme (WFP)                     armed group

Names taken for one
  name                             also                       why they are one
  ──────────────────────────────────────────────────────────────────────────────────────────────────
  Ana Ruiz                         Ruiz                       a surname alone, and one full name
                                                              alone has it, with the same state or
                                                              role

Copies of one text
  text                            copy at                      what shows it
  ──────────────────────────────────────────────────────────────────────────────────────────────────
  wire.txt                        the_children_of_the_second_  other words, the same names and
                                  convoy_2024.html             figures in the same order (14 of 15)
  Raid                            b.txt                        the same sentences

What was dropped, by rule
  blocks  articles  rule                          why
  ──────────────────────────────────────────────────────────────────────────────────────────────────
   3,000     2,000  clean.after                   stands below

"""
    )


def test_nothing_that_was_read_or_asked_for_is_told() -> None:
    assert written(Told(read={"records": 0})) == "No records were read.\n"
    assert "No claims match what was asked for." in written(Told(filters=Filters(top=9), read={"claims": 3}))
    assert "No claims were found in what was read." in written(Told(filters=Filters(top=9)))
    assert "No claims were found in what was read." in written(Told(read={"claims": 3}))


def test_only_so_many_figures_and_names_are_shown() -> None:
    some = written(Told(ANA, BO, stories=[STORY], actors=ACTORS, filters=Filters(top=1)))
    assert "1 of 2 figures shown; --top N says how many" in some
    assert "Ana_1 (a minor)" in some
    assert "Ana_2" not in some
    assert some.endswith("  and 2 more\n\n")
    assert "more" not in written(Told(ANA, BO, stories=[STORY], actors=ACTORS))


def test_a_terminal_that_knows_ascii_only() -> None:
    least = said(1, comparator="at_least", whose="Peru", places=["Lima"], claimant_state="Chile")
    found = written(Told(least, BO | {"claimant_state": "Peru"}, stories=[STORY]), encoding="ascii")
    assert ">= 12 " in found
    assert "Peru ->" in found
    assert ">= 12: Ana Ruiz" in found
    assert found.isascii()


def test_outlets_beyond_three_are_not_named() -> None:
    place = ANA["reported_in"][0]
    many = said(1, reported_in=[place | {"label": label} for label in ("One", "Two", "Three", "Four")])
    found = " ".join(written(Told(many, stories=[STORY])).split())
    assert "One, Two, Three …" in found.replace("Three Four", "")
    three = said(1, reported_in=[place | {"label": label} for label in ("One", "Two", "Three")])
    assert "…" not in written(Told(three, stories=[STORY]))


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("a_short_name.html", "a_short_name.html"),
        ("the_children_of_the_second_convoy_2024.html", "the_children_of_the_second_ convoy_2024.html"),
        ("x" * 40, "x" * 40),
        ("x" * 20 + "/" + "y" * 20 + "-" + "z" * 20 + ".txt", "x" * 20 + "/ " + "y" * 20 + "- " + "z" * 20 + ".txt"),
        ("a " + "x" * 15 + "." + "y" * 15, "a " + "x" * 15 + ". " + "y" * 15),
        ("a_b" * 9 + "ab", "a_b" * 9 + "ab"),
    ],
)
def test_a_long_name_may_be_broken_after_a_separator(text: str, broken: str) -> None:
    assert breakable(text) == broken


def test_a_console_takes_every_text_as_it_is() -> None:
    out = io.StringIO()
    console_for(out, 40, False).print("[red]x[/red] :smile: 12 'a'")
    assert out.getvalue() == "[red]x[/red] :smile: 12 'a'\n"
    coloured = io.StringIO()
    write_table(cast(Ledger, Told(ANA, stories=[STORY])), coloured, 80, True)
    assert "\x1b[1m" in coloured.getvalue()
    assumed = said(1, as_of_first=when("2024-05-01", "assumed"), support="contested", disputed_by=["Di"])
    coloured = io.StringIO()
    write_table(cast(Ledger, Told(assumed, stories=[STORY])), coloured, 80, True)
    assert "\x1b[33mdisputed by Di" in coloured.getvalue()
    assert "\x1b[33mcontested" in coloured.getvalue()
