"""newsx/redaction/doing.py: what a name's bearer does or has, and what the next sentence says of them."""

from __future__ import annotations

import pytest
from judged import each, told

SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "1", "9", "10", "17")  # fmt: skip

SAID = {
    "has children": (
        "X's son left.", "X’s little son left.", "X's two daughters left.", "X, who lost two sons, left.",
        "X lost all sons.",
        "X and his son left.", "X and her daughters left.", "X said of his son that he left.",
        "X named his first daughter.",
        "X raised four daughters.", "X has three little children.", "X hugged her young son.", "X held up her son.",
        "X slowly walked home past her son.", "X, who named his daughter, left.",
        "“I told them, my son is a child,” said X.", "“Our two daughters ran,” said X.", "“My poor children,” said X.",
        "X locked Lina, her maid, in.", "X saw Lina, his daughter, there.",
        "X wept. Her grandson was dead.", "On Monday, X wept. Her son was dead.", "X left from Osaka. Her son wept.",
        "At midnight X wept. Her son ran.",
        "In the morning X wept. Her son ran.", "X drew on her children's arms.", "“Go,” said X. Her son ran.",
        "“Go,” says X. Her son ran.", "“Go,” added X. Her son ran.",
        "Dr X wept. His son ran.",
        "X wept. Her son was dead, she said.", "X wept. Her son, said he, was dead.", "X held her newborn.",
        "X hugged her newborn son.", "X saw her son's home.",
        "X wept. His small son was dead.", "X wept. Her wife left.",
        "“The end,” X said. Her son left.",
    ),
    "work": (
        "X retired.", "X chaired it.", "X had employed it.", "X retired.\nIt ran.", "X, who retired, left.",
        *(f"X {helps} retired." for helps in ("has", "have", "had", "is", "was", "will", "would", "also", "never",
        "once",
                                              "now", "still", "then", "since", "who", "already", "later", "just",
                                              "long")),
        "X had long since retired.", *(f"X runs {own} shelter." for own in ("the", "a", "an", "his", "her", "The")),
        "X now heads the shelter.",
    ),
    "18 or older in the next sentence": (
        "X waited. She is 86 now.", "X waited. He was 18 then.", "X waited. She is now 40.",
        "X waited. Now 40 she left.",
        "X waited. At 40 she left.", "X waited. Now aged 40 she left.", "X waited. At aged 40 she left.",
        "X sat. He is 40.",
    ),
    "child in the next sentence": (
        *(f"X sang. {the} boy won." for the in ("The", "This", "That")),
        *(f"X sang. The {child} won." for child in ("under-9s", "U-9s", "U9s", "eight-year-old", "eight-month-old",
        "girl",
                                                    "child", "toddler", "infant", "baby", "teenager", "pupil",
                                                    "schoolgirl",
                                                    "schoolboy")),
    ),
    "childhood in the sentence": (
        *(f"X ran {stated} nine." for stated in ("aged", "being", "turned", "turning", "not yet", "barely", "almost",
        "nearly",
                                                 "just", "only", "and is", "and was", "and he is", "and she is")),
        *(f"X ran aged {number}." for number in SMALL), "X ran aged nine years old", "X ran aged nine",
        "X ran aged nine and left.",
        *(f"X, aged nine{end} they ran" for end in ",;:!?—–\n"), "At nine she knew X.", "X said that at nine, he ran.",
        "At the age of nine she knew X.", "X won the under-9 cup.", "X plays for the under-12s.", "X starts school.",
        "X started school.", "X start school.", *(f"X is in {grade} two." for grade in ("grade", "class", "year",
        "form")),
        *(f"X won the {nth} grade prize." for nth in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh",
                                                      "eighth", "ninth", "tenth")),
        "X won a third-form prize.", "X won a third class prize.", *(f"X had a 9{th} birthday." for th in ("th", "rd",
        "nd", "st")),
        "They call her X.", "Mum calls him X.", "X wept as they called her mad.", "X did homework.", "X loves milk.",
        "X left. She did homework.", "X left. He loves milk.", "X left. Her doll too.", "X left. His doll too.",
        "X drank. X drank milk.",
    ),
    "calling": (
        *(f"X {became} a teacher." for became in ("became", "has become", "had become", "works as", "worked as",
                                                  "went on to become")),
        "X, who became a teacher, left.", "X became the district mayor.",
    ),
    "calling of any age": (
        *(f"X {was} a teacher." for was in ("is", "was", "is now", "has been", "had been")),
        "X, who is a teacher, left.",
        "X became a driver.", "X is the night nurse at it.",
    ),
}  # fmt: skip

