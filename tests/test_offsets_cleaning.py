"""Whatever the text: kept and dropped together are the source, each character once."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.article import Raw, Source
from newsx.cleaning import clean

PIECES = st.sampled_from(
    [
        *("The harbour master said on Monday that nine boats had come in before the storm.", "Share", "10:45"),
        *("Read more:", "  * ", "# ", "> ", "- ", "**Bold**", "\r\n", "\n", "\n\n", "\u2028", "\t", "\u00a0", "\u200b"),
        *("e\u0301", "â€™", "œ", "___", "•", "\x00", "\x0c", "&amp;", "😀", "\ud800", "o ", "1. ", "LOME (AFP) — "),
        "Nine people died, she said. ___ Associated Press writer A. Person contributed to this report.",
        *("Updated 3 May 2023", "A Headline of Some Length Stands Here"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost_and_nothing_stands_twice(text: str) -> None:
    page = clean(Raw("", text, Source(None, None, None, None, "text", None, (), "", len(text), {})))
    covered: Counter[int] = Counter()
    for block in page.blocks:
        assert block.source_start is not None
        assert block.source_end is not None
        kept = page.source[block.source_start : block.source_end]
        assert re.sub(r"\s", " ", kept) == page.text[block.start : block.end]
        covered.update(range(block.source_start, block.source_end))
    for dropped in page.dropped:
        assert page.source[dropped.source_start : dropped.source_end] == dropped.text
        covered.update(range(dropped.source_start, dropped.source_end))
    for at, character in enumerate(page.source):
        assert covered[at] == 1 or (character.isspace() and covered[at] == 0)
    joined = "\n\n".join(page.text[block.start : block.end] for block in page.blocks)
    assert joined == page.text
