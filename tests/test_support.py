"""What the ledger adds to the records: copies of one text, one name for one bearer, support, series, a reader's review,
masked names."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sqlite3
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import records
from ledgers import HERE, HOSTILE, RETURNS, annotated, heap, in_every_format, told

from newsx.article import Article
from newsx.errors import NewsxError
from newsx.reporting import Options, report
from newsx.reporting.bearers import words_of
from newsx.reporting.copies import Overlap, same_text
from newsx.reporting.identity import Name, resolve
from newsx.reporting.redact import Hidden
from newsx.reporting.series import Point, series


def written(folder: Path, articles: list[Article]) -> str:
    return str(records.write(folder / "records.jsonl", articles))


def ledger(folder: Path, articles: list[Article], options: Options | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(told(written(folder, articles), options=options))
    return found


# --- copies


def test_a_spun_a_syndicated_and_an_independent_article_are_two_texts(tmp_path: Path) -> None:
    found = ledger(tmp_path, annotated(*RETURNS))
    assert found["read"]["texts"] == 2
    assert {Path(copy["label"]).stem: copy["why"] for copy in found["copies"]} == {
        "returns_spun": "same-order",
        "returns_syndicated": "same-sentences",
    }
    (copied,) = {copy["text_label"] for copy in found["copies"]}
    assert copied == "returns_wire.txt", "the first one that was published"
    (row,) = [row for row in found["ledger"] if row["value"] == 19_546]
    assert (row["support"], row["outlets"], row["texts"]) == ("single", 3, 1)


def test_articles_of_one_subject_are_no_copies(tmp_path: Path) -> None:
    names = ("ombudsman_return", "list_of_names", "crimea_camps", "camp_investigation", "returns_independent")
    assert ledger(tmp_path, annotated(*names))["copies"] == []


ALIKE = Overlap(0, 10, pairs=8, of_pairs=16, figures=3, of_figures=5, names=5, of_names=10)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "same-order"),
        ({"pairs": 7, "of_pairs": 14}, None),
        ({"of_pairs": 17}, None),
        ({"figures": 2}, None),
        ({"names": 4}, None),
        ({"sentences": 3, "of_sentences": 6}, "same-sentences"),
        ({"sentences": 3, "of_sentences": 7, "pairs": 0}, None),
        ({"sentences": 2, "of_sentences": 2, "pairs": 0}, None),
    ],
)
def test_how_much_two_texts_must_share_to_be_one(change: dict[str, int], why: str | None) -> None:
    assert same_text(replace(ALIKE, **change)) == why


def wire(path: str, agency: str | None, *, said: str = "said", extra: str = "") -> Article:
    text = f"Fire at Lome camp\n\n{extra} Nine boys were hurt, Kofi Agbeko {said}. It was {path} who wrote this."
    who = records.claimant(text, "Kofi Agbeko", kind="person")
    count = records.count(text, "Nine boys", 9, unit="boys", group="boys", event="injured", claimed_by=(who,))
    dateline = {"dateline": records.dateline(agency)} if agency else {}
    return records.article(
        text, path=path, publisher=path, published=records.when("2024-02-03"), counts=(count,), **dateline
    )


def test_ten_outlets_with_one_agency_s_figure_are_one_source(tmp_path: Path) -> None:
    alike = [wire(name, "AFP", extra=f"In {name} they read {nr * 17} more words.") for nr, name in enumerate("ABCDE")]
    (row,) = ledger(tmp_path, alike)["ledger"]
    assert (row["outlets"], row["texts"], row["support"], row["via"]) == (5, 1, "single", ["AFP"])


def test_whom_a_claimant_told_shows_through_whom_a_figure_came(tmp_path: Path) -> None:
    both = [
        wire("Post", None, said="told Reuters"),
        wire("Star", None, said="told the Associated Press", extra="Then:"),
    ]
    (row,) = ledger(tmp_path, both)["ledger"]
    assert (row["via"], row["texts"], row["support"]) == (["AP", "Reuters"], 2, "several")


# --- support


def test_support_is_single_several_or_contested(tmp_path: Path) -> None:
    rows = ledger(tmp_path, heap())["ledger"]
    assert {(row["value"], row["polarity"], row["support"]) for row in rows} == {
        (41, "affirmed", "contested"),  # another claimant says at least 60 of the same day
        (60, "affirmed", "contested"),
        (60, "denied", "contested"),
        (12, "planned", "single"),
        (None, "affirmed", "single"),
    }
    pairs = ledger(tmp_path, heap())["disagreements"]
    assert {pair["why"] for pair in pairs} == {"denied", "differs"}


def stated(nr: int, value: int, name: str, state: str | None, day: str, **more: Any) -> Article:
    """An article of its own that says that so many children were returned."""
    text = f"News {nr}\n\n{name} said that {value:,} children had come home from Zarumilla to Tumbes: {nr} of {day}."
    who = records.claimant(text, name, kind="person", state=state)
    count = records.count(text, f"{value:,} children", value, event="returned", claimed_by=(who,), **more)
    count = replace(count, as_of=records.when(day))
    return records.article(text, path=f"{nr}.txt", published=records.when(day), counts=(count,))


def test_two_independent_texts_are_several(tmp_path: Path) -> None:
    (row,) = ledger(tmp_path, [stated(nr, 31, "Ana Ruiz", "Peru", f"2024-05-0{nr}") for nr in (1, 2)])["ledger"]
    assert (row["support"], row["texts"], row["seen_first"], row["seen_last"]) == (
        "several",
        2,
        "2024-05-01",
        "2024-05-02",
    )


@pytest.mark.parametrize(("outlets", "texts"), [(("Plateau Herald", "Daily Trumpet"), 2), (("Daily Trumpet",) * 2, 1)])
def test_what_one_outlet_prints_again_is_one_report(tmp_path: Path, outlets: tuple[str, str], texts: int) -> None:
    found = [stated(nr, 31, "Ana Ruiz", "Peru", f"2024-05-0{nr}") for nr in (1, 2)]
    found = [replace(one, source=replace(one.source, publisher=name)) for one, name in zip(found, outlets, strict=True)]
    (row,) = ledger(tmp_path, found)["ledger"]
    assert (row["texts"], row["articles"]) == (texts, 2)


@pytest.mark.parametrize(
    ("other", "support"),
    [
        (("Jan Bos", "Chile", 25, "2024-05-01"), "contested"),
        (("Jan Bos", "Peru", 25, "2024-05-01"), "single"),  # the same side: no dispute between sides
        (("Jan Bos", "Chile", 25, "2024-06-01"), "single"),  # another day
        (("Jan Bos", "Chile", 2500, "2024-05-01"), "single"),  # of another order: something else is counted
    ],
)
def test_another_side_s_figure_contests_only_one_of_the_same_day(
    tmp_path: Path, other: tuple[str, str, int, str], support: str
) -> None:
    name, state, value, day = other
    two = [
        stated(1, 31, "Ana Ruiz", "Peru", "2024-05-01", whose="Peru"),
        stated(2, value, name, state, day, whose="Peru"),
    ]
    assert [row["support"] for row in ledger(tmp_path, two)["ledger"] if row["value"] == 31] == [support]


def test_unsourced_figures_of_different_months_are_not_linked(tmp_path: Path) -> None:
    one, two, three = (
        stated(nr, 5, "Somebody", None, day, scope="total")
        for nr, day in enumerate(["2019-03-01", "2019-03-20", "2024-03-01"])
    )
    nobody = [replace(a, counts=(replace(a.counts[0], claimed_by=(), voice="reporter"),)) for a in (one, two, three)]
    assert [row["articles"] for row in ledger(tmp_path, nobody)["ledger"]] == [2, 1]


# --- series


def point(
    row: int, figure: int, day: str, side: str | None = "Ukraine", claimant: str | None = None, **more: Any
) -> Point:
    beside = ("Ukraine",) if side is None else ()
    return Point(
        row,
        ("returned", "children"),
        side,
        beside,
        claimant or side,
        more.get("whose"),
        figure,
        date.fromisoformat(day),
        row,
    )


def test_returned_children_form_a_series() -> None:
    points = [
        point(1, 9, "2023-09-03"),
        point(2, 406, "2023-09-07", claimant="Lubinets"),
        point(3, 387, "2023-11-21", side=None),
        point(4, 1850, "2025-12-04", claimant="Foreign Ministry"),
        point(5, 1300, "2023-04-06", side="Russia"),
    ]
    ((number, side, chain),) = series(points)
    assert (number, side) == (1, "Ukraine")
    assert [(p.figure, updates) for p, updates in chain] == [(406, None), (387, None), (1850, 2)]


def test_figures_of_other_people_or_another_order_are_no_series() -> None:
    assert list(series([point(1, 9, "2023-01-01"), point(2, 406, "2023-02-01")])) == []
    apart = [point(1, 40, "2023-01-01", whose="Ukraine"), point(2, 50, "2023-02-01", whose="Georgia")]
    assert list(series(apart)) == []


def test_a_long_series_takes_no_time_by_the_square() -> None:
    chance = random.Random(1)
    days = [f"20{10 + n % 15}-01-{1 + n % 28:02d}" for n in range(20_000)]
    points = [point(n, chance.randint(100, 900), day, [None, "Ukraine"][n % 2]) for n, day in enumerate(days)]
    points = [replace(one, kind=("held", "children")) for one in points]
    ((_, _, chain),) = series(points)
    assert len(chain) > 10_000


# --- names


def merged(*names: Name) -> dict[str, tuple[str, str | None]]:
    return {f"{one.also}/{one.state}": (one.name, one.why) for one in resolve(names)}


FULL = Name("dmytro lubinets", "person", "Ukraine", "Dmytro Lubinets", "ombudsman", articles=3)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([Name("lubinets", "person", "Ukraine", "Lubinets")], ("Dmytro Lubinets", "surname")),
        ([Name("lubinets", "person", "", "Lubinets", "ombudsman")], ("Dmytro Lubinets", "surname")),
        ([Name("lubinets", "person", "", "Lubinets")], ("Lubinets", None)),  # nothing says that he is the same
        ([Name("lubinets", "person", "Russia", "Lubinets")], ("Lubinets", None)),
        (
            [Name("lubinets", "person", "Ukraine", "Lubinets"), Name("olha lubinets", "person", "", "Olha Lubinets")],
            ("Lubinets", None),
        ),
    ],
)
def test_a_lone_surname_is_the_only_full_name_s(others: list[Name], expected: tuple[str, str | None]) -> None:
    assert merged(FULL, *others)[f"Lubinets/{others[0].state}"] == expected


PUTIN = Name("vladimir putin", "person", "Russia", "Vladimir Putin", "President", articles=3)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([Name("putin", "person", "", "Putin")], ("Vladimir Putin", "known")),
        ([Name("putin", "person", "", "Putin", "baker")], ("Putin", None)),
        ([Name("putin", "person", "Latvia", "Putin")], ("Putin", None)),
        ([Name("putin", "person", "", "Putin"), Name("oleg putin", "person", "", "Oleg Putin")], ("Putin", None)),
    ],
)
def test_a_lone_surname_needs_no_introduction_for_a_head_of_state(
    others: list[Name], expected: tuple[str, str | None]
) -> None:
    (found,) = [(one.name, one.why) for one in resolve([PUTIN, *others]) if one.key == "putin"]
    assert found == expected


def test_spellings_and_acronyms_of_one_bearer() -> None:
    told = merged(
        Name("volodymyr zelensky", "person", "Ukraine", "Volodymyr Zelensky", "president"),
        Name("volodymyr zelenskyy", "person", "Ukraine", "Volodymyr Zelenskyy", "president", articles=4),
        Name("volodymyr zelenskyi", "person", "Poland", "Volodymyr Zelenskyi", "priest"),
        Name("international criminal court", "institution", "", "International Criminal Court", "court", "ICC", 2),
        Name("icc", "institution", "", "ICC", "court"),
        Name("who", "institution", "", "WHO", "un"),
    )
    assert told["Volodymyr Zelensky/Ukraine"] == ("Volodymyr Zelenskyy", "spelling")
    assert told["Volodymyr Zelenskyi/Poland"] == ("Volodymyr Zelenskyi", None)
    assert told["ICC/"] == ("International Criminal Court", "acronym")
    assert told["WHO/"] == ("WHO", None)


def test_one_name_of_two_states_stays_two() -> None:
    told = merged(
        Name("ali hassan", "person", "Iraq", "Ali Hassan"), Name("ali hassan", "person", "Sudan", "Ali Hassan")
    )
    assert (
        len({one.id for one in resolve([Name("ali hassan", "person", s, "Ali Hassan") for s in ("Iraq", "Sudan")])})
        == 2
    )
    assert all(why is None for _, why in told.values())


def test_a_merged_claimant_stands_on_one_line_and_the_reader_sees_why(tmp_path: Path) -> None:
    full, short = stated(1, 31, "Ana Ruiz", "Peru", "2024-05-01"), stated(2, 31, "Ruiz", "Peru", "2024-05-03")
    found = ledger(tmp_path, [full, short])
    assert [(row["claimant"], row["articles"]) for row in found["ledger"]] == [("Ana Ruiz", 2)]
    assert [(name["name"], name["also"], name["why"]) for name in found["names"]] == [("Ana Ruiz", "Ruiz", "surname")]
    assert "a surname alone" in " ".join(told(written(tmp_path, [full, short]), "terminal").split())


def test_aliases_are_the_reader_s_own(tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.csv"
    aliases.write_text("name,alias\nAna Ruiz,The Mayor of Lima\n")
    both = [stated(1, 31, "Ana Ruiz", "Peru", "2024-05-01"), stated(2, 31, "The Mayor of Lima", None, "2024-05-03")]
    assert len(ledger(tmp_path, both)["ledger"]) == 2
    found = ledger(tmp_path, both, Options(aliases=aliases))
    assert [(row["claimant"], row["articles"]) for row in found["ledger"]] == [("Ana Ruiz", 2)]
    assert found["names"][0]["why"] == "given"
    aliases.write_text("one,two\n")
    with pytest.raises(NewsxError, match="aliases need the columns name and alias"):
        ledger(tmp_path, both, Options(aliases=aliases))


# --- review


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


# --- masked names

MINOR = "Tariq Osman"
HIDDEN = (
    "TARIQ OSMAN WALKS HOME\n\nTariq Osman, 9, and 4 other boys were released, his aunt Huda Osman said. "
    "“We waited,” Tariq’s teacher Omar Saleh said. Tariq smiled; 4 boys slept."
)


def hidden() -> list[Article]:
    minor = records.person(HIDDEN, MINOR, minor=True, aliases=("Tariq",))
    aunt = records.person(HIDDEN, "Huda Osman", "a2")
    who = records.claimant(HIDDEN, "Huda Osman", "a2", surface="his aunt Huda Osman")
    count = records.count(HIDDEN, "4 other boys", 4, unit="boys", group="boys", event="returned", claimed_by=(who,))
    first = records.article(
        HIDDEN, title="Tariq Osman walks home", path="tariq-osman.txt", url="https://x.example/tariq-osman-home",
        actors=(minor, aunt), counts=(count,),
        dropped=(records.dropped("clean.caption", "a caption", "Photo: Tariq Osman"),),
    )  # fmt: skip
    text = "Elsewhere\n\nThe case of Tariq  Osman was heard, and the lawyer Tariq Aziz said that 2 boys spoke."
    second = records.article(text, counts=(records.count(text, "2 boys", 2, unit="boys", group="boys", event="other"),))
    return [first, second]


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A report in every format in which a minor is masked."""
    return in_every_format(written(tmp_path_factory.mktemp("masked"), hidden()), options=Options(redact_minors=True))


