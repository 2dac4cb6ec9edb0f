"""newsx/redaction: whose names of a text are masked, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsx.redaction import grown
from newsx.redaction.bearers import masked_runs
from newsx.redaction.redact import Hidden


def hidden(text: str) -> list[str]:
    """The names of a text that are masked."""
    row, runs = grown.judged(text, (), ())
    return [row.form(run.i, run.j) for run in masked_runs(runs)[0]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The driver, Omar Haddad, 47, and his son Sami were killed. Haddad was drunk.", ["Sami"]),
        ("At the grave of Lina, her aunt, Huda Osman, wept.", ["Lina"]),
        ("Jordan and Israel signed. Trade from Jordan fell.", []),
        ("A reporter met Jordan, 9, in hospital. Jordan sang.", ["Jordan", "Jordan"]),
        ("The teacher saw 张伟 fall.", ["张伟"]),
        ("Dr Anna Berg spoke in Kapsowar. Berg left Kapsowar on Monday.", []),
        ("“My son is a child,” said Dilnoza Umarova.", []),
        ("The mother of the victim, Louis Adeoye, left.", ["Louis Adeoye"]),
        ("Precious Moyo sang. The eight-year-old won.", ["Precious Moyo"]),
        ("Kim Ara, 19, and Lee Min, 17, were charged.", ["Lee Min"]),
        (
            "Mina van 't Veld and OKAFOR, Ada slept; Nazreen binti Kassim woke.",
            ["Mina van 't Veld", "OKAFOR", "Ada", "Nazreen binti Kassim"],
        ),
        ("Our Teddy is gone. In Teddy's memory, wear socks. With love from Maryam.", ["Teddy", "Teddy", "Maryam"]),
        ("A. said he fled. Chef is four. They told An to run. ʻAlya hid.", ["A", "Chef", "An", "ʻAlya"]),
        ("The pupils were Hauwa King, Ladi Cook and Jaylen Church.", ["Hauwa King", "Ladi Cook", "Jaylen Church"]),
        ("April cried. In April it rained. Kapsowar lies in April mist.", ["April", "Kapsowar"]),
        (
            "Tam, Thu and Thao slept. A third child, August, ran. On Monday, 3 August, they left.",
            ["Tam", "Thu", "Thao", "August"],
        ),
        ("Jordan Buckley, 17, pleaded guilty. Buckley, a driver, wept.", ["Jordan Buckley", "Buckley"]),
        ("Karim Nasser, 40, drowned with his son Karim.", ["Karim"]),
        ("Captain Nino led her team out. The under-9s lost.", ["Nino"]),
        ("Captain Merle Raudsepp brought the flag.", []),
        ("According to her father, Solveig, the last of them, rows.", ["Solveig"]),
        ("In the boat were two mothers, Amal, Yahya and Sidra.", ["Amal", "Yahya", "Sidra"]),
        ("“Linnea is the boss,” he said. Petra Holub is the boss of a bank.", ["Linnea"]),
        ("The teacher read out: Anouk, Bilal, Ben. Officials: Preben Thorup, Lis Damgaard.", ["Anouk", "Bilal", "Ben"]),
        (
            "M/34 Tekle Berhane, amber. F/12 Rahel Tesfay, red. H. Zamorano/38, Benicio Z./5.",
            ["Rahel Tesfay", "Benicio Z"],
        ),
        ("Ana Vance, the district councillor, left. Reporting by Lin Bo.", []),
        ("Lina, the doctor said, would walk. Omar, her mother and two others fled.", ["Lina", "Omar"]),
        (
            "He carried his mother, Huda and Sami. The driver, Adam, Nour and Tala died.",
            ["Huda", "Sami", "Adam", "Nour", "Tala"],
        ),
        ("The son of the mayor, Tomas Riva, was found. The mayor, Ugo Riva, wept.", ["Tomas Riva"]),
        ("India was asleep. Her sister Zoya ran.", ["India", "Zoya"]),
        ("India was asleep. Officials left.", []),
        ("Born in a truck, Victory slept. A girl named River ran. The boy April sat.", ["Victory", "River", "April"]),
        ("Omar Haddad; and his son wept.", ["Omar Haddad"]),
        ("Omar Haddad and his son wept. Huda Osman, who lost two sons, left. Ugo Riva lost two sons.", []),
        ("Her son May, 9, was killed. May loved football.", ["May", "May"]),
        ("The dead: June (5), April (3), May Oo, 9.", ["June", "April", "May Oo"]),
        ("The twins, August and May, were born on Monday.", ["August", "May"]),
        ("Their youngest, September, two, sat. Tuesday, 7, and Friday, 9, ran.", ["September", "Tuesday", "Friday"]),
        ("“Run, May!” she cried. In May, 9 children ran; on 9 May, 12 fell. By Friday, 40 fled.", ["May"]),
        ("Since June, 2,310 boys fled. The worst month was April, when two girls died Sunday, May 5.", []),
        ("The judge remembered the young Ugo Riva, a minister.", []),
        ("The judge remembered the little Ugo Riva, a minister.", ["Ugo Riva"]),
        ("They loved Kapsowar Hospital.", []),
        ("FIR 211: Sajjad s/o Allah Ditta did not return.", ["Sajjad"]),
    ],
)
def test_whose_names_are_masked(text: str, names: Sequence[str]) -> None:
    assert hidden(text) == names


def test_a_child_s_word_is_kept_in_the_full_name_of_a_grown_person_and_masked_elsewhere() -> None:
    names = Hidden()
    names.add(("karim",))
    names.kept = {"karim": {("karim", "nasser")}}
    assert names.masked("Karim Nasser held KARIM") == "Karim Nasser held █████"


def test_initials_and_accounts_of_a_masked_name_are_masked() -> None:
    names = Hidden()
    names.add(("korzh",))
    text = "I. Korzh and Ye. Korzh wrote as @korzh_illia at 3 p.m. with Korzh"
    assert names.masked(text) == "████████ and █████████ wrote as ████████████ at 3 p.m. with █████"
