"""What the rules read in corpus/, as one can read it: junk, names, statements, dates, and what counts whom.

`NEWSX_GOLDEN=write` writes tests/golden/readings.txt anew; read the diff before you commit it. Without the trained
reader: the file changes only where cleaning, names, statements or the evidence of counts do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsx import cleaning, counts, entities, model, speech
from newsx.article import Claimant, Clean, Count, Raw, Span, When
from newsx.config import MODEL
from newsx.counts import Evidence
from newsx.counts.mention import Mention
from newsx.entities import Who
from newsx.reading import read
from newsx.speech import Statement

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "readings.txt"
ARTICLES = sorted(path.name for path in (ROOT / "corpus").iterdir() if path.suffix in (".txt", ".html"))
FIRST = 60  # characters of a stretch of text that are shown


@pytest.fixture(scope="module")
def golden() -> dict[str, str]:
    """The lines of each article by its name."""
    found = {}
    for block in GOLDEN.read_text("utf-8").split("\n## ") if GOLDEN.exists() else ():
        name, _, lines = block.removeprefix("## ").partition("\n")
        found[name] = lines.strip("\n")
    return found


@pytest.mark.skipif(os.environ.get("NEWSX_GOLDEN") == "write", reason="the file is written anew")
@pytest.mark.parametrize("name", ARTICLES)
def test_what_the_rules_read_is_what_they_read_before(golden: dict[str, str], name: str) -> None:
    assert list(lines(name)) == golden[name].splitlines()


@pytest.mark.skipif(os.environ.get("NEWSX_GOLDEN") != "write", reason="the file stays as it is")
def test_the_file_is_written_anew() -> None:
    GOLDEN.write_text("\n\n".join("\n".join([f"## {name}", *lines(name)]) for name in ARTICLES) + "\n", "utf-8")


def lines(name: str) -> Iterator[str]:
    """Everything that the rules find in an article, a line each."""
    (raw,) = read(ROOT / "corpus" / name)
    assert isinstance(raw, Raw)
    clean = cleaning.clean(raw)
    nlp = model.load(MODEL)
    doc = model.parse(nlp, clean.text, clean.blocks, clean.published.date if clean.published else None)
    who = entities.find(doc)
    statements = speech.find(doc, who)
    yield from _cleaned(clean)
    yield from _names(who)
    yield from (_statement(one, clean.text) for one in statements)
    yield from _evidence(counts.gather(doc, who, statements, clean.published, ["children", "people"]), clean.text)


def _cleaned(clean: Clean) -> Iterator[str]:
    authors = ", ".join(clean.authors)
    yield f"head  {clean.title} | {_when(clean.published)} | {authors} | {clean.dateline} | {clean.language}"
    for drop in clean.dropped:
        yield f"drop  {drop.source_start}-{drop.source_end} {drop.rule} {_shown(drop.text)}"
    for warning in clean.warnings:
        yield f"warn  {warning}"


def _names(who: Who) -> Iterator[str]:
    for one in who.actors:
        told = [one.kind, one.role, one.affiliation, one.state, "minor" if one.minor else None, *one.aliases]
        yield f"who   {one.name} | {' | '.join(filter(None, told))} | {_spans(one.mentions)}"
    for body in who.institutions:
        told = [body.kind, body.acronym, body.state, *body.aliases]
        yield f"body  {body.name} | {' | '.join(filter(None, told))} | {_spans(body.mentions)}"


def _statement(one: Statement, text: str) -> str:
    marks = [one.voice, one.kind, one.polarity, "" if one.figures else "no figures", "nested" if one.nested else ""]
    told = [
        _claimants(one.claimants), f"{text[slice(*one.cue)]!r} {one.cue_lemma} {one.rule}",
        " ".join(filter(None, marks)), _spans(one.parts), _spans(one.quoted),
    ]  # fmt: skip
    return f"says  {one.start}-{one.end} {' | '.join(told)}".rstrip(" |")


def _evidence(found: Evidence, text: str) -> Iterator[str]:
    for when in found.dates:
        yield f"date  {_when(when)}"
    for mention in (*found.mentions, *found.others):
        yield f"count {_mention(mention, text)}"
        if draft := found.drafts.get(mention.number.start):
            yield f"      {_draft(draft)}"


def _mention(one: Mention, text: str) -> str:
    number = one.number
    others = [("after", one.antecedent), ("part of", one.part_of), ("whole", one.whole)]
    told = [
        one.unit, one.group, one.why_not, *(f"{how} {other.start}" for how, other in others if other), *one.rules,
    ]  # fmt: skip
    return (
        f"{one.start}-{one.end} {_shown(text[one.start : one.end])} {number.kind} {number.low}-{number.high} | "
        f"{' | '.join(filter(None, told))}"
    )


def _draft(draft: Count) -> str:
    links = [f"{key} {value}" for key in ("part_of", "whole", "same_as") if (value := getattr(draft, key))]
    told = [
        draft.comparator, draft.unit, draft.group, *draft.qualifiers, _ages(draft), draft.polarity, draft.place,
        _claimants(draft.claimed_by), draft.voice, _when(draft.as_of), _when(draft.since), *links, *draft.rules,
    ]  # fmt: skip
    return f"{draft.id} {draft.start}-{draft.end} {draft.low}-{draft.high} | {' | '.join(filter(None, told))}"


def _ages(draft: Count) -> str | None:
    return None if draft.age_low is None and draft.age_high is None else f"aged {draft.age_low}-{draft.age_high}"


def _claimants(claimants: tuple[Claimant, ...]) -> str:
    return " + ".join(f"{one.name} {one.kind} {one.start}-{one.end}" for one in claimants)


def _when(when: When | None) -> str:
    return f"{when.date} {when.basis} {when.surface} {when.start}-{when.end}" if when else ""


def _spans(spans: tuple[Span, ...]) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def _shown(text: str) -> str:
    return repr(text if len(text) <= FIRST else f"{text[:FIRST]}…")
