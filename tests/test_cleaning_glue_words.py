"""newsx/cleaning/glue_words.py: the sentences of a line, and where it may be cut."""

from __future__ import annotations

import pytest

from newsx.cleaning.glue_words import HEAD, NONE, TAIL, Cut, Glue, Sentence, glue, glue_of, pairs_of

PAIRS = {("^", "now"): 300, ("now", "donate"): 50, ("!", "$"): 10}
SINGLES = {"donate": 1000, "gifts": 101, "tea": 303, "cup": 300, "oil": 500, "rum": 505}
MODEL = Glue(-100, SINGLES, PAIRS, {"lamu": -1, "help": 30, "box": 5}, frozenset({"donate"}))
PLAIN, ASKS = "Nine boats came in at noon.", "Donate now!"


def cuts(text: str) -> list[tuple[int, str, str, int, int]]:
    """For each cut its side, what stands before and behind it, and how many sentences would go and stay."""
    return [(cut.side, text[: cut.at], text[cut.at :], len(cut.goes), len(cut.stays)) for cut in MODEL.cuts(text)]


def ends(text: str) -> list[str]:
    """What would go, by each of the cuts."""
    return [text[cut.at :] if cut.side == TAIL else text[: cut.at] for cut in MODEL.cuts(text)]


def test_a_sentence_is_scored_by_its_tokens_and_their_pairs() -> None:
    found = MODEL.sentence("Boats. Now Donate to the crew! So", 7, 31)
    tokens = ["now", "donate", "to", "the", "crew", "!"]
    total = 1000 + 300 + 50 + 10
    score = -100 + round(total / 13**0.5)
    content = frozenset({"now", "donate", "crew"})
    assert found == Sentence(7, "Now Donate to the crew! ", tokens, content, total, 13, score)
    assert MODEL.sentence("$9 gifts", 0, 8).content == {"gifts"}
    assert [*pairs_of(["a", "b"])] == [("^", "a"), ("a", "b"), ("b", "$")]


def test_sentences_are_scored_together() -> None:
    one, two = MODEL.sentence(ASKS, 0, len(ASKS)), MODEL.sentence("gifts", 0, 5)
    assert (one.total, one.parts, two.total, two.parts) == (1010, 7, 101, 3)
    assert MODEL.score([one, two]) == -100 + round(1111 / 10**0.5)
    assert MODEL.score([one]) == one.score
    assert MODEL.score([]) == NONE == -1200


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("Help us", 30),
        ("“Help us", 30),
        ("'Lamu' is", -1),
        ("Boats", 0),
        (f"Help {'b' * 40}", 30),
        ("Helping", 0),
        ("Box", 5),
    ],
)
def test_words_that_begin_a_sentence(text: str, worth: int) -> None:
    assert MODEL.begins_with(text) == worth


def test_a_blurb_is_cut_off_at_either_end() -> None:
    assert cuts(f"{PLAIN} {ASKS}") == [(TAIL, f"{PLAIN} ", ASKS, 1, 1)]
    assert cuts(f"{ASKS} {PLAIN}") == [(HEAD, f"{ASKS} ", PLAIN, 1, 1)]
    assert cuts(PLAIN) == cuts(f"{PLAIN} {PLAIN}") == cuts(ASKS) == cuts(f"{ASKS} {ASKS}") == []
    text = f"{PLAIN} {ASKS}"
    (cut,) = MODEL.cuts(text)
    assert cut == Cut(TAIL, 28, [MODEL.sentence(text, 28, 39)], [MODEL.sentence(text, 0, 28)])


