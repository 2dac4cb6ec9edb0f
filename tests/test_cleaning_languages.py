"""newsx/cleaning/language.py and veils.py: in which language a text is; signs that an extractor would take out."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from newsx.cleaning.language import find_language
from newsx.cleaning.veils import SIGNS, VEILS, unveiled, veiled

SIX = "the of to and in that"


@pytest.fixture(autouse=True)
def guessed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is handed to py3langid, which takes all for Swahili here."""
    seen: list[str] = []

    def classify(text: str) -> tuple[str, float]:
        seen.append(text)
        return "sw", -1.0

    monkeypatch.setitem(sys.modules, "py3langid", SimpleNamespace(classify=classify))
    return seen


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("b" * 39, None),
        ("b" * 40, "sw"),
        (f"{SIX} {'boats ' * 6}", "en"),
        (f"{SIX} {'boats ' * 5}bbbbbb", "en"),
        (f"{SIX} {'boats ' * 5}", "sw"),  # eleven words
        (f"{SIX.upper()} {'boats ' * 6}", "en"),
        (f"{SIX} {'boats ' * 18}", "en"),  # a quarter are small words
        (f"{SIX} {'boats ' * 19}", "sw"),
        (f"the of to and in in {'boats ' * 6}", "sw"),  # five different ones
        (f"{'boats ' * 165}{SIX * 40}", "sw"),  # what comes after a thousand characters is not looked at
    ],
)
def test_the_language_of_a_text(guessed: list[str], text: str, language: str | None) -> None:
    assert find_language(text) == language
    assert guessed == ([text[:1000]] if language == "sw" else [])


@pytest.mark.parametrize(
    "text",
    [
        "1\u20095 boats",  # a space that may not be seen
        "1\u3000\u16805 boats",
        "\u202eboats\u202c",
        "\u20661\u2069 \u061c2\u200f",
        "“Boats” – Київ\u00a0é",
        "Boats",
    ],
)
def test_signs_are_veiled_and_unveiled(text: str) -> None:
    hidden = veiled(text)
    assert unveiled(hidden) == text
    assert len(hidden) == len(text)
    assert not {*hidden} & {*SIGNS}


def test_each_sign_has_a_veil_of_its_own() -> None:
    assert len({*VEILS}) == len(SIGNS) == len({*SIGNS})
    assert {*"\u1680\u2000\u2005\u200a\u202f\u205f\u3000\u200f\u061c\u202a\u202e\u2066\u2069\u202c"} <= {*SIGNS}
    assert "\u200b" not in SIGNS
    assert "\u1fff" not in SIGNS
    assert (VEILS[0], VEILS[-1]) == ("\U000101d0", chr(0x101D0 + len(SIGNS) - 1))


@pytest.mark.parametrize("html", ["<p>Nine boats &mdash; 9</p>", "<p>“Boats” – Київ\u00a0é 9\tcame</p>", ""])
def test_a_page_without_such_signs_is_as_it_was(html: str) -> None:
    assert veiled(html) is html


def test_a_space_that_shows_between_words_or_thousands_needs_no_veil() -> None:
    assert veiled("Nine\u2009boats 1\u2009234 \u3000came") == "Nine\u2009boats 1\u2009234 \u3000came"
    hidden = veiled("Nine\u2009boats 1\u20092345 \u3000came")
    assert (hidden[:6], hidden[12], hidden[17:]) == ("Nine\u2009b", VEILS[SIGNS.index("\u2009")], " \u3000came")
