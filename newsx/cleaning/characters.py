"""Character repair: the only step that changes the source's length, so every offset counts after it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from newsx.grammar.hidden import BACKWARDS, CONTROLS, IGNORED, MARKS, RIGHT_TO_LEFT, TURNS, odd_lines, unusual

# Line ends other than "\n": what str.splitlines() would split at, the form feed between articles included.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Signs without width that split words for a reader of characters; in other scripts and in emoji some are needed. Kept
# are those that make figures look otherwise than they are written: `newsx.grammar.hidden` reads them.
ZERO_WIDTH = re.compile(
    "[\u00ad\u200b\u200e\u2060-\u2065\u206a-\u206f\ufeff]"
    rf"|(?<![\d.,])[{MARKS}]|[{MARKS}](?![\d.,])"
    rf"|(?<![^\x00-\x7f])(?:(?![{TURNS}{MARKS}])[{IGNORED}])+(?![^\x00-\x7f])"
)
CONTROL = re.compile(f"[{CONTROLS}]")
TURNED = re.compile(f"[{TURNS}]")
# In such a line the figures that are displayed depend on the signs that turn it.
TURNS_FIGURES = re.compile(rf"{BACKWARDS}|^[^{RIGHT_TO_LEFT}]*[{RIGHT_TO_LEFT}].*?\d[^\w.,]+\d")
SURROGATES = re.compile("[\ud800-\udfff]")
ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")

# What a sound ASCII text never holds: most texts are through with one look.
ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f&<]")

# What the steps of `BY_RARE` look for, and most texts hold none of.
RARE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{IGNORED}\u2028\u2029\ud800-\udfff\ufff9-\ufffb]")
BY_RARE = ("surrogates", "zero-width characters", "line ends", "control characters")

# Mojibake shows as one of these: what the first byte of a UTF-8 sequence is read as in the usual wrong encodings.
SUSPECT = re.compile(
    "[\x80-\x9f\u00c2-\u00f4\u0102-\u0118\u0391-\u03c9\u0410-\u0491\u05d0-\u05ea\u221a\u00ac\u2500-\u257f\ufffd]"
)


@cache
def _mojibake_only() -> Any:
    from ftfy import TextFixerConfig  # here and below: most texts need no mending

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,  # curly quotes say where speech begins and ends
        fix_line_breaks=False,
        fix_surrogates=True,
        remove_control_chars=False,
        normalization=None,
    )


def repair(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text with broken characters mended, the names of what was done, and a warning where figures were hidden.

    >>> repair("\\ufeffThe children\\u00e2\\u20ac\\u2122s camp\\r\\n")
    ('The children’s camp\\n', ('mojibake', 'zero-width characters', 'line ends'), ())
    """
    if text.isascii() and not ODD.search(text):
        return text, (), ()
    done: list[str] = []
    hidden: tuple[str, ...] = ()
    rare = bool(RARE.search(unusual(text)))
    for name, step in STEPS:
        if name == "zero-width characters":
            hidden = hidden_warnings(text)
        if name in BY_RARE and not rare:
            continue
        mended = step(text)
        if mended != text:
            done.append(name)
            text, rare = mended, True
    return text, tuple(done), hidden


def hidden_warnings(text: str) -> tuple[str, ...]:
    """Which figures of a text are hidden; numbers are read only where there may be any."""
    if next(odd_lines(text), None) is None:
        return ()
    from newsx.grammar.numbers import hidden_figures

    return hidden_figures(text)


def _mojibake(text: str) -> str:
    # Line by line, since one line can be broken and the next one sound.
    if not SUSPECT.search(unusual(text)):
        return text
    import ftfy

    return "\n".join(
        ftfy.fix_text(line, _mojibake_only()) if SUSPECT.search(line) and ftfy.badness.is_bad(line) else line
        for line in text.split("\n")
    )


def _entities(text: str) -> str:
    if "&" not in text:
        return text
    return ENTITY.sub(lambda match: _unescape(match[0]), text)


def _unescape(entity: str) -> str:
    from html import unescape

    return unescape(entity)


def _zero_width(text: str) -> str:
    if TURNED.search(text):
        lines = text.split("\n")
        text = "\n".join(line if TURNS_FIGURES.search(line) else TURNED.sub("", line) for line in lines)
    return ZERO_WIDTH.sub("", text)


STEPS = (
    ("surrogates", lambda text: SURROGATES.sub("\ufffd", text)),
    ("mojibake", _mojibake),
    ("entities", _entities),
    ("zero-width characters", _zero_width),
    ("line ends", lambda text: LINE_ENDS.sub("\n", text)),
    ("control characters", lambda text: CONTROL.sub("", text)),
)
