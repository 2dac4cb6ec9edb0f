"""Quotation marks, from cases/quotation_*.toml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.article import Span
from newsx.grammar.quotation import find_quotes

CASES = tomllib.loads((Path(__file__).parent / "cases" / "quotation_marks.toml").read_text("utf-8"))["case"]


def paragraphs(text: str) -> list[Span]:
    return [found.span() for found in re.finditer(r"[^\n]+", text)]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_quotations(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_quotes(text, paragraphs(text))
    assert ["+" * q.continues + text[q.inner_start : q.inner_end] for q in found] == case["is"]


@given(st.text(alphabet="\"'“”‘’«»„` a\n.", max_size=80))
def test_no_mark_reaches_past_its_paragraph(text: str) -> None:
    spans = paragraphs(text)
    at = 0
    for quote in find_quotes(text, spans):
        assert at <= quote.start < quote.inner_start <= quote.inner_end <= quote.end
        assert any(start <= quote.start and quote.end <= end for start, end in spans)
        at = quote.end


@pytest.mark.parametrize("piece", ["“", "'a ", "\"'", "‘a ", "''", "``a "])
def test_long_repeats_take_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    assert find_quotes(text, [(0, len(text))]) is not None