def test_the_sentences_beside_a_cut_come_first() -> None:
    text = f"One boat came in at noon. {PLAIN} {ASKS} Now to us."
    told = [([s.text.strip() for s in cut.goes], [s.text.strip() for s in cut.stays]) for cut in MODEL.cuts(text)]
    assert told == [
        ([ASKS, "Now to us."], [PLAIN, "One boat came in at noon."]),
        ([PLAIN, ASKS, "Now to us."], ["One boat came in at noon."]),
    ]
    text = f"Now to us. {ASKS} {PLAIN} One boat came in at noon."
    told = [([s.text.strip() for s in cut.goes], [s.text.strip() for s in cut.stays]) for cut in MODEL.cuts(text)]
    assert ([ASKS, "Now to us."], [PLAIN, "One boat came in at noon."]) in told


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"Nine boats came in. {ASKS}", []),  # four words are too few to be left
        (f"Nine boats came in here. {ASKS}", [ASKS]),
        (f"{ASKS} Nine boats came in.", []),
        (f"{PLAIN} Nine boats came in. {ASKS}", [ASKS, f"Nine boats came in. {ASKS}"]),
        (f"Nine boats gave gifts here. {ASKS}", [ASKS]),
        (f"Gifts gifts gifts gifts gifts. {ASKS}", []),  # what would be left sounds like a blurb too
        (f"{PLAIN} gifts. {ASKS}", [ASKS]),
        (f"{ASKS} {PLAIN} {PLAIN} {PLAIN} {PLAIN} {ASKS}", [ASKS, f"{ASKS} "]),  # four sentences beside it are heard
        (f"{ASKS} {PLAIN} {PLAIN} {PLAIN} {ASKS}", []),
        (f"{PLAIN} Tea at noon.", ["Tea at noon."]),  # a score of 1
        (f"{PLAIN} Cup at noon.", []),  # of 0
        (f"Tea at noon. {PLAIN}", ["Tea at noon. "]),
        (f"Cup at noon. {PLAIN}", []),
        (f"{PLAIN} Tea at noon. {PLAIN}", [f"Tea at noon. {PLAIN}", f"{PLAIN} Tea at noon. "]),
        (f"One oil came in at noon with nine boats of us. {ASKS}", [ASKS]),
        (f"One rum came in at noon with nine boats of us. {ASKS}", []),
    ],
)
def test_what_is_left_is_no_blurb(text: str, gone: list[str]) -> None:
    assert ends(text) == gone


@pytest.mark.parametrize("mark", [*'.!?…:;"”’)]'])
def test_a_sentence_ends_with_a_mark(mark: str) -> None:
    for text in (f"Nine boats came in at noon{mark} {ASKS}", f"Nine boats came in at noon{mark}\u2003“{ASKS}"):
        assert [cut.at for cut in MODEL.cuts(text)] == [28]
    assert cuts(f"Nine boats came in at noon{mark} donate now!") == []
    assert cuts(f"Nine boats came in at noon, {ASKS}") == []


def test_a_blurb_has_eight_sentences_at_most() -> None:
    plain = [f"Boat {name} came in at noon." for name in "abcdefghijklmnopqrstuvwxyz"]
    text = " ".join([*plain[:9], ASKS])
    assert [len(cut.goes) for cut in MODEL.cuts(text)] == [1, 2, 3, 4, 5, 6, 7, 8]
    text = " ".join([ASKS, *plain[:9]])
    assert [len(cut.goes) for cut in MODEL.cuts(text)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [len(cut.stays) for cut in MODEL.cuts(text)] == [9, 8, 7, 6, 5, 4, 3, 2]
    text = " ".join([*plain[:16], ASKS])  # 16 ends of sentences
    assert next(len(cut.stays) for cut in MODEL.cuts(text)) == 16
    text = " ".join([*plain[:20], ASKS])
    (first, *_) = MODEL.cuts(text)
    assert len(first.stays) == 16  # the middle of an article in one line is one sentence
    assert first.stays[7].text == " ".join(plain[8:13]) + " "
    assert first.stays[-1].text == f"{plain[0]} "


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Donate to our work Nine boats came in at noon.", ["Donate to our work "]),
        ("Donate to our work “Nine boats came in at noon.", ["Donate to our work "]),
        ("Donate to our work, Nine boats came in at noon.", []),
        ("Donate to our work nine boats came in at noon.", []),
        ("Donate to Lamu boats that came in at noon.", []),  # a word that begins no sentence
        ("Donate to Nine boats gone.", []),
        ("Donate to our work Nine boats in Nairobi came in at noon.",
         ["Donate to our work ", "Donate to our work Nine boats in "]),
        ("Nine boats came in at Noon donate now here.", []),
        (f"{ASKS} Nine boats and Ten crews came in at noon.", [f"{ASKS} ", f"{ASKS} Nine boats and "]),
        ("Donate now to us all Nine boats came in. They lay there at noon.",
         ["Donate now to us all ", "Donate now to us all Nine boats came in. "]),
    ],
)  # fmt: skip
def test_a_blurb_at_the_head_may_end_without_a_mark(text: str, gone: list[str]) -> None:
    assert ends(text) == gone


@pytest.mark.parametrize(("length", "count"), [(997, 1), (998, 1), (999, 0)])
def test_such_an_end_is_looked_for_within_a_thousand_characters(length: int, count: int) -> None:
    asks = f"Donate {'b' * (length - 7)}"
    assert len(ends(f"{asks} Nine boats came in at noon")) == count


def test_the_weights_as_they_are_kept() -> None:
    read = glue_of({"start": -5, "votes": {"give": 300, "now": 299, "^ give": 400, "a": -900}, "begins": {"the": 2}})
    assert read == Glue(-5, {"give": 300, "now": 299, "a": -900}, {("^", "give"): 400}, {"the": 2}, frozenset({"give"}))
    own = glue()
    assert own.telling
    assert all(own.singles[name] >= 300 for name in own.telling)
