"""Names of a report: which spellings, surnames and acronyms are one bearer, and the reader's own aliases."""

from __future__ import annotations

from pathlib import Path

import pytest
from ledgers import ledger, stated, told, written

from newsx.errors import NewsxError
from newsx.reporting import Options


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
