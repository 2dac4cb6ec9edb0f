"""newsx/ledger/signatures.py: the words, names and states that a text is known by."""

from __future__ import annotations

import math
import zlib

import numpy as np
import pytest

from newsx.ledger.signatures import About, Rarity, common_words, likeness, names_in, parties_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The men of Marash, Kafr-Sitaq and Binnash.", {"marash", "kafr-sitaq", "binnash"}),
        ("They call it ‘ Marash; Zerdana, “ Qabunx or – Harbiyx.", {"zerdana", "qabunx", "harbiyx"}),
        ("Marash lies there.", set()),  # what begins a sentence may be any word
        ("It is near. Marash lies there.", set()),
        ("They saw Ana in Peru on Monday.", set()),  # too short, a state, a common word
        ("They saw Müllerin there.", {"müllerin"}),
        ("x " * 1490 + "in Marash lies " + "x " * 9 + "in Qabun", {"marash"}),
    ],
)
def test_rare_capitalised_words_inside_sentences_are_names(text: str, names: set[str]) -> None:
    assert names_in(text) == names


def test_the_first_sixteen_names_are_kept() -> None:
    rare = [f"Xq{chr(97 + n)}rash" for n in range(17)]
    assert names_in("x " + " ".join(f"in {name}" for name in rare)) == {name.lower() for name in rare[:16]}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Peru and Chile: Chile said.", ("Chile", "Peru")),
        ("Peruvian children went from Lima to Santiago.", ("Peru", "Chile")),
        ("The United States and the U.S. army; Peru.", ("United States", "Peru")),
        ("A Russian General and a Brod Ukrainian met.", ("Russia", "Ukraine")),
        ("They said nothing in Brod.", ()),
        ("x " * 1500 + "Peru", ()),
        ("Peru Chile", ("Peru",)),
        ("Chile, Chile; a Russian General, a Russian Colonel and a Russian Major", ("Russia", "Chile")),
        ("Chile, Chile, Chile; a Russian General and a Russian Colonel", ("Chile", "Russia")),
        ("Peru, Chile, Laos, Mali, Cuba, Iraq, Iran, Iran", ("Iran", "Peru", "Chile", "Laos", "Mali", "Cuba")),
    ],
)
def test_the_states_of_a_text_stand_by_how_often_it_names_them(text: str, parties: tuple[str, ...]) -> None:
    assert parties_in(text) == parties


@pytest.mark.parametrize(
    ("word", "held", "others"),
    [("zagrebin", 2, 3), ("zebulons", 1, 3), ("nowhereland", 0, 3), ("said", 1, None)],
)
def test_a_word_tells_the_more_the_fewer_articles_hold_it(word: str, held: int, others: float | None) -> None:
    rare = Rarity(["Zagrebin zagrebin said", "zagrebin zebulons"])
    others = common_words()[word] if others is None else others
    assert rare[word.encode()] == pytest.approx(math.log(502 / (held + others / 2)))
    assert rare[b"abc"] == -1.0
    assert rare[b"abcd"] > 0


def test_the_words_that_tell_most_come_first() -> None:
    rare = Rarity(["zagrebin and zebulons"])
    weights = {
        word.decode("latin-1"): weight for weight, word in rare.heaviest("Zebulons said: zagrebin, zagrebin; abc!")
    }
    assert list(weights) == ["zagrebin", "zebulons", "said"]
    assert weights["zagrebin"] == pytest.approx((1 + math.log(2)) * weights["zebulons"])
    many, more = (rare.heaviest("zagrebin " * times)[0][0] for times in (19, 20))
    assert many == more == pytest.approx((1 + math.log(19)) * rare[b"zagrebin"])


