"""`text[start:end]` is every span's surface, and a block is the source's own characters: on every text there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

import newsx
from newsx.article import Article, Clean, When
from newsx.reading.faults import all_faults

CLEANED = 8  # every so many of the shared pages are cleaned
READ = 64  # and every so many of them all are read with the model too


def spans(article: Article) -> Iterator[tuple[str, int, int]]:
    """Every surface of a record with its offsets."""
    for when in (*article.dates, article.published, *(w for c in article.counts for w in (c.as_of, c.since))):
        if isinstance(when, When) and when.start is not None and when.end is not None:
            yield when.surface or "", when.start, when.end
    for count in article.counts:
        yield count.surface, count.start, count.end
        for claimant in count.claimed_by:
            yield claimant.surface, claimant.start, claimant.end
        if count.whole:
            yield count.whole.surface, count.whole.start, count.whole.end


def check_record(article: Article) -> None:
    for surface, start, end in spans(article):
        assert article.text[start:end] == surface
    for thing in (*article.actors, *article.institutions):
        for start, end in thing.mentions:
            assert 0 <= start < end <= len(article.text)
            assert article.text[start:end] == article.text[start:end].strip()
    known = {thing.id for thing in (*article.actors, *article.institutions)}
    ids = {count.id for count in article.counts}
    for count in article.counts:
        assert {c.ref for c in count.claimed_by} <= known | {None}
        assert {count.part_of, count.same_as} <= ids | {None}


def check_blocks(clean: Clean) -> None:
    """Kept blocks stand in text and source alike, up to white space; kept and dropped do not overlap."""
    taken: list[tuple[int, int]] = []
    for block in clean.blocks:
        if block.source_start is None or block.source_end is None:
            continue
        here, there = clean.text[block.start : block.end], clean.source[block.source_start : block.source_end]
        assert len(here) == len(there)
        assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(here, there, strict=True))
        taken.append((block.source_start, block.source_end))
    for gone in clean.dropped:
        assert clean.source[gone.source_start : gone.source_end] == gone.text
        taken.append((gone.source_start, gone.source_end))
    taken.sort()
    assert all(first[1] <= second[0] for first, second in pairwise(taken))


def test_corpus(corpus: dict[str, Article]) -> None:
    assert len(corpus) > 50
    for name, article in corpus.items():
        check_record(article)
        if name.endswith(".txt"):
            check_blocks(newsx.clean((ROOT / "corpus" / name).read_bytes().decode("utf-8")))


def test_seeds(shared: Path) -> None:
    """What is read in them: test_seeds.py."""
    for path in sorted((shared / "seeds").glob("*.txt")):
        check_blocks(newsx.clean(path.read_bytes().decode("utf-8")))


def test_shared_pages(shared: Path) -> None:
    pages = [p for p in sorted((shared / "bench" / "clean").rglob("*.txt")) if not p.name.endswith(".gold.txt")]
    assert len(pages) > 300
    for index, path in list(enumerate(pages))[::CLEANED]:
        raw = path.read_bytes().decode("utf-8")
        check_blocks(newsx.clean(raw))
        if index % READ == 0:
            check_record(newsx.extract(raw, published="2024-01-31"))


@pytest.mark.parametrize("mark", ['."', ".”", ".", "!'", ".)", ".[1]", "…"])
def test_a_count_glued_to_the_sentence_before_stands_in_its_own(mark: str) -> None:
    text = f"She works for the harbour of Nova Scotia{mark}Two children have lost their mother and a husband his wife."
    article = newsx.extract(text, clean=False)
    assert list(all_faults(article)) == []
