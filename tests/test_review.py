"""Verdicts: the report's own CSV is the form, and what is rejected or corrected is shown as such."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from ledgers import HERE, heap, in_every_format, ledger, told, written

from newsx.errors import NewsxError
from newsx.reporting import Options


def reviewed(folder: Path, text: str) -> dict[str, Any]:
    path = folder / "review.csv"
    path.write_text(text)
    return ledger(folder, heap(), Options(review=path))


def test_the_report_s_own_csv_is_the_form_and_survives_reruns(tmp_path: Path) -> None:
    file, form = written(tmp_path, heap()), tmp_path / "form.csv"
    rows = list(csv.DictReader(io.StringIO(told(file, "csv"))))
    for row in rows:
        if row["surface"] == "41":
            row |= {"verdict": "change", "value": "43", "claimed_by": "Ali Baku", "note": "by telephone"}
        if row["surface"] == "sixty pupils":
            row |= {"verdict": "reject", "note": "a misreading"}
        if row["surface"] == "12 boys":
            row |= {"verdict": "confirm"}

    def save(rows: list[dict[str, str]]) -> None:
        with form.open("w", newline="") as out:
            writer = csv.DictWriter(out, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)

    save(rows)
    once = told(file, "csv", Options(review=form))
    save(list(csv.DictReader(io.StringIO(once))))
    assert told(file, "csv", Options(review=form)) == once
    found = json.loads(told(file, options=Options(review=form)))
    (right,) = [row for row in found["ledger"] if row["value"] == 43]
    assert (right["claimant"], right["low"], right["read_as"]) == ("Ali Baku", 43, ["value 41; claimed by Ali Bako"])
    assert right["reported_in"][0]["surface"] == "41", "what the text says is still there"
    (wrong,) = [row for row in found["ledger"] if row["support"] == "rejected"]
    assert wrong["notes"] == ["a misreading"]
    assert [row["accepted"] for row in found["ledger"] if row["value"] == 12] == [1]
    (idris,) = [row for row in found["ledger"] if row["claimant"] == "Musa Idris"]
    assert {pair["why"] for pair in found["disagreements"]} == {"disputed", "differs"}, (
        "a rejected denial denies nothing"
    )
    assert idris["support"] == "contested"


def test_rejected_and_corrected_claims_are_shown_as_such(tmp_path: Path) -> None:
    file, form = written(tmp_path, heap()), tmp_path / "form.csv"
    article = heap()[0]
    form.write_text(f"key,verdict,note,value\n{article.id}:c2,change,a slip,43\n{article.id}:c3,rejected,misread,\n")
    for format, data in in_every_format(file, options=Options(review=form)).items():
        if not HERE[format].binary:
            shown = " ".join(data.decode().split())
            assert [words for words in ("misread", "a slip", "43", "reject") if words not in shown] == [], format


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_who_said_only_what_was_rejected_is_no_side_of_the_page(tmp_path: Path, verdict: str) -> None:
    file, form = written(tmp_path, heap()), tmp_path / "form.csv"
    (key,) = [row["key"] for row in csv.DictReader(io.StringIO(told(file, "csv"))) if row["claimed_by"] == "Police"]
    form.write_text(f"key,verdict\n{key},{verdict}\n")
    choice = re.search('(?s)<select name="side">.*?</select>', told(file, "html", Options(review=form)))
    assert choice
    assert ("Police" in choice[0]) is (verdict == "accept")


@pytest.mark.parametrize("said", ["confirm", "Confirmed", "accept", "accepted"])
def test_the_words_of_older_reviews_mean_what_they_meant(tmp_path: Path, said: str) -> None:
    assert reviewed(tmp_path, f"key,verdict\n{heap()[0].id}:c2,{said}\n")["read"]["accepted"] == 1


@pytest.mark.parametrize("said", ["change", "changed", "correct", "corrected"])
def test_a_changed_value_is_taken_under_each_of_its_words(tmp_path: Path, said: str) -> None:
    found = reviewed(tmp_path, f"key,verdict,value\n{heap()[0].id}:c2,{said},43\n")
    assert [row["read_as"] for row in found["ledger"] if row["value"] == 43] == [["value 41"]]


def test_a_review_without_verdicts_makes_no_sense(tmp_path: Path) -> None:
    with pytest.raises(NewsxError, match="a review needs the columns"):
        reviewed(tmp_path, "key,note\nx,y\n")


def test_a_note_without_a_verdict_is_shown_and_judges_nothing(tmp_path: Path) -> None:
    file, form = written(tmp_path, heap()), tmp_path / "form.csv"
    form.write_text(f"key,verdict,note,value\n{heap()[0].id}:c2,,illegible,43\n")
    for format, data in in_every_format(file, options=Options(review=form)).items():
        assert HERE[format].binary or "illegible" in data.decode(), format
    found = reviewed(tmp_path, form.read_text())
    (row,) = [row for row in found["ledger"] if row["notes"]]
    assert (row["value"], row["accepted"], row["read_as"]) == (41, 0, [])
    assert [found["read"][name] for name in ("noted", "accepted", "corrected", "rejected")] == [1, 0, 0, 0]


def test_a_verdict_on_a_claim_that_is_not_here_is_counted(tmp_path: Path) -> None:
    assert reviewed(tmp_path, "key,verdict\n0000:c1,accept\n")["read"]["reviewed_elsewhere"] == 1
