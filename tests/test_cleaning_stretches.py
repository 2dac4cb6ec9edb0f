"""newsx/cleaning/stretches.py: lines, list signs, wrapped paragraphs, furniture glued to a paragraph."""

from __future__ import annotations

import pytest

from newsx.cleaning.stretches import lines_of, split

WIDE = "boats boats boats boats boats boats crews"  # 41 characters: the next word does not fit
TAIL = " Read more: The boats of Lamu"


def line_of(length: int) -> str:
    """A line of short words and so many characters."""
    return ("b " * length)[: length - 1] + "b"


def texts(source: str) -> list[str]:
    return [found.text for found in split(source)]


def test_each_line_is_a_stretch_with_its_place() -> None:
    source = "\n A headline\n\n\n  * first \nlast"
    one, two, three = split(source)
    assert one == ("A headline", 2, 12, 2, 12, 1, "", 1)
    assert two == ("first", 19, 24, 17, 24, 2, "bullet", 2)
    assert three == ("last", 26, 30, 26, 30, 0, "", 0)
    assert [source[found.start : found.end] for found in (one, two, three)] == ["A headline", "first", "last"]
    assert split("") == split(" \n\n ") == []


@pytest.mark.parametrize(
    ("line", "marker", "text"),
    [
        ("# Boats", "heading", "Boats"),
        ("###### Boats", "heading", "Boats"),
        ("#boats", "", "#boats"),
        ("> Boats", "quote", "Boats"),
        (">>Boats", "quote", "Boats"),
        ("1. Boats", "number", "Boats"),
        ("123) Boats", "number", "Boats"),
        ("1234. Boats", "", "1234. Boats"),
        ("1.5 boats", "", "1.5 boats"),
        ("* Boats", "bullet", "Boats"),
        ("+ Boats", "bullet", "Boats"),
        ("•  Boats", "bullet", "Boats"),
        ("– Boats", "bullet", "Boats"),
        ("-Boats", "", "-Boats"),
        ("o Boats", "bullet", "Boats"),
        ("oars", "", "oars"),
        ("o", "", "o"),
        ("*", "bullet", "*"),  # a sign alone is a stretch of its own
        ("> ", "quote", ">"),
        ("**Boats**", "heading", "Boats"),
        ("__Boats sank__", "heading", "Boats sank"),
        ("* **Boats**", "bullet", "Boats"),
        ("**Boats** sank", "", "**Boats** sank"),
        ("** Boats**", "", "** Boats**"),
        ("*Boats*", "", "*Boats*"),
    ],
)
def test_signs_before_and_after_a_line_are_no_words_of_it(line: str, marker: str, text: str) -> None:
    for source in (line, f"Crew\n{line}"):
        found = split(source)[-1]
        at = source.index(line)
        assert (found.text, found.marker) == (text, marker)
        assert (found.outer, found.outer_end) == (at, at + len(line.rstrip()))
        assert source[found.start : found.end] == text


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("Nine\u00a0boats\there", "Nine boats here"),
        ("Nine\rboats\x0bhere", "Nine boats here"),
        ("1\u2009234 boats", "1 234 boats"),
        ("1\u2009234\u2009567 boats", "1 234 567 boats"),
        ("12\u20095 boats", "12\u20095 boats"),  # what may not be seen between two digits stays
        ("1\u20092345 boats", "1\u20092345 boats"),
        ("12\u2009\u20095 boats", "12\u2009\u20095 boats"),
        ("12\u00a05 boats", "12 5 boats"),
        ("a\u2009b “boats”", "a b “boats”"),
        ("“Nine boats”", "“Nine boats”"),
    ],
)
def test_white_space_of_every_kind_is_a_space(source: str, read: str) -> None:
    assert texts(source) == [read]
    assert texts(f"{source}\n{source}") == [read, read]


def test_a_wrapped_paragraph_is_one_stretch() -> None:
    source = "\n".join([WIDE] * 4)
    assert [(*found[:5], found.blank) for found in split(source)] == [(" ".join([WIDE] * 4), 0, 167, 0, 167, 0)]
    assert len(texts("\n".join([WIDE] * 3))) == 3  # three lines may be long by chance
    assert len(texts("\n".join([WIDE[:-1]] * 4))) == 4  # 40 characters: no line is at all long
    assert len(texts("\n".join([f"{WIDE[:-1]}x"] * 4))) == 1
    indented = "\n".join([f"    {WIDE}"] * 4)
    assert [(found.start, found.end, found.indent) for found in split(indented)] == [(4, len(indented), 4)]


