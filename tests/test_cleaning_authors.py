"""Names in a byline; a line that is not only one names nobody."""

from __future__ import annotations

import pytest

from newsx.cleaning.authors import find_authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ama Boateng", ["Ama Boateng"]),
        ("BY Ama Boateng", ["Ama Boateng"]),
        ("by: Ama Boateng", ["Ama Boateng"]),
        ("Written by Ama Boateng", ["Ama Boateng"]),
        ("Story By Ama Boateng", ["Ama Boateng"]),
        ("By Ama K. Boateng", ["Ama K. Boateng"]),
        ("By Ama K.L. Boateng", ["Ama K.L. Boateng"]),
        ("By Omar al-Sayed", ["Omar al-Sayed"]),
        ("By Omar el-Din and Ama Boateng", ["Omar el-Din", "Ama Boateng"]),
        ("By Omar bin Ali", ["Omar bin Ali"]),
        ("By Jo den Dyk", ["Jo den Dyk"]),
        ("By Ama de la Cruz", ["Ama de la Cruz"]),
        ("By Jo van der Dyk", ["Jo van der Dyk"]),
        ("By Élodie O’Neill-Źak", ["Élodie O’Neill-Źak"]),
        ("By Ama Boateng and Lars Holm", ["Ama Boateng", "Lars Holm"]),
        ("By Ama Boateng & Lars Holm", ["Ama Boateng", "Lars Holm"]),
        ("By Ama Boateng, Jo Dyk and Lars Holm", ["Ama Boateng", "Jo Dyk", "Lars Holm"]),
        ("By Ama Boateng, Jo Dyk, and Lars Holm", ["Ama Boateng", "Jo Dyk", "Lars Holm"]),
        ("BY AMA BOATENG AND LARS HOLM", ["AMA BOATENG", "LARS HOLM"]),
        ("BY AMA BOATENG, JO DYK, AND LARS HOLM", ["AMA BOATENG", "JO DYK", "LARS HOLM"]),
        ("By Ama ANDERSEN", ["Ama ANDERSEN"]),
        # what may follow
        ("By Ama Boateng, 3 May 2023", ["Ama Boateng"]),
        ("By Ama Boateng | Lamu", ["Ama Boateng"]),
        ("By Ama Boateng · 3 May", ["Ama Boateng"]),
        ("By Ama Boateng – Lamu", ["Ama Boateng"]),
        ("By Ama Boateng (AP)", ["Ama Boateng"]),
        ("By Ama Boateng published 3 May 2023", ["Ama Boateng"]),
        ("By Ama Boateng for the Post", ["Ama Boateng"]),
        ("By Ama Boateng in Lamu", ["Ama Boateng"]),
        ("By Ama Boateng staff writer", ["Ama Boateng"]),
        # a trade
        ("Ama Boateng, Reporter", ["Ama Boateng"]),
        ("Ama Boateng, Senior Political Correspondent", ["Ama Boateng"]),
        ("Ama Boateng | staff writer", ["Ama Boateng"]),
        ("Ama Boateng - Editor", ["Ama Boateng"]),
        # prose
        ("By Ama", []),
        ("By the river, the children wait", []),
        ("By Ama Boateng said the boats had sunk", []),
        ("Bypass Road Closed", []),
        ("Ama Boateng", []),
        ("Ama Boateng, Reporter of the Post said so", []),
        ("The boats, the Editor", []),
        ("", []),
    ],
)
def test_a_byline_names_its_authors(line: str, names: list[str]) -> None:
    assert find_authors([line]) == tuple(names)


def test_the_first_byline_counts() -> None:
    assert find_authors(["Ferry sinks", "By the river", "By Ama Boateng", "By Lars Holm"]) == ("Ama Boateng",)
    assert find_authors([]) == ()