NOT_SAID = {
    "has children": (
        "She wept for X. Her son was nine.", "They called X her daughter.", "They saw X his son.",
        "The girl was called X. Her son ran.", "She told X. Her son ran.",
        "In tears he met X. Her son ran.", "With X they ran. Her son ran.",
        "At home with X it ran. Her son ran.", "They buried X. His sons wept.", "Neighbours found X. Her son wept.",
        "X slept. Her son was ill, Huda Osman said.", "X slept. His son was ill, said one of them.",
        "X slept. Her son, it says, was ill.",
        "X left.", "X's newborn brother left.", "X hugged her newborn sister.", "X saw her children's home.",
        "X wept. Her newborn sister ran.",
        "X wept. Her children's home burnt.", "“Our children's books burnt,” said X.",
        "“My son is here,” the mother of X said.",
        "X's doll left.", "X's friend saw a son.", "X's friend and his son left.",
        "X; who lost two sons left.",
        "X and his friend left.", "X and their son left.", "X and it was his son.", "X, his son, left.",
        "X saw two sons.",
        "X lost nine hundred of two sons.", "X said of it. His name is a son.", "X lost ten, said his son.",
        *(f"X ran {stop} his son." for stop in ("from", "and", "with", "to", "by", "as", "at", "that")),
        "X met Omar and his son.", "X ran, his son fell.", "X ran home fast up to the shop: his son.",
        "X went far up over the old red hill past his son.", "“My son is a child,” he said. X wept.",
        "“My house is gone,” said X.", "“Their son is a child,” said X.", "“My son is a child,” Omar said to X.",
        "“My son is a child,” they heard, and in the long and loud and dark and cold night that came it was said X.",
        "X locked Lina, the maid, in.", "X wept. Lina, her maid, sang.", "X locked Lina; her maid sang.",
        "X saw Lina, her boss.",
        "X met the teacher. Her son ran.", "X met Omar. Her son ran.", "“X met it. Her son ran.",
        "X wept. The son ran.",
        "X wept. Her big red old son ran.", "X wept. Her house. The son ran.",
        "X wept. Sami ran. Her son ran.",
    ),
    "work": (
        "X was employed there.", "X has ", "X is employed there.", "X retired to bed.", "X runs the race.",
        "X directs a school play.",
        "X runs her hand over it.", "X sang.", "X's retired.", "X, retired, left.", "X, who sang, left.",
        "X runs home.", "X runs.", "X runs", "X",
        "X, who",
        "X has. Retired men left.", "X; retired.", "X (retired) left.", "X, she retired.", "X sings, retired.",
        "X, who, has retired.",
    ),
    "18 or older in the next sentence": (
        "She wept for X. She is 86 now.", "They saw X. She is 86 now.", "X waited. She is 17 now.",
        "X waited. They are 86.", "X met the teacher. She is 86 now.",
        "X met Omar. He is 86.",
        *(f"X waited. She is 86 {unit} up." for unit in ("per", "kilo", "kg", "cm", "metre")), "X waited. He is 860.",
        "“X waited. She is 86 now.", "X waited. Sami sat. She is 86 now.", "X waited. It is 86 now.",
    ),
    "child in the next sentence": ("X sang. The man won.", "X sang. A boy won.", "X and Omar sang. The boy won.",
    "X sang, the boy won.",
                                   "“X sang. The boy won.", "X sang. The boyish man won.",
                                   "X sang. They won. The boy won."),
    "childhood in the sentence": (
        "X ran aged eighteen.", "X ran aged 18.", "X left. The doll too.", "X left. They did homework.",
        "X and Omar love milk.",
        "X left. She ran. She did homework.", "X ran past nine.", "X ran aged nine metres.", "X; Sami did homework.",
        "They left. X ran. Omar did homework.",
    ),
    "calling": (
        "X is a teacher.", "X was the mayor.", "X has been a teacher.", "X became a driver.",
        "X wants to become a teacher.",
        "X became one. A teacher left.", "X's became a teacher.", "X, became a teacher.",
        "“X became a teacher,” they said.",
        '"X became a teacher," they said.', "X became.", "X became", "X became a pupil.", "X became his teacher.",
    ),
    "calling of any age": (
        "“X is a teacher,” they said.", '"X is a teacher," they said.', "X's is a teacher.", "X, is a teacher.",
        "X is a pupil.",
        "X is. A teacher left.", "X is", "X; is a teacher.", "X saw a teacher.", "X, whom is a teacher, left.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), each(SAID))
def test_what_somebody_does_or_has_says_how_old_they_are(text: str, reason: str) -> None:
    assert reason in told(text)


@pytest.mark.parametrize(("text", "reason"), each(NOT_SAID))
def test_what_somebody_else_does_or_has_says_nothing(text: str, reason: str) -> None:
    assert reason not in told(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“They call her,” it said. “X became a teacher.” He left.", "calling"),
        ('He said "so" and X became a teacher.', "calling"),
        ("“So.” X became a teacher.", "calling"),
        ("“So\nX became a teacher.", "calling"),
        ("“So.” X sang. The boy won.", "child in the next sentence"),
    ],
)
def test_a_quotation_that_is_closed_says_nothing_of_what_follows(text: str, reason: str) -> None:
    assert (reason in told(text)) is not text.startswith("“They")


@pytest.mark.parametrize(
    ("text", "body", "of_one"),
    [
        ("X of Save the Boats left.", "Save the Boats", True),
        ("X from the Reed Union left.", "Reed Union", True),
        ("X, with Save the Boats, left.", "Save the Boats", True),
        ("X at Save the Boats left.", "Save the Boats", True),
        ("Reed Union's X left.", "Reed Union", True),
        ("X saw Save the Boats.", "Save the Boats", False),
        ("X's of Save the Boats left.", "Save the Boats", False),
        ("X of Reed School left.", "Reed School", False),
        ("X of the Reed Football Club left.", "Reed Football Club", False),
        ("X of it and Save the Boats left.", "Save the Boats", False),
        ("X of", "of", False),
        ("X", "X", False),
        ("Reed Union X left.", "Reed Union", False),
        ("Reed Union's, X left.", "Reed Union", False),
        ("Omar's X left; Reed Union did.", "Reed Union", False),
    ],
)
def test_somebody_of_a_body_that_is_no_school(text: str, body: str, of_one: bool) -> None:
    bodies = () if body in ("of", "X") else (body,)
    assert ("of a body" in told(text, bodies)) is of_one
