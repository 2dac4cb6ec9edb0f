"""newsx/ledger/safe.py: text of unknown origin does nothing where it is shown."""

from __future__ import annotations

import re
from typing import Any

import duckdb
import pytest

from newsx.ledger import safe

OBEYED = "\x00\x08\x0b\x0c\x0e\x1b\x7f\x85\x9b\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"


@pytest.mark.parametrize(
    ("text", "one_line", "kept_lines"),
    [
        ("Łódź, “ok”", "Łódź, “ok”", "Łódź, “ok”"),
        ("a\x1b[31mb", "a\ufffd[31mb", "a\ufffd[31mb"),
        ("a\tb\nc", "a b c", "a\tb\nc"),
        ("a\rb\x0bc\x0cd", "a b c d", "a\ufffdb\ufffdc\ufffdd"),
        ("a\x85b\u2028c\u2029d", "a b c d", "a\ufffdb\ufffdc\ufffdd"),
        ("\u202egnp\u2066\u200f", "\ufffdgnp\ufffd\ufffd", "\ufffdgnp\ufffd\ufffd"),
        ("a\u00a0b", "a\u00a0b", "a\u00a0b"),
    ],
)
def test_a_terminal_obeys_nothing(text: str, one_line: str, kept_lines: str) -> None:
    assert (safe.plain(text), safe.lines(text)) == (one_line, kept_lines)


def test_a_database_knows_the_same_control_characters() -> None:
    asked = f"SELECT regexp_replace(?, '{safe.CONTROL_SQL}', '.', 'g')"
    assert duckdb.execute(asked, ["ab\n\t\r" + OBEYED]).fetchall() == [("ab\n\t\r" + "." * len(OBEYED),)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-3, -3),
        ("-3", "'-3"),
        (2.5, "2.5"),
        (["a", 1], "a; 1"),
        (["a", "=b"], "a; '=b"),
        ("=1+1", "'=1+1"),
        (" +1", "' +1"),
        ("\t=1", "' =1"),
        ("\nx", "' x"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a; @b", "a; '@b"),
        ("x;y", "x;y"),
        ("a\x1bb", "a\ufffdb"),
        ("“x”", "“x”"),
        ("x", "x"),
        ("-;x", "'-;x"),
    ],
)
def test_no_cell_of_a_spreadsheet_runs(value: Any, shown: Any) -> None:
    assert safe.cell(value) == shown
    assert type(safe.cell(value)) is type(shown)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("'=1+1", "=1+1"),
        ("' +1", " +1"),
        ("a;'=1", "a;=1"),
        ("a; '@b;'-c", "a; @b;-c"),
        ("'tis", "'tis"),
        ("a;'b", "a;'b"),
        ("=1", "=1"),
        ("x", "x"),
        ("", ""),
    ],
)
def test_a_cell_is_read_back(cell: str, text: str) -> None:
    assert safe.uncelled(cell) == text


def test_text_stays_text_in_markdown() -> None:
    assert safe.markdown("<b>&*a*|`b`\n_$~!#[x]{}\\") == (r"&lt;b&gt;&amp;\*a\*\|\`b\` \_\$\~\!\#\[x\]\{\}" + "\\\\")


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://a.example/x?y=(1)", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("https://a.example/ x", False),
        ("https://a.example/\u202ex", False),
        ("https://a.example/█████", False),
        ("see https://a.example", False),
        ("", False),
        (None, False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(url: str | None, is_one: bool) -> None:
    assert safe.web(url) == (url if is_one else None)
    assert safe.link("a*b", url).startswith(r"[a\*b](" if is_one else r"a\*b")


def test_an_address_does_not_end_its_link() -> None:
    assert safe.link("a", "https://a.example/(1)|[2]") == "[a](https://a.example/%281%29%7C%5B2%5D)"
    assert safe.link("[a]", None) == r"\[a\]"


@pytest.mark.parametrize(
    ("indent", "expected"),
    [
        (None, '{"a": "é\\u009b\\u202e\\n", "b": "2024-01-01"}'),
        (1, '{\n "a": "é\\u009b\\u202e\\n",\n "b": "2024-01-01"\n}'),
    ],
)
def test_json_escapes_what_a_terminal_obeys(indent: int | None, expected: str) -> None:
    from datetime import date

    assert safe.as_json({"a": "é\x9b\u202e\n", "b": date(2024, 1, 1)}, indent) == expected
    assert safe.as_json("é") == '"é"'
    assert not re.search("[\x7f-\x9f\u061c\u2028-\u202e\u2066-\u2069]", safe.as_json([OBEYED], indent))
