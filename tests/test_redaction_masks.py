"""newsx/redaction/redact.py: where the masked names stand in a text, and what of a record is masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import records

from newsx.article import Article
from newsx.redaction.bearers import Bearers
from newsx.redaction.redact import Hidden, hidden_names, mask, redact_minors
from newsx.writing import decode, encode


def names(*rows: str, small: Sequence[str] = (), kept: Sequence[str] = ()) -> Hidden:
    found = Hidden(small=frozenset(small), kept={row.split()[0]: {tuple(row.split())} for row in kept})
    for row in rows:
        found.add(tuple(row.split()))
    return found


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Amina Yusuf slept.", "███████████ slept."),
        ("AMINA YUSUF’s aunt", "███████████’s aunt"),
        ("amina yusuf slept", "███████████ slept"),
        ("Amína-Yusúf slept", "███████████ slept"),
        ("amina_yusuf.txt", "███████████.txt"),
        ("amina%20yusuf.txt", "█████████████.txt"),
        ("Amina\n  Yusuf", "█████████████"),
        ("Amina, Yusuf", "████████████"),
        ("Amina -- Yusuf", "Amina -- Yusuf"),
        ("Amina and Yusuf", "Amina and Yusuf"),
        ("Amina", "Amina"),
        ("Aminah Yusuf", "Aminah Yusuf"),
        ("Ami\u0301na Yusu\u0301f slept.", "█████████████ slept."),
        ("To Amina Yusuf, Amina Yusuf", "To ███████████, ███████████"),
        ("A. B. Amina Yusuf", "█████████████████"),
        ("Ye.-Amina Yusuf", "███████████████"),
        ("He is i. Amina Yusuf", "He is i. ███████████"),
        ("The end. Amina Yusuf", "The end. ███████████"),
    ],
)
def test_a_name_is_masked_in_any_case(text: str, masked: str) -> None:
    assert names("amina yusuf").masked(text) == masked


@pytest.mark.parametrize(
    ("text", "found", "masked"),
    [
        ("Rose rose; ROSE", names("rose"), "████ rose; ████"),
        ("Rose rose", names("rose", small=["rose"]), "████ ████"),
        ("Rosé", names("rose"), "████"),
        ("J ran", names("j"), "J ran"),  # one letter
        ("Jo ran", names("jo"), "██ ran"),
        ("A. B. ran", names("a b"), "████. ran"),
        ("Karim Nasser held Karim", names("karim", kept=["karim nasser"]), "Karim Nasser held █████"),
        ("Karim Nasser held Karim", names("karim", "karim nasser", kept=["karim nasser"]), "████████████ held █████"),
        ("Karim Ali Nasser", names("ali nasser", kept=["karim ali nasser"]), "Karim Ali Nasser"),
        ("Karim Ali Nasser", names("nasser", kept=["karim ali"]), "Karim Ali ██████"),
        ("Karim Ali Nasser", names("ali nasser", kept=["karim ali"]), "Karim ██████████"),
        ("@lou_brandt ran", names("brandt"), "███████████ ran"),
        ("@lou.brandt ran", names("lou"), "███████████ ran"),
        ("@lou_brandt ran", names("lou brandt"), "@██████████ ran"),
        ("@omar ran", names("lou"), "@omar ran"),
        ("lou@brandt.example", names("brandt"), "lou███████████████"),
    ],
)
def test_a_word_alone_a_kept_name_and_an_account(text: str, found: Hidden, masked: str) -> None:
    assert found.masked(text) == masked


def test_in_an_address_names_stand_in_small_letters() -> None:
    assert names("rose").masked("a/rose.txt", lower=True) == "a/████.txt"
    assert Hidden().masked("Rose") == "Rose"


@pytest.mark.parametrize(
    ("url", "masked"),
    [
        ("https://x.example/zulande", "https://x.example/███████"),
        ("https://x.example/z%C3%BClande%20", "https://x.example/███████ "),
        ("https://x.example/caf%C3%A9", "https://x.example/caf%C3%A9"),
    ],
)
def test_the_letters_of_an_address_may_be_written_as_bytes(tmp_path: Path, url: str, masked: str) -> None:
    ((found,),) = redacted(tmp_path, [records.article("The pupil Zulande slept.", url=url)])
    assert found.source.url == masked


def test_letters_are_masked_and_the_initials_before_them() -> None:
    assert mask("Ana and Bo", [(0, 3), (8, 10)]) == "███ and ██"
    assert mask("J. R. Ana", [(6, 9)]) == "█████████"
    assert mask("Ana", []) == "Ana"


def test_words_of_a_masked_name_are_masked_unless_grown_people_bear_them() -> None:
    rows = {("ana", "van", "vance", "7"), ("bo",)}
    found = hidden_names(Bearers([], rows, set(), {("omar", "vance"), ("huda",)}, {"ana", "vance", "huda"}))
    assert found.by_first == {"ana": {("ana", "van", "vance", "7"), ("ana",)}, "bo": {("bo",)}}
    assert found.kept == {"omar": {("omar", "vance")}}
    assert found.small == {"ana"}


def redacted(tmp_path: Path, *heaps: Sequence[Article]) -> list[list[Article]]:
    files = [tmp_path / f"{n}.jsonl" for n in range(len(heaps))]
    for file, heap in zip(files, heaps, strict=True):
        file.write_bytes(b"".join(map(encode, heap)))
    found = redact_minors(files, tmp_path)
    assert [file.name for file in found] == [f"redacted{n}.jsonl" for n in range(len(heaps))]
    return [[decode(line) for line in file.read_bytes().splitlines()] for file in found]


def test_a_child_s_full_name_is_masked_in_every_article(tmp_path: Path) -> None:
    one = records.article("The pupil Oyelaran Dvorak slept.")
    two = records.article("The teacher, Oyelaran Dvorak, left. The nurse, Huda Dvorak, left.")
    three = records.article("The pupil Zulande slept.")
    four = records.article("The teacher, Zulande, left.")
    first, second = redacted(tmp_path, [one, three], [two, four])
    assert [article.text for article in (*first, *second)] == [
        "The pupil ███████████████ slept.",
        "The pupil ███████ slept.",
        "The teacher, ███████████████, left. The nurse, Huda Dvorak, left.",
        "The teacher, Zulande, left.",  # one word alone may be another's
    ]


def test_everything_that_may_hold_a_name_is_masked_and_nothing_else(tmp_path: Path) -> None:
    text = "The pupil Zulande slept, said Zulande, as 4 boys did on Monday."
    who = records.claimant(text, "Zulande", "a1", surface="Zulande")
    day = replace(
        records.when("2024-05-06"), surface="Monday", start=text.index("Monday"), end=text.index("Monday") + 6
    )  # type: ignore[type-var]
    count = records.count(
        text, "4 boys", 4, claimed_by=(who,), as_of=day, since=records.when("2024"), rules=("Zulande",)
    )
    article = records.article(
        text, counts=(count,), path="zulande.txt", url="https://x.example/Zulande", publisher="Zulande Post",
        title="Zulande", authors=("Bo Zulande",), actors=(records.person(text, "Zulande", minor=True),),
    )  # fmt: skip
    ((found,),) = redacted(tmp_path, [article])
    assert found.text == "The pupil ███████ slept, said ███████, as 4 boys did on Monday."
    assert (found.source.path, found.source.url) == ("███████.txt", "https://x.example/███████")
    assert (found.title, found.authors, found.actors[0].name) == ("███████", ("Bo ███████",), "███████")
    (one,) = found.counts
    assert (one.claimed_by[0].name, one.claimed_by[0].surface, one.surface) == ("███████", "███████", "4 boys")
    assert one.as_of is not None
    assert one.since is not None
    assert (one.as_of.surface, one.since.surface) == ("Monday", None)
    assert one.rules == ("Zulande",)
    assert (found.id, found.source.sha256, found.schema) == (article.id, article.source.sha256, article.schema)


def test_what_names_nobody_is_left(tmp_path: Path) -> None:
    text = "The pupil Zulande slept, and 4 boys."
    who = records.claimant(text, "Zulande", "Zulande")
    article = records.article(
        text, actors=(records.person(text, "Zulande", "Zulande", minor=True),),
        counts=(records.count(text, "4 boys", 4, claimed_by=(who,)),),
        dropped=(records.dropped("Zulande", "a caption", "Zulande"),),
    )  # fmt: skip
    source = replace(article.source, sha256="Zulande", encoding="Zulande")
    article = replace(article, id="Zulande", source=source, made_by=replace(article.made_by, model="Zulande"))
    ((found,),) = redacted(tmp_path, [article])
    assert (found.id, found.made_by.model, found.source.sha256, found.source.encoding) == ("Zulande",) * 4
    assert (found.counts[0].claimed_by[0].ref, found.dropped[0].rule) == ("Zulande", "Zulande")
    assert (found.dropped[0].text, found.counts[0].claimed_by[0].name) == ("███████", "███████")


def test_surfaces_are_what_stands_at_their_place_in_the_masked_text(tmp_path: Path) -> None:
    text = "Then a girl called hope hid, and 4 boys."
    who = records.claimant(text, "hope")
    ((found,),) = redacted(
        tmp_path, [records.article(text, counts=(records.count(text, "4 boys", 4, claimed_by=(who,)),))]
    )
    assert found.text == "Then a girl called ████ hid, and 4 boys."
    assert (found.counts[0].surface, found.counts[0].claimed_by[0].surface) == ("4 boys", "████")
    assert list(names("hope").spans("hope")) == []


def test_of_two_kept_names_that_share_a_word_the_longer_one_counts() -> None:
    text = "Ada Roe Lind Vance slept."
    assert names("roe lind", kept=["ada roe", "roe lind vance"]).masked(text) == text
    assert names("roe lind", kept=["ada roe"]).masked(text) == "Ada ████████ Vance slept."
