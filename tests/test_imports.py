"""What starting up costs: who does not need the model does not wait for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "spacy", "trafilatura", "duckdb", "warcio", "onnxruntime", "tokenizers", "dateparser", "xlsxwriter",
    "followthemoney",
)  # fmt: skip

REPORT = "import sys; sys.stderr.write('\\n' + ' '.join(m for m in {heavy!r} if m in sys.modules))"


def loaded(code: str, folder: Path, heavy: tuple[str, ...] = HEAVY) -> set[str]:
    """Which of the heavy modules are loaded after `code`."""
    program = f"{code}\n{REPORT.format(heavy=heavy)}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=folder, check=True)
    return set(done.stderr.rpartition("\n")[2].split())


@pytest.mark.parametrize(
    "code",
    [
        "import newsx",
        "from newsx.cli import main; main(['--help'])",
        "from newsx.cli import main; main(['extract', '--help'])",
        "from newsx.cli import main; main(['--version'])",
        "from newsx.cli import main; main(['schema'])",
    ],
)
def test_nothing_heavy_is_loaded(code: str, tmp_path: Path) -> None:
    assert loaded(code, tmp_path) == set()


def test_cleaning_text_loads_neither_model_nor_html_parser(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Well runs dry in Ouadda\n\nThe mayor said that 30 pupils had carried water to the school on Monday.\n"
    )
    assert loaded("from newsx.cli import main; assert main(['clean', 'a.txt']) == 0", tmp_path) == set()


# what takes longer to import than cleaning a text does, and is for broken characters, JSON or other commands
UNUSED = (
    "numpy", "ftfy", "pydantic", "msgspec", "py3langid", "newsx.reading.jsonl", "newsx.writing",
    "newsx.grammar.calendar", "newsx.cli.extract_command", "newsx.cli.report_command",
)  # fmt: skip


def test_cleaning_text_loads_only_what_the_text_needs(tmp_path: Path) -> None:
    text = (
        "Well runs dry in Ouadda\n\nThe mayor said that 30 pupils had carried water to the school on Monday, when the "
        "pump in the village had been out of order for a week.\n\nAdvertisement\n"
    )
    (tmp_path / "a.txt").write_text(text)
    code = "from newsx.cli import main; assert main(['clean', 'a.txt']) == 0"
    assert loaded(code, tmp_path, UNUSED) == set()
    (tmp_path / "a.txt").write_text(text.replace("village", "villageâ€™s"))
    assert loaded(code, tmp_path, UNUSED) == {"ftfy"}
    assert loaded(code.replace("'a.txt'", "'--json', 'a.txt'"), tmp_path, UNUSED) == {
        "ftfy",
        "msgspec",
        "newsx.writing",
    }


def test_extracting_loads_no_command_line_of_spacy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Well runs dry in Ouadda\n\nThe mayor said that 30 pupils had carried water.\n")
    code = "from newsx.cli import main; assert main(['extract', '-q', 'a.txt']) == 0"
    assert loaded(code, tmp_path, ("spacy", "spacy.cli", "weasel")) == {"spacy"}
    assert loaded(f"{code}; import spacy.cli; spacy.cli.download", tmp_path, ("weasel",)) == {"weasel"}


def test_the_codebook_is_printed_without_the_model(tmp_path: Path) -> None:
    assert loaded("from newsx.cli import main; main(['codebook'])", tmp_path) <= {"duckdb"}


def test_importing_a_module_has_no_output(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import newsx, newsx.cli"], capture_output=True, cwd=tmp_path, check=True
    )
    assert (done.stdout, done.stderr) == (b"", b"")
