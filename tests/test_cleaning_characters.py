"""Characters that are repaired before anything is read, and those that have to stay."""

from __future__ import annotations

import pytest

from newsx.cleaning.characters import hidden_warnings, repair

WIDTH = ("zero-width characters",)
ENDS = ("line ends",)


@pytest.mark.parametrize(
    ("text", "mended", "done"),
    [
        # every kind of line end
        ("a\r\nb", "a\nb", ENDS),
        ("a\rb", "a\nb", ENDS),
        ("a\x0bb\x0cc\x1cd\x1de\x1ef", "a\nb\nc\nd\ne\nf", ENDS),
        ("a\u2028b\u2029c", "a\nb\nc", ENDS),
        # control characters
        ("a\x07b\x00", "ab", ("control characters",)),
        ("a\x7fb\x1b\x1f", "ab", ("control characters",)),
        ("“a\x81”", "“a”", ("control characters",)),
        ("a\r\n\x07b", "a\nb", ("line ends", "control characters")),
        # half of a character
        ("a\ud800b\udfff", "a\ufffdb\ufffd", ("surrogates",)),
        # entities, of one escape
        ("a &amp; b", "a & b", ("entities",)),
        ("a &#39;b&#x27; &quot;c&quot; &eacute;", "a 'b' \"c\" é", ("entities",)),
        ("a &amp;amp; b", "a &amp; b", ("entities",)),
        ("chil&shy;dren", "children", ("entities", *WIDTH)),
        # without width
        ("chil\u00addren", "children", WIDTH),
        ("\ufeffa\u200bb\u2060c\u200ed\u206ae", "abcde", WIDTH),
        ("a\u200db", "ab", WIDTH),
        ("a\u200fb", "ab", WIDTH),
        ("\u200f12 boys\u061c", "12 boys", WIDTH),
        ("12\u200f boys", "12 boys", WIDTH),
        ("\u202aboys\u202c", "boys", WIDTH),
        ("\u202b12 boys\u202c", "12 boys", WIDTH),
        ("\u202b12,500 boys\u202c", "12,500 boys", WIDTH),
        ("\u202b12-15\u202c\n\u202bboys\u202c", "\u202b12-15\u202c\nboys", WIDTH),
        # bytes read in the wrong encoding
        ("The childrenâ€™s camp", "The children’s camp", ("mojibake",)),
        ("VoilÃ  le travail", "Voilà le travail", ("mojibake",)),
        ("â€œboysâ€� came", "“boys� came", ("mojibake",)),
        ("\x93Nine boys\x94 \x97 he said", "“Nine boys” — he said", ("mojibake",)),
        ("ﬁve childrenâ€™s", "ﬁve children’s", ("mojibake",)),
        ("１２ childrenâ€™s", "１２ children’s", ("mojibake",)),
        ("Ã‰cole\n“école”", "École\n“école”", ("mojibake",)),
    ],
)
def test_what_is_mended(text: str, mended: str, done: tuple[str, ...]) -> None:
    assert repair(text)[:2] == (mended, done)


@pytest.mark.parametrize(
    "text",
    [
        "", "a\tb\nc", "“école” – 12 °C…", "AT&T & co", "a &bogus; b", "&#12345678;", "1 < 2",
        "👨\u200d👩", "می\u200cخواهم", "é\ufe0f", "\u202e12 boys\u202c", "\u202b12-15 boys\u202c", "1\u200f2",
        "1,\u200f5", "à la carte, Ætna, Österreich", "А это Б", "x ≥ 5 √2",
    ],
)  # fmt: skip
def test_what_stays(text: str) -> None:
    assert repair(text)[:2] == (text, ())


def test_figures_that_are_hidden_are_told() -> None:
    for text in ("\u202e12 boys\u202c", "1\u200f2 boys", "1\u034f2 boys"):
        (told,) = repair(text)[2]
        assert told.startswith("characters.hidden")
        assert hidden_warnings(text) == (told,)
    assert repair("12 boys\u200b")[2] == repair("12 boys")[2] == hidden_warnings("“12” boys") == ()


def test_all_of_it_in_one_text() -> None:
    text, done, hidden = repair("a\ud800 childrenâ€™s &amp;\u200b\r\n\x07b")
    assert text == "a\ufffd children’s &\nb"
    assert done == ("surrogates", "mojibake", "entities", *WIDTH, *ENDS, "control characters")
    assert hidden == ()
