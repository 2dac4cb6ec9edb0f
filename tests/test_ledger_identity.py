"""newsx/ledger/identity.py: which names are one bearer's, by the rules and by the reader's own file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsx.errors import NewsxError
from newsx.ledger.identity import Given, Name, read_aliases, resolve


def name(shown: str, state: str = "", role: str | None = None, **told: Any) -> Name:
    return Name(shown.lower(), told.pop("kind", "person"), state, shown, role, **told)


def body(shown: str, state: str = "", role: str | None = None, acronym: str | None = None) -> Name:
    return name(shown, state, role, kind="institution", acronym=acronym)


def shown(names: list[Name], given: Given | None = None) -> dict[str, tuple[str, str | None]]:
    """What each name is shown as, and why."""
    return {f"{one.also}/{one.state}".removesuffix("/"): (one.name, one.why) for one in resolve(names, given)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            [name("Volodymyr Zelenskyy", "Ukraine"), name("Volodymyr Zelensky", "Ukraine", articles=2)],
            {
                "Volodymyr Zelenskyy/Ukraine": ("Volodymyr Zelensky", "spelling"),
                "Volodymyr Zelensky/Ukraine": ("Volodymyr Zelensky", None),
            },
        ),
        (  # a role in common is enough where one has no state
            [
                name("Volodymyr Zelenskyy", "Ukraine", "president", articles=2),
                name("Volodymyr Zelensky", "", "president"),
            ],
            {
                "Volodymyr Zelenskyy/Ukraine": ("Volodymyr Zelenskyy", None),
                "Volodymyr Zelensky": ("Volodymyr Zelenskyy", "spelling"),
            },
        ),
        (
            [name("Volodymyr Zelenskyy", "Ukraine", "president", articles=2), name("Volodymyr Zelensky", "", "actor")],
            {
                "Volodymyr Zelenskyy/Ukraine": ("Volodymyr Zelenskyy", None),
                "Volodymyr Zelensky": ("Volodymyr Zelensky", None),
            },
        ),
        (
            [name("Inna Petrova", "Peru"), name("Ivan Petrova", "Peru")],
            {"Inna Petrova/Peru": ("Inna Petrova", None), "Ivan Petrova/Peru": ("Ivan Petrova", None)},
        ),
        ([name("Madonna")], {"Madonna": ("Madonna", None)}),
        (  # a surname of which nothing is said is nobody's
            [name("Ana Ruiz"), name("Ruiz")],
            {"Ana Ruiz": ("Ana Ruiz", None), "Ruiz": ("Ruiz", None)},
        ),
        (  # who names no state is the only one's
            [name("Ana Ruiz", "Peru", articles=2), name("Ana Ruiz")],
            {"Ana Ruiz/Peru": ("Ana Ruiz", None), "Ana Ruiz": ("Ana Ruiz", None)},
        ),
    ],
)
def test_names_of_one_person(names: list[Name], expected: dict[str, tuple[str, str | None]]) -> None:
    assert shown(names) == expected


@pytest.mark.parametrize(
    ("states", "ids"), [(("Peru", ""), 1), (("Peru", "Chile"), 2), (("Peru", "Chile", ""), 3), (("",), 1)]
)
def test_who_names_no_state_is_the_only_bearer_of_the_name(states: tuple[str, ...], ids: int) -> None:
    found = list(resolve([name("Ana Ruiz", state) for state in states]))
    assert len({one.id for one in found}) == ids
    assert {(one.state, one.one_state) for one in found} == {
        (state, state or ("Peru" if ids == 1 and len(states) == 2 else "")) for state in states
    }
    assert {one.id for one in found} == {f"ana ruiz|{one.one_state}".removesuffix("|") for one in found}


def test_more_than_two_hundred_of_one_surname_are_too_many_to_tell_spellings_apart() -> None:
    def of(number: int) -> str | None:
        others = [name(f"{chr(97 + n // 26)}{chr(97 + n % 26)}uv Petrov", "Chile") for n in range(number)]
        return shown([name("Volodymyr Petrov", "Peru"), name("Volodymir Petrov", "Peru", articles=2), *others])[
            "Volodymyr Petrov/Peru"
        ][1]

    assert (of(198), of(199)) == ("spelling", None)


UN, COURT = body("United Nations", role="un", acronym="U.N."), body("Supreme Court", "Peru", "court", "SC")


@pytest.mark.parametrize(
    ("names", "short", "expected"),
    [
        ([UN], body("UN"), ("United Nations", "acronym")),
        ([UN], body("UN", role="un"), ("United Nations", "acronym")),
        ([UN], body("UN", role="other"), ("United Nations", "acronym")),
        ([UN], body("UN", role="court"), ("UN", None)),
        ([body("United Nations", role="other", acronym="UN")], body("UN", role="court"), ("United Nations", "acronym")),
        ([body("United Nations", acronym="UN")], body("UN", role="court"), ("United Nations", "acronym")),
        ([UN, body("Union of Nurses", acronym="UN")], body("UN"), ("UN", None)),
        (
            [UN, body("Union of Nurses", role="court", acronym="UN")],
            body("UN", role="un"),
            ("United Nations", "acronym"),
        ),
        ([COURT], body("SC", "Peru"), ("Supreme Court", "acronym")),
        ([COURT], body("SC"), ("Supreme Court", "acronym")),
        ([COURT], body("SC", "Chile"), ("SC", None)),
        ([COURT], body("SC", "Chile", "court"), ("SC", None)),
        ([UN], name("UN"), ("UN", None)),  # a person
    ],
)
def test_an_acronym_is_of_one_body(names: list[Name], short: Name, expected: tuple[str, str | None]) -> None:
    assert shown([*names, short])[f"{short.name}/{short.state}".removesuffix("/")] == expected


RUIZ = name("Ana Ruiz", "Peru", "mayor", articles=3)


@pytest.mark.parametrize(
    ("names", "given", "expected"),
    [
        (
            [RUIZ, name("The Mayor")],
            {"the mayor": ("Ana Ruiz", "ana ruiz")},
            {"Ana Ruiz/Peru": ("Ana Ruiz", None), "The Mayor": ("Ana Ruiz", "given")},
        ),
        (
            [name("The Mayor"), RUIZ],
            {"the mayor": ("Ana Ruiz", "ana ruiz")},
            {"Ana Ruiz/Peru": ("Ana Ruiz", None), "The Mayor": ("Ana Ruiz", "given")},
        ),
        (  # a name that no article has
            [name("The Mayor"), name("Her Honour")],
            {"the mayor": ("A. Ruiz", "a. ruiz"), "her honour": ("A. Ruiz", "a. ruiz")},
            {"The Mayor": ("A. Ruiz", "given"), "Her Honour": ("A. Ruiz", "given")},
        ),
        (  # it goes before the rules
            [RUIZ, name("Eva Ruiz", "Peru"), name("Ruiz", "Peru")],
            {"ruiz": ("Eva Ruiz", "eva ruiz")},
            {
                "Ana Ruiz/Peru": ("Ana Ruiz", None),
                "Eva Ruiz/Peru": ("Eva Ruiz", None),
                "Ruiz/Peru": ("Eva Ruiz", "given"),
            },
        ),
        (  # who is called by a surname and by another name is nobody else's
            [name("Ruiz", "Peru"), name("Doctor Lima", "Peru", articles=2), name("Ana Ruiz", "Peru")],
            {"doctor lima": ("Ruiz", "ruiz")},
            {
                "Ruiz/Peru": ("Ruiz", None),
                "Doctor Lima/Peru": ("Ruiz", "given"),
                "Ana Ruiz/Peru": ("Ana Ruiz", None),
            },
        ),
        (  # the name that a rule finds goes by what the reader calls it
            [name("Volodymyr Zelenskyy", "Ukraine", articles=2), name("Volodymyr Zelensky", "Ukraine")],
            {"volodymyr zelenskyy": ("President Zelensky", "president zelensky")},
            {
                "Volodymyr Zelenskyy/Ukraine": ("President Zelensky", "given"),
                "Volodymyr Zelensky/Ukraine": ("President Zelensky", "spelling"),
            },
        ),
    ],
)
def test_what_the_reader_says_goes_before_every_rule(
    names: list[Name], given: Given, expected: dict[str, tuple[str, str | None]]
) -> None:
    assert shown(names, given) == expected


def test_a_hyphen_makes_no_full_name() -> None:
    names = [name("Al-Assad", "Syria", articles=9), name("Bashar al-Assad", "Syria")]
    assert shown(names)["Al-Assad/Syria"] == ("Bashar al-Assad", "surname")


def test_aliases_are_a_name_and_what_else_it_is_called(tmp_path: Path) -> None:
    file = tmp_path / "aliases.csv"
    file.write_text("alias,why,name\nThe Mayor, x, Ana Ruiz \n,,Bo\n")
    assert read_aliases(file) == [("Ana Ruiz", "The Mayor")]


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
    assert shown([FULL, *others])[f"Lubinets/{others[0].state}".removesuffix("/")] == expected


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


def test_a_table_that_is_none_of_aliases_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("one,two\n")
    with pytest.raises(NewsxError, match=r"a\.csv: aliases need the columns name and alias"):
        read_aliases(tmp_path / "a.csv")