def test_a_text_is_known_by_its_sixty_heaviest_words() -> None:
    words = [f"x{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(70)]
    rare = Rarity([])
    found = rare.heaviest(" ".join([*words, words[3], "said", "the"]))
    assert (len(found), found[0][1].decode()) == (60, words[3])
    assert [word.decode() for _, word in found[1:]] == sorted(set(words) - {words[3]}, reverse=True)[:59]
    assert len(rare.heaviest(" ".join(words[:60]))) == 60
    assert rare.heaviest("a an the of") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zürich-Straba été", {"zürich", "straba"}),
        ("azzz{zzza`aazz1zzaa", {"azzz", "zzza", "aazz", "zzaa"}),
        ("àààà ÿÿÿÿ ßßßß", {"àààà", "ÿÿÿÿ"}),
        ("x " * 1498 + "qwertz", {"qwer"}),  # what stands beyond 3,000 characters is not read
        ("Łódź", set()),
    ],
)
def test_words_are_runs_of_letters(text: str, words: set[str]) -> None:
    assert {word.decode("latin-1") for _, word in Rarity([]).heaviest(text)} == words


def about(*texts: str) -> About:
    return About(Rarity(texts), texts, len(texts))


def test_a_row_holds_the_numbers_of_words_and_their_weights() -> None:
    found = about("zagrebin zebulons zagrebin", "the", "Zebulons in Marash, Peru", "zagrebin zebulons zagrebin")
    assert found.words.shape == found.weights.shape == (4, 60)
    held = [{int(number) for number in row if number} for row in found.words]
    numbers = {word: zlib.crc32(word.encode()) for word in ("zagrebin", "zebulons", "marash", "peru")}
    assert held[0] == held[3] == {numbers["zagrebin"], numbers["zebulons"]}
    assert held[1] == set()
    assert held[2] == {numbers["zebulons"], numbers["marash"], numbers["peru"]}
    assert [list(row) == sorted(row) for row in found.words] == [True] * 4
    assert np.square(found.weights).sum(axis=1) == pytest.approx([1, 0, 1, 1])
    assert (found.weights[3] == found.weights[0]).all()
    assert (found.names, found.parties) == (
        [frozenset(), frozenset(), {"marash"}, frozenset()],
        [(), (), ("Peru",), ()],
    )
    weight = dict(zip(found.words[0].tolist(), found.weights[0].tolist(), strict=True))
    assert weight[numbers["zagrebin"]] > weight[numbers["zebulons"]]


def test_a_text_that_begins_as_another_is_the_same_one() -> None:
    start = "zagrebin in Marash, Peru " * 150
    found = about(start + "one", "zebulons", start + "two zebulons")
    assert (found.words[2] == found.words[0]).all()
    assert (found.names[2], found.parties[2]) == (found.names[0], found.parties[0]) == ({"marash"}, ("Peru",))


def test_many_texts_are_signed_in_batches() -> None:
    texts = [f"zagrebin x{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(1030)]
    found = about(*texts)
    assert np.square(found.weights).sum(axis=1) == pytest.approx(np.ones(1030))


@pytest.mark.parametrize("pairs", [1, 32, 33, 70])
def test_texts_are_as_alike_as_the_words_they_share(pairs: int) -> None:
    words = np.array([[1, 2, 3], [2, 3, 9], [5, 6, 7]], np.int64)
    weights = np.array([[0.6, 0.8, 0.0], [0.5, 0.5, 0.1], [1.0, 0.0, 0.0]], np.float32)
    a, b = np.array([0, 1, 0] * pairs, np.int64)[:pairs], np.array([1, 2, 0] * pairs, np.int64)[:pairs]
    assert likeness(words, weights, a, b) == pytest.approx(np.array([0.4, 0.0, 1.0] * pairs)[:pairs])


def test_common_words_are_kept_where_rarer_ones_leave_room() -> None:
    words = [f"x{chr(97 + n // 26)}{chr(97 + n % 26)}x" for n in range(59)]
    common = sorted(word for word, held in common_words().items() if len(word) > 3 and 400 < held < 900)[:2]
    found = Rarity([]).heaviest(" ".join([*words, *common]))
    assert len(found) == 60
    assert found[-1][1].decode() in common
    assert 0 < found[-1][0] < 1


def test_a_text_of_common_words_has_a_row_of_length_one_too() -> None:
    (common,) = sorted(word for word, held in common_words().items() if len(word) > 3 and 400 < held < 900)[:1]
    assert about(common).weights.sum() == pytest.approx(1)
