"""newsx/redaction/beside.py: what the words right before and behind a name say of its bearer's age."""

from __future__ import annotations

import pytest
from judged import each, told

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen",
           "fourteen", "fifteen", "sixteen", "seventeen", "1", "9", "10", "17")  # fmt: skip

SAID = {
    "under 18": (
        "The 14-year-old schoolgirl X wept.", "A nine-year-old X wept.", "F/12 X, red.", "M 17 X, red.",
        "male, 9 X, red.",
        "Female/0 X, red.", "12f X, red.", "12 male X, red.", "9/f X, red.", "X, 9, slept.", "X, aged nine, slept.",
        "X (9) slept.", "X/5 slept.", "X/17.", "X, F, 9, slept.", "X (M/9) slept.", "X (F, 12) slept.",
        "X (M 17) slept.",
        "X, a 9-year-old goalkeeper, slept.", "X, a sixth-grader, slept.", "X, a nine-year-old, slept.",
        "The 17-year-old driver, X, slept.", "The 8-month-old victim, X, slept.", "The sixth-grade winner, X, slept.",
        "The two sixth-grader winner, X, slept.", "The 17-year-old bus driver, X, slept.",
        *(f"X {verb} nine." for verb in ("is", "was", "turned", "turns", "is now", "was only", "is only",
        "had turned")),
        *(f"X is {number}." for number in NUMBERS), *(f"X is nine{end} he said" for end in ",;:!?”\""), "X is nine",
    ),
    "18 or older": (
        "The 44-year-old driver X wept.", "M/34 X, red.", "34 female X, red.", "F/18 X, red.", "M/109 X, red.",
        "X, 47, slept.",
        "X, aged forty, slept.", "X (47) slept.", "X/38 slept.", "X, M, 34, slept.", "X (F/18) slept.",
        "X (M, 100) slept.", "X, a 47-year-old, slept.", "The 34-year-old, X, slept.", "X is 34.", "X was 34; she left",
        *(f"X {verb} 18 today." for verb in ("is", "was", "has turned", "turned", "turns")), "X, now 44, left.",
        *(f"X turned 21 {then} more" for then in ("today", "now", "years", "yesterday", "and", "the", "when")),
    ),
    "title": (
        "They met Mr X there.", "They met Mr. X there.", "They met Grandma X there.", "They met Mayor X there.",
        "They met Mr\u00a0X there.",
        "They met Mr “X” there.", 'They met Mr "X" there.', "They met Mr ‘X’ there.", "They met “Mr” X there.",
        'They met "Mr" X there.', "They met ‘Mr’ X there.",
    ),
    "title of any age": ("Dr X left.", "They met Dr. X there.", "Private X left.", "Pvt X left."),
    "said": ("“Go,” said X.", "“Go,” says X.", "X said so.", "X insisted.", "They went in. X said so.",
    "They went in, X said.", "“Go,” added X, and left."),
    "speaks for a body": ("“Go,” said X of the Red Cross.", "“Go,” added X of the union."),
    "small": ("The little X slept.", "Then baby X slept.", "A young X slept.", "Once young X slept.",
    "The tiny X slept."),
    "relative": ("Her sister X slept.", "Her friend X slept.", "X, her cousin, slept.",
    "The son of the mayor, X, slept.",
                 "The niece of a nurse, X, slept."),
    "child's noun": (
        "The pupil X slept.", "A girl named X slept.", "X, a boy, slept.", "X, the orphan, slept.",
        "A fifth grader X ran.",
        "The sixth-grader X slept.", "The student leader X slept.", "The climate activist X slept.",
        "The teen star X ran.",
        *(f"The girl {near} the teacher, X, slept." for near in ("of", "by", "with", "to", "for", "from")),
        "The girl hit by the teacher, X, slept.", "The girl with the teacher was X.",
        
        "They named the boy with a nurse as X.",
    ),
    "calling": (
        "The teacher X left.", "Former teacher X left.", "The retired nurse X left.", "The teacher\u00a0X left.",
        "Her teacher, X, left.", "Her teacher – X.", "Her teacher — X.", "Her teacher, X.", "Her teacher, X",
        "(her teacher, X) left", "Her teacher, X; others left.", "“They saw her teacher, X” he wrote.",
        "The governor, Prince X, left.", "X, a teacher, left.", "X: a teacher, left.", "X – a teacher – left.",
        "X — a teacher — left.", "X - a teacher - left.", "X, the district councillor, left.",
        "X, a teacher and mother, left.",
        *(f"X, {since} a teacher, left." for since in ("now", "then", "once", "long", "for years", "since May",
        "until May",
                                                        "himself", "herself")),
        *(f"X, a night nurse{end} they left" for end in (";", ".", " –", " —", "\n")), "(X, a night nurse) left",
        *(f"{one} teacher {named} X left." for one in ("A", "Another", "One") for named in ("named", "called")),
        "The woman, a teacher nicknamed X, left.", "A man and teacher named X left.",
        "The teacher surnamed X left.", "The commissioner of police X left.", "They named the teacher as X.",
        *(f"They are {naming} the old teacher as X." for naming in ("naming", "identifying")),
        "They identified the teacher as X.", *(f"{of} teacher is X." for of in ("His", "Her", "Their", "The", "My",
        "Our")),
        "A boy whose teacher was X left.",
        *(f"The teacher {near} the school, X, left." for near in ("of", "at", "for", "from", "in")),
    ),
    "calling of any age": (
        "The driver X left.", "The retired captain X left.", "Ex captain X left.", "The former captain X left.",
        "The army captain X left.", "The union leader X left.", "The aid worker X left.", "X, the army captain, left.",
        *(f"A group {led} by X left." for led in ("led", "headed", "run", "chaired", "directed", "managed")),
    ),
    "work": ("X, who teaches there, left.", "X, who treated her, left.", "X, who employs them, left.",
    "X, who keeps the cemetery, left.", "X, who owns the shop, left.",
        "X, who leads the union, left.", "X, who represents the town, left."),
    "schooling": ("X, a fourth grade pupil, slept.", "X, the nursery pupil, slept."),
    "has children": ("Sami s/o X left.", "Sami d/o X left.", "Sami w/o X left."),
}  # fmt: skip