@pytest.mark.parametrize("format", HERE)
def test_no_format_names_a_minor(tmp_path: Path, masked: dict[str, bytes], format: str) -> None:
    out = tmp_path / "out"
    out.write_bytes(masked[format])
    if format == "sqlite":
        with sqlite3.connect(out) as database:
            kept = database.execute("SELECT record FROM records").fetchall()
            got = "".join([*database.iterdump(), *(zlib.decompress(record).decode() for (record,) in kept)])
    elif format == "xlsx":
        with zipfile.ZipFile(out) as book:
            got = "".join(book.read(name).decode() for name in book.namelist())
    elif format == "parquet":
        got = str(duckdb.sql(f"FROM read_parquet('{out}')").fetchall())
    else:
        got = out.read_text("utf-8")
    assert "█" in got
    assert not re.search(r"tariq.?.?osman|tariq’s|tariq smiled", got, re.IGNORECASE)
    if format in ("html", "sqlite"):
        assert "Omar Saleh" in got
        assert "Tariq Aziz" in got, "another Tariq, in an article that says nothing of a minor"


def test_offsets_hold_where_names_are_masked(tmp_path: Path) -> None:
    file = written(tmp_path, hidden())
    rows = list(csv.DictReader(io.StringIO(told(file, "csv", Options(redact_minors=True)))))
    plain = list(csv.DictReader(io.StringIO(told(file, "csv"))))
    for masked, row in zip(rows, plain, strict=True):
        assert (masked["start"], masked["surface"], len(masked["sentence"])) == (
            row["start"],
            row["surface"],
            len(row["sentence"]),
        )
    assert rows[0]["sentence"].startswith("\ufeff") is False
    assert "█" * len(MINOR) in rows[0]["sentence"]
    assert rows[0]["claimed_by"] == "Huda Osman", "a grown relative keeps her name"


