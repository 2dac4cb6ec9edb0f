"""newsx/redaction/name_words.py: words that names are made of, and what they are else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from newsx.redaction import name_words as words


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Øyvind", "oyvind"), ("Łukasz", "lukasz"), ("Đorđe", "dorde"), ("Ðoković", "dokovic"), ("Yıldız", "yildiz"),
        ("Əli", "eli"), ("Ħabib", "habib"), ("Ŧora", "tora"), ("Ŋila", "nila"), ("Þór", "thor"), ("Æsa", "aesa"),
        ("Œdile", "oedile"), ("José", "jose"), ("Ana", "ana"), ("", ""),
    ],
)  # fmt: skip
def test_a_word_without_case_and_accents(word: str, plain: str) -> None:
    assert words.unaccented(word) == plain


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        (words.is_common, ("Rescuers", "boxes", "painted", "walking", "rescue", "well-paid", "WALKED"),
         ("Zuzana", "well-Zuzana", "Zuzana-paid", "3866")),
        (words.address, ("Dr", "Mr.", "Garda", "Grandma", "Nurse"), ("Miss", "Prince", "boat", "garda", "Chief")),
        (words.is_calling, ("teacher", "Teacher", "driver", "mother"), ("pupil", "boy", "boat", "captain", "student")),
        (words.is_small, ("They", "he", "We’ve", "it's", "An"), ("Zuzana", "boat", "Said", "O’They")),
    ],
)  # fmt: skip
def test_what_a_word_is_else(asked: Callable[[str], bool], yes: Sequence[str], no: Sequence[str]) -> None:
    assert [word for word in yes if not asked(word)] == []
    assert [word for word in no if asked(word)] == []


def test_the_lists_are_sets_of_words() -> None:
    assert {"van", "binti", "al-din"} <= words.particles()
    assert {"we", "they"} <= words.listed("after", "opening")
    assert "son" in words.listed("owned")
    assert {"jose", "amina"} <= words.given_names()
    assert {"zone", "abandon"} <= words.small_words()
    assert words.small_words().isdisjoint(("#", "3866", "training/small_words.py"))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Isla-Rose", ["isla", "rose"]), ("O’Neill", ["o", "neill"]), ("Ana", ["ana"]), ("-Ana-", ["ana"]), ("-", []),
        ("Jose\u0301-Ana", ["jose", "ana"]), ("K7", ["k7"]), ("", []),
    ],
)  # fmt: skip
def test_the_words_of_a_hyphenated_name(text: str, parts: Sequence[str]) -> None:
    assert words.parts(text) == parts
