"""The comparison with other tools: it runs without any of them and says what it could not measure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BENCH = ROOT / "bench"

# a scorer in miniature: it loads the hook as the real ones do, and reports how many records it was given
SCORER = """
import argparse, importlib, json, sys
ap = argparse.ArgumentParser()
ap.add_argument("--data", nargs="+"); ap.add_argument("--path", action="append"); ap.add_argument("--python")
ap.add_argument("--claims", action="store_true"); ap.add_argument("--json", action="store_true")
args = ap.parse_args()
sys.path[:0] = args.path
module, _, function = args.python.partition(":")
found = getattr(importlib.import_module(module), function)("At least 12 girls left.")
rate = {"p": 50.0, "r": 40.0, "f1": 44.4, "hits": len(found), "predicted": 8, "gold": 10}
print(json.dumps({"sentences": sum(1 for _ in open(args.data[0])), "value": rate, "value+comparator": rate,
                  "alarmed negatives": "1/5", "seconds": 0.1}))
"""


@pytest.fixture
def claims(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(BENCH))
    import claims

    return claims


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "counts").mkdir()
    (tmp_path / "counts" / "some.jsonl").write_text("".join(json.dumps({"n": n}) + "\n" for n in range(10)))
    (tmp_path / "score.py").write_text(SCORER)
    return tmp_path


def table(claims, *systems):
    return claims.Table(
        "counts",
        "Some counts",
        "score.py",
        ("counts/some.jsonl",),
        systems,
        {"P R F1": claims.rate("value")},
        limit=True,
    )


def test_a_system_that_runs_has_its_row_with_the_sample_size(claims, data, capsys):
    system = claims.System("one regex", "peers_counts:one_regex")
    lines = list(claims.rows(table(claims, system), data, 4, claims.Missing()))
    assert "4 sentences, 10 wanted" in lines[1]
    assert "50.0  40.0  44.4" in lines[2]
    assert capsys.readouterr().err == ""


def test_a_peer_that_cannot_be_run_keeps_its_row_and_the_reason(claims, data, capsys):
    missing = claims.Missing()
    systems = claims.System("absent", "no_such_peer:counts"), claims.System("apart", "x:y", None, "earlier: 50.0")
    lines = list(claims.rows(table(claims, *systems), data, 0, missing))
    assert "not run: ModuleNotFoundError: No module named 'no_such_peer'" in lines[1]
    assert "environment of its own" in lines[2]
    assert "earlier: 50.0" in lines[2]
    assert len(missing.reasons) == 2
    assert capsys.readouterr().err.count("MISSING") == 2


def test_a_table_without_its_data_is_named(claims, tmp_path, capsys):
    missing = claims.Missing()
    assert list(claims.rows(table(claims), tmp_path, 0, missing)) == []
    assert "some.jsonl" in missing.reasons[0]
    assert "MISSING" in capsys.readouterr().err


def test_a_sample_is_spread_over_the_file(claims, data, tmp_path):
    file = data / "counts" / "some.jsonl"
    chosen = claims.sample(file, 5, tmp_path)
    assert [json.loads(line)["n"] for line in chosen.read_text().splitlines()] == [0, 2, 4, 6, 8]
    assert claims.sample(file, 0, tmp_path) == claims.sample(file, 10, tmp_path) == file


def test_importing_the_peers_imports_neither_newsx_nor_any_peer():
    code = (
        "import sys, peers_counts, peers_dates, peers_speech;"
        "print([m for m in ('newsx', 'spacy', 'CQE', 'textacy', 'quantulum3', 'dateparser') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=BENCH, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("More than 1,200 schoolchildren fled.", [(1200, "at_least")]),
        ("Two boys and dozens of young girls fled.", [(2, "exact"), (None, "vague")]),
        ("Some 40 trucks, children said, had left.", []),
        ("It cost $40, children said.", []),
    ],
)
def test_the_regular_expression_reads(monkeypatch, text, wanted):
    monkeypatch.syspath_prepend(str(BENCH))
    import peers_counts

    assert [(c["value"], c["comparator"]) for c in peers_counts.one_regex(text)] == wanted