def test_a_masked_name_is_nobody_s_in_another_article(tmp_path: Path) -> None:
    second = replace(hidden()[0], id="f" * 16)
    people = [
        row for row in ledger(tmp_path, [hidden()[0], second], Options(redact_minors=True))["actors"] if row["minor"]
    ]
    assert [row["articles"] for row in people] == [1, 1]


def test_words_that_are_names_elsewhere_stay() -> None:
    names = Hidden()
    names.add(words_of("Rose Hope"))
    names.add(words_of("Rose"))
    assert names.masked("A rose. Rose-Hope rose; ROSE") == "A rose. █████████ rose; ████"


# --- harmless in every format


@pytest.mark.parametrize("format", ["sqlite", "parquet"])
def test_files_of_bytes_hold_nothing_a_terminal_obeys(tmp_path: Path, format: str) -> None:
    from ledgers import hostile

    out = tmp_path / "out"
    with out.open("wb") as stream:
        report([hostile(tmp_path)], out=stream, format=format)
    if format == "sqlite":
        with sqlite3.connect(out) as database:
            got = "".join(database.iterdump())
    else:
        got = "".join(str(cell) for row in duckdb.sql(f"FROM read_parquet('{out}')").fetchall() for cell in row)
    assert not set(got) & set("\x1b\x9b\u202e")
    assert HOSTILE[:10] in got


