"""A child's name in a text without capitals, or all in them, is masked where the words beside it say a child's."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import records as book
from ledgers import HERE, in_every_format, unpacked

from newsx.redaction.redact import redact_minors
from newsx.reporting import Options
from newsx.writing import decode, encode

NAMED = {
    "a girl called ebere nwosu was found on monday, and later ebere slept": "ebere nwosu",
    "the 12-year-old boy named efe okoro fled": "efe okoro",
    "a pupil, identified as zhong wei, was taken": "zhong wei",
    "the toddler’s name was kwabena": "kwabena",
    "her son saeed drowned with his sister lubna qasim": "saeed lubna qasim",
    "tariq haddad, 7, nour (9) and farid, aged five, died": "tariq haddad nour farid",
    "the siblings zoya, tamar and elif were in the boat": "zoya tamar elif",
    "two boys, femi and tunde, ran": "femi tunde",
    "a baby nicknamed pipa van der zwaag slept": "pipa zwaag",
    "the student known as oyelaran left": "oyelaran",
}
CASES: dict[str, Callable[[str], str]] = {
    "small": str.lower, "capitals": str.upper, "small in a sentence": lambda said: f"Officials said that {said}",
}  # fmt: skip


def article(said: str, number: int) -> bytes:
    text = f"Two children were near, officials said. {number}. {said}."
    claim = book.count(text, "Two children", 2, sentence=(0, len(text)))
    caption = book.dropped("clean.caption", "a caption", f"{said}!")
    return encode(book.article(text, title=said, path=f"{number}.txt", counts=(claim,), dropped=(caption,)))


@pytest.mark.parametrize("case", CASES)
def test_a_name_in_one_case_is_in_no_format(tmp_path: Path, case: str) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"".join(article(CASES[case](said), n) for n, said in enumerate(NAMED)))
    names = set(" ".join(NAMED.values()).split())
    for format, report in in_every_format(file, options=Options(redact_minors=True)).items():
        words = set(re.findall(r"\w+", unpacked(report, format, tmp_path / "out").casefold()))
        assert sorted(words & names) == [], format
    assert len(HERE) > 8
    words = set(re.findall(r"\w+", in_every_format(file, formats=["json"])["json"].decode().casefold()))
    assert names <= words


@pytest.mark.parametrize("said", [
    "a boy called out to them", "a boy called for help", "a child named as missing was found", "her son was killed",
    "the children were vaccinated by UNICEF", "the girls UNICEF supports ran", "the teacher, omar haddad, 47, left",
    "a girl named in the report slept", "the boy identified as the youngest hid", "pupils, teachers and 9 guards fled",
])  # fmt: skip
def test_words_that_are_no_names_stay(tmp_path: Path, said: str) -> None:
    (tmp_path / "records.jsonl").write_bytes(article(said, 1))
    (masked,) = redact_minors([tmp_path / "records.jsonl"], tmp_path)
    assert decode(masked.read_bytes()).text.endswith(f"{said}.")
