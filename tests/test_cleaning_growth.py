"""Cleaning: the work grows as the text does, and text imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from pages import cleaned

import newsx


def test_heavy_libraries_are_not_imported_for_text() -> None:
    code = (
        "import sys, newsx.cleaning, newsx.reading as r\n"
        "assert not {'spacy', 'trafilatura', 'numpy', 'htmldate', 'py3langid'} & set(sys.modules), 'on import'\n"
        "from newsx.article import Raw, Source\n"
        "source = Source(*[None] * 4, 'text', None, (), '', 0, {})\n"
        "newsx.cleaning.clean(Raw('', 'Share\\n\\nThe clerk said so on Monday.', source))\n"
        "assert not {'spacy', 'trafilatura', 'htmldate'} & set(sys.modules), 'on text'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "unit", ["word\n", "The clerk said that nine boats had come in before the storm on Monday night.\n", "word "]
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        cleaned(unit * times)
        return time.process_time() - start

    seconds(10)
    small = max(0.002, min(seconds(1000) for _ in range(3)))
    most = 8 * 3 * small  # three times what is due: machines stutter, squares do not
    assert seconds(8000) < most or seconds(8000) < most


@pytest.mark.parametrize(
    "line", ["word\n", "The mayor said on Monday that 30 pupils had carried water to the school.\n"]
)
def test_the_work_grows_as_the_text_does(line: str) -> None:
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    def work(lines: int) -> int:
        nonlocal calls
        calls = 0
        sys.setprofile(count)
        try:
            newsx.clean(line * lines)
        finally:
            sys.setprofile(None)
        return calls

    work(10)  # what is read once
    assert work(3000) <= 2.1 * work(1500)