def test_hxl_tags_stand_below_the_headings(tmp_path: Path) -> None:
    file = written(tmp_path, heap())
    headings, tags, *rows = csv.reader(io.StringIO(told(file, "csv", Options(hxl=True))))
    assert len(headings) == len(tags) == len(rows[0])
    assert [tag for tag in tags if not re.fullmatch(r"#[a-z]+(\+[a-z]+)*", tag)] == []
    assert len(rows) == 8


def test_annotations_point_at_their_words(tmp_path: Path) -> None:
    articles = {article.id: article for article in heap()}
    page = json.loads(told(written(tmp_path, heap()), "annotations"))
    assert (page["@context"], page["type"], len(page["items"])) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
        8,
    )
    for item in page["items"]:
        target = item["target"][0]
        text = articles[target["source"].removeprefix("urn:newsx:")].text
        place, quote = target["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert text.index(quote["prefix"] + quote["exact"]) + len(quote["prefix"]) == place["start"]
    assert page["items"][0]["target"][1]["source"] == "https://herald.example/tula?a=(1)"


def test_datasette_serves_the_database(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app", reason="the package datasette is missing")
    import asyncio

    path = tmp_path / "ledger.db"
    with path.open("wb") as out:
        report([written(tmp_path, heap())], out=out, format="sqlite")

    async def ask() -> list[Any]:
        served = app.Datasette([str(path)])
        await served.invoke_startup()
        claims = await served.client.get("/ledger/claims.json?_shape=array&event=taken&_sort=value")
        search = await served.client.get("/ledger/articles.json?_shape=array&_search=hospital")
        page = await served.client.get("/ledger/counts")
        return [claims.json(), search.json(), page.status_code]

    claims, search, status = asyncio.run(ask())
    assert {claim["claimed_by"] for claim in claims} == {"Ali Bako", "Musa Idris", "Police", None}
    assert [article["path"] for article in search] == ["news/back.txt"]
    assert status == 200
