"""Names of a report: which spellings, surnames and acronyms are one bearer, and the reader's own aliases."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import ledger, stated, told, written

from newsx.errors import NewsxError
from newsx.ledger.identity import Name, resolve
from newsx.reporting import Options


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