NOT_SAID = {
    "under 18": (
        "X is eighteen.", "X is 18.", "X is nine feet tall.", "X is nineteen.", "X/1/2020 left.",
        "X, 9,000 of them, left.",
        "F/18 X, red.", "X, a 47-year-old, left.", "A 9-year-old left, the driver, X, slept.", "X (F/18) slept.",
        "X turned 18 today.", "The 9-year-old boys ran; the driver, X, left.",
    ),
    "18 or older": (
        "M/110 X, red.", "F/17 X, red.", "X/20 months slept.", "X/20 days slept.", "X/20 weeks slept.",
        "X/20/2020 left.",
        "X is 34 feet up.", "X has 34 sons.", "X turned 340.", "X/345 left.", "X (M, 1000) left.", "X (F/17) slept.",
    ),
    "title": ("He thanked the Governor. X left.", "Their Miss X left.", "The mister X left.",
    "They thanked Prince X too."),
    "title of any age": ("Mr X left.",),
    "said": ("“My son is here,” she said. X wept.", "“Go,” the mother of X said.", "Said, X left.",
    "X, said Omar, left.", "X left."),
    "speaks for a body": ("X of the union left.", "“Go,” said X of the kindergarten.", "“Go,” said X of a union.",
                          "“Go,” said X of it."),
    "small": ("The young X slept.", "X, little, slept."),
    "relative": ("Her sister's X slept.", "The teacher X left.", "Her sisters, X, slept.", "A sister. X slept."),
    "child's noun": ("The teacher X left.", "X, a girl said, slept.", "X, the girl was told, slept.",
    "The girl's X slept."),
    "calling": (
        "He was a teacher. X slept.", "The teacher's X slept.", "The pupil X slept.", "The driver X left.",
        "Her teachers, X, left.", "Her parents, X, left.", "The teacher's, X, left.", "Her mother, X and Omar left.",
        "Her mother, X, Omar and Sami left.", "Her mother, X slept.", "The governor and Prince X, slept.",
        "X, her teacher, Huda Osman, slept.", "X, his teacher, Huda Osman, slept.", "X, teacher Huda Osman, left.",
        "X, their teacher, Huda Osman, left.", "X, Omar, a teacher, left.", "X's, a teacher, left.",
        "X, her teacher and two others fled.", "X, a teacher and Omar fled.", "X, her teacher, and Omar fled.",
        *(f"X, the teacher and {more} others fled." for more in ("two", "three", "four", "the", "his", "her", "a",
        "an")),
        *(f"X, {whose} teacher and driver fled." for whose in ("his", "her", "their", "my", "our")),
        *(f"X, the teacher {verb} there, slept." for verb in ("said", "is", "was", "has", "had", "told", "says",
        "sang")),
        "The teacher named X as the winner.", "The teacher called X home.", "The victim of the teacher, X, slept.",
        "The mother of the victim, X, slept.", "The mother of the girl, X, slept.", "The teacher as X left.",
        "They named her. Teacher as X left.", "X, who met a teacher, left.", "X, with a teacher, left.",
        "The teacher saw it is X.", "The son of the teacher was X.", "The girl hit by the teacher was X.",
        "They named the victim of the teacher as X.", "The victim named by the teacher is X.",
        "The teacher, by X, left.", "X (a teacher) left.", "X, one of a teacher, left.",
        "X, a teacher's, left.", "X, a nurse is here.",
    ),
    "calling of any age": ("A book by X left.", "A group led by X’s father left.", "Seen by X.",
    "A teacher named X left.", "The student captain X ran."),
    "work": ("X, who sang there, left.", "X, whom teaches left.", "X, who keeps a cat, left.",
    "X, who owns a doll, left.", "X, who leads it, left.",
        "X, who leads the race, left.", "X, who represents her school, left.", "X teaches.", "X, who",
        "X who teaches left."),
    "schooling": ("X, a pupil, slept.", "X said the grade was bad."),
    "has children": ("Sami x/o X left.", "Sami s/a X left.", "He saw o X left."),
}  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), each(SAID))
def test_what_stands_beside_a_name_says_how_old_its_bearer_is(text: str, reason: str) -> None:
    assert reason in told(text)


@pytest.mark.parametrize(("text", "reason"), each(NOT_SAID))
def test_what_only_looks_so_says_nothing(text: str, reason: str) -> None:
    assert reason not in told(text)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("According to her teacher, Lina, she hid.", set()),
        ("In the words of her teacher, Lina, she hid.", set()),
        ("He left with her teacher, Lina, yesterday.", {"calling"}),
        ("The book, after her teacher, Lina, is blue.", {"calling"}),
        ("According to her teacher, X, she hid.", {"calling"}),
        ("They saw Dr X.", {"title of any age"}),
        ("They saw X.", set()),
    ],
)
def test_a_phrase_that_leads_a_sentence_may_be_none_of_the_name_s(text: str, reasons: set[str]) -> None:
    assert told(text) == reasons