@pytest.mark.parametrize(("wide", "count"), [(131, 2), (132, 2), (133, 5)])
def test_one_line_of_a_wrapped_text_may_stick_out(wide: int, count: int) -> None:
    assert len(texts("\n".join([*[WIDE] * 4, "", "b" * wide]))) == count
    assert len(texts("\n".join([*[WIDE] * 4, "", " " + "b" * (wide - 1)]))) == count


@pytest.mark.parametrize("stop", '.?!"”')
def test_lines_that_end_in_a_full_stop_are_paragraphs(stop: str) -> None:
    stopped = WIDE[:-1] + stop
    assert len(texts("\n".join([stopped, WIDE, WIDE, WIDE]))) == 1
    assert len(texts("\n".join([stopped, WIDE, WIDE, stopped]))) == 1  # its last line may
    assert len(texts("\n".join([stopped, stopped, WIDE, WIDE]))) == 4
    assert len(texts("\n".join([stopped, stopped, WIDE, WIDE, WIDE]))) == 1  # no more than half of them


@pytest.mark.parametrize(
    ("together", "alone", "count"), [(4, 2, 3), (4, 3, 7), (5, 3, 4), (5, 4, 9), (6, 4, 5), (6, 5, 11), (6, 6, 12)]
)
def test_half_the_long_lines_of_a_wrapped_text_end_where_no_word_fits(together: int, alone: int, count: int) -> None:
    text = "\n".join([WIDE] * together)
    assert len(texts("\n\n".join([text, *[WIDE] * alone]))) == count


@pytest.mark.parametrize(
    ("line", "below", "joined"),
    [
        (line_of(35), "crew", False),  # 35 and a space and "crew" are 40 characters: it would have fitted
        (line_of(36), "crew", False),
        (line_of(37), "crew", True),
        (f"  {line_of(35)}", "crew", True),
        (line_of(37), "* crew", False),
        (line_of(24), "c" * 39, False),  # a short line is no wrapped one
        (line_of(25), "c" * 39, True),
        (line_of(37), "\ncrew", False),
    ],
)
def test_a_line_that_the_next_word_does_not_fit_on_goes_on(line: str, below: str, joined: bool) -> None:
    found = texts("\n".join([*[WIDE] * 4, f"{WIDE[:-6]}.", line, below]))
    assert len(found) == (2 if joined else 3)
    assert found[0] == " ".join([*[WIDE] * 4, f"{WIDE[:-6]}."])


@pytest.mark.parametrize(
    ("line", "below", "joined"),
    [
        (line_of(29), "crew", True),  # seven tenths of the width
        (line_of(28), "crew", False),
        (f" {line_of(28)}", "crew", True),
        (line_of(29), "* crew", False),
        (line_of(29), "\ncrew", False),
        *[(f"{line_of(30)}{mark}", "crew", False) for mark in '.?!:;"”’…)'],
        (f"{line_of(30)},", "crew", True),
        (f"{line_of(30)}x", "crew", True),
    ],
)
def test_between_blank_lines_a_line_without_end_mark_goes_on(line: str, below: str, joined: bool) -> None:
    assert len(texts("\n".join([*[WIDE] * 4, "", line, below]))) == (2 if joined else 3)
    assert len(texts("\n".join(["", *[WIDE] * 4, f"{WIDE[:-6]}.", line, below]))) == 3  # without blank lines it may not


def test_furniture_glued_to_a_paragraph_is_a_stretch_of_its_own() -> None:
    head = "b" * (119 - len(TAIL)) + "."
    assert texts(f"{head[1:]}{TAIL}") == [f"{head[1:]}{TAIL}"]  # of 119 characters
    source = f"{head}{TAIL}"
    assert split(source) == [
        (head, 0, len(head), 0, len(head), 0, "", 0),
        (TAIL[1:], len(head) + 1, 120, len(head) + 1, 120, 0, "", 0),
    ]
    assert texts("\n".join(["o", source])) == ["o", head, TAIL[1:]]


def test_pieces_of_a_line_keep_its_signs_at_its_ends() -> None:
    head = "b" * 100 + "."
    source = f"Boats\n\n  * **{head}{TAIL}. Sign up for our letter.**"
    _, one, two, three = split(source)
    assert one == (head, 13, 114, 9, 114, 2, "bullet", 1)
    assert two[:2] == ("Read more: The boats of Lamu.", 115)
    assert two[2:] == (144, 115, 144, 2, "", 0)
    assert three == ("Sign up for our letter.", 145, 168, 145, 170, 2, "", 0)
    assert source[168:170] == "**"


def test_groups_of_lines_that_are_not_empty() -> None:
    assert lines_of("Boats\nsank\n\n Crew \n \n\nLamu") == [(0, 10), (13, 17), (22, 26)]
    assert lines_of("\n\nBoats") == [(2, 7)]
    assert lines_of("") == []
