"""One article with every decision in it: what was kept, what dropped, which numbers are counts, which not, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from newsx.article import Article, Count, Dropped, When
from newsx.explanation import Explanation, Weighed
from newsx.ledger import wording
from newsx.ledger.safe import lines, web
from newsx.redaction.redact import redact_minors
from newsx.reporting.codebook import rules
from newsx.reporting.highlight import Highlight, Piece, free, pieces
from newsx.writing import decode, encode

_STYLES = {"count": "bold black on green", "rejected": "strike red", "claimant": "underline", "": ""}
E = TypeVar("E", bound=Explanation)

UNLIKELY = 0.02  # an option less probable than this is not shown
_FIRST_WORDS = 100  # characters of a dropped block that are shown


@dataclass(frozen=True, slots=True)
class Fact:
    """One line about a count: a heading and what it says."""

    heading: str
    said: str


@cache
def _reasons() -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for _, id, why in rules():
        found.setdefault(id, []).append(why)
    return {id: " ".join(dict.fromkeys(whys)) for id, whys in found.items()}


def explain_text(explanation: Explanation, console: Console) -> None:
    """Prints the explanation; no text of the article is taken for markup."""
    article = explanation.article
    console.print(_line(article.title or "(no headline)", "bold"))
    console.print(_line(" · ".join(provenance(article)), "dim"), Text())
    for kind, parts in blocks(explanation):
        line = Text() if kind == "paragraph" else Text.assemble((f"{kind}: ", "dim"))
        for piece in parts:
            line.append(lines(piece.text), style=_STYLES[piece.kind])
            if piece.kind == "count":
                line.append(f" [{piece.id}]", style="green")
        console.print(Padding(line, (0, 0, 1, 2), expand=False))
    _print_counts(explanation, console)
    if explanation.rejected:
        console.print(_line("Numbers that are no count", "bold"))
        for number in explanation.rejected:
            _print_item(console, f"“{number.surface}”", [Fact(number.rule, number.why)])
        console.print()
    _print_dropped(explanation, console)
    for warning in article.warnings:
        console.print(_line(f"warning: {warning}", "yellow"))


def _print_dropped(explanation: Explanation, console: Console) -> None:
    for heading, rows in (("What was dropped", dropped(explanation)), ("What was nearly dropped", nearly(explanation))):
        if rows:
            console.print(_line(heading, "bold"))
        for text, told in rows:
            _print_item(console, f"“{first_words(text)}”", told)
        if rows:
            console.print()


def _print_counts(explanation: Explanation, console: Console) -> None:
    article = explanation.article
    console.print(_line("Counts" if article.counts else "No counts were found", "bold"))
    for count in article.counts:
        _print_item(console, f"{count.id}  “{count.surface}”", facts(count, explanation.weighed.get(count.id, ())))
    console.print()


def _print_item(console: Console, title: str, told: Sequence[Fact]) -> None:
    console.print(Padding(_line(title), (0, 0, 0, 2), expand=False))
    for fact in told:
        line = Text.assemble((f"{lines(fact.heading)}: ", "dim"), lines(fact.said))
        console.print(Padding(line, (0, 0, 0, 6), expand=False))


def _line(text: str, style: str = "") -> Text:
    return Text(lines(text), style=style)


def provenance(article: Article) -> list[str]:
    """Where the article comes from and when it was published, piece by piece."""
    source = article.source
    published = f"published {_when(article.published)}" if article.published else "publication date unknown"
    told = [source.path, source.url, source.publisher, published, article.dateline and article.dateline.place]
    return [part for part in told if part]


def first_words(text: str) -> str:
    """The beginning of a dropped block, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _FIRST_WORDS else line[:_FIRST_WORDS].rstrip() + " …"


def dropped(explanation: Explanation) -> list[tuple[str, list[Fact]]]:
    """What was dropped: its text, the rule with its reason, and the kinds of blurbs that it may be."""
    blocks = explanation.article.dropped
    sure = _sure(blocks, explanation.sure)
    kinds = explanation.kinds or [None] * len(blocks)
    return [
        (block.text, [Fact(block.rule + said, block.why), *([_kinds(kind)] if kind else [])])
        for block, said, kind in zip(blocks, sure, kinds, strict=True)
    ]


def nearly(explanation: Explanation) -> list[tuple[str, list[Fact]]]:
    """What was kept though it sounds like a blurb: its text, how probable that is, and of which kind it would be."""
    text = explanation.article.text
    return [
        (text[one.start : one.end], [Fact("a blurb", f"{one.chance:.0%}"), _kinds(one.kind)])
        for one in explanation.nearly
    ]


def _kinds(kind: Weighed) -> Fact:
    return Fact("kind, weighed", ", ".join(f"{name} {share:.0%}" for name, share in kind.options))


def _sure(dropped: Sequence[Dropped], sure: Sequence[float | None]) -> list[str]:
    if all(chance is None for chance in sure):  # HTML and newsx's own records: there is nothing to weigh
        return [""] * len(dropped)
    return [" (not by the weights)" if chance is None else f" ({chance:.0%} sure)" for chance in sure]


def redacted(explanations: Sequence[E]) -> list[E]:
    """The same with every name masked that may be a minor's, as a report on all of them would."""
    with TemporaryDirectory(prefix="newsx-") as folder:
        file = Path(folder) / "records.jsonl"
        file.write_bytes(b"".join(encode(explanation.article) for explanation in explanations))
        (masked,) = redact_minors([file], Path(folder))
        articles = [decode(line) for line in masked.read_bytes().splitlines()]
    return [_over(article, known) for article, known in zip(articles, explanations, strict=True)]


def _over(article: Article, known: E) -> E:
    rejected = [replace(number, surface=article.text[number.start : number.end]) for number in known.rejected]
    unnamed = {  # the names of other claimants could be those of minors
        id: tuple(one for one in fields if one.field != "claimant") for id, fields in known.weighed.items()
    }
    return replace(known, article=article, rejected=tuple(rejected), weighed=unnamed)


def blocks(explanation: Explanation) -> Iterator[tuple[str, list[Piece]]]:
    """Every kept block: its kind and its text cut where a highlight (count, rejected, claimant) begins or ends."""
    article = explanation.article
    wanted = [Highlight(c.start, c.end, "count", c.id, f"{c.id}: {c.event}, {c.polarity}") for c in article.counts]
    wanted += [Highlight(r.start, r.end, "rejected", r.rule, r.why) for r in explanation.rejected]
    for count in article.counts:
        for who in count.claimed_by:
            wanted.append(Highlight(who.start, who.end, "claimant", count.id, f"claims {count.id}: {who.name}"))
    highlights = free(wanted)
    for block in article.blocks:
        yield block.kind, pieces(article.text, block.start, block.end, highlights)


def facts(count: Count, weighed: Sequence[Weighed] = ()) -> list[Fact]:
    """The values of a count with the words they are read from: number, group, event, claimant; then other readings."""
    word = f" (“{count.event_surface}”)" if count.event_surface else ""
    verified = "" if count.verified is None else wording.words("said", "verified" if count.verified else "unverified")
    told = [
        Fact("figure", _figure(count)),
        Fact("of whom", _of_whom(count)),
        Fact("event", f"{count.event}{word}: {wording.event_meaning(count.event)}"),
        Fact("polarity", count.polarity if count.polarity != "affirmed" else ""),
        Fact("scope", count.scope or ""),
        Fact("claimed by", _claimants(count)),
        Fact("as of", _when(count.as_of) if count.as_of else wording.words("said", "no_date")),
        Fact("since", _when(count.since) if count.since else ""),
        Fact("disputed by", ", ".join(count.disputed_by)),
        Fact("verified", verified),
        Fact("part of", count.part_of or (f"“{count.whole.surface}”" if count.whole else "")),
        Fact("says the same as", count.same_as or ""),
    ]
    told.append(Fact("how sure", "" if count.sure is None else f"{count.sure:.0%}"))
    told += [Fact(f"{one.field}, weighed", _weighed(one)) for one in weighed]
    told += [Fact(rule, _reasons().get(rule, "")) for rule in count.rules]
    return [fact for fact in told if fact.said or fact.heading in count.rules]


def _weighed(one: Weighed) -> str:
    """The best options; empty where one alone has a chance."""
    likely = [f"{answer} {share:.0%}" for answer, share in one.options if share >= UNLIKELY]
    return ", ".join(likely) if len(likely) > 1 else ""


def _figure(count: Count) -> str:
    row = {field: getattr(count, field) for field in ("comparator", "value", "low", "high", "surface")}
    bounds = [f"{name} {end:,}" for name, end in (("low", count.low), ("high", count.high)) if end is not None]
    return f"{wording.figure(row)} ({', '.join([count.comparator.replace('_', ' '), *bounds])})"


def _of_whom(count: Count) -> str:
    group = f" ({count.group})" if count.group != count.unit else ""
    ages = [f"{word} {age}" for word, age in (("from", count.age_low), ("to", count.age_high)) if age is not None]
    aged = f"aged {' '.join(ages)}" if ages else ""
    where = wording.whose({"whose": count.whose, "places": [count.place] if count.place else []})
    return "; ".join(part for part in (count.unit + group, where, ", ".join(count.qualifiers), aged) if part)


def _claimants(count: Count) -> str:
    if not count.claimed_by:
        return f"{wording.words('said', 'no_claimant')}, the reporter's own voice"
    told = [f"{who.name} ({who.kind}; “{who.surface}”)" for who in count.claimed_by]
    return f"{', '.join(told)}; {count.voice}"


def _when(when: When) -> str:
    words = f"“{when.surface}”, " if when.surface else ""
    return f"{when.date} ({words}{when.basis}: {wording.words('basis', when.basis)})"


def explain_html(explanation: Explanation) -> str:
    """The same as one self-contained page: no script, no network, everything escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(loader=PackageLoader("newsx", "reporting"), autoescape=True, undefined=StrictUndefined)
    article = explanation.article
    return pages.get_template("explain.html.jinja").render(
        article=article,
        language=article.language or "en",
        url=web(article.source.url),
        provenance=provenance(article),
        blocks=list(blocks(explanation)),
        counts=[(count, facts(count, explanation.weighed.get(count.id, ()))) for count in article.counts],
        rejected=explanation.rejected,
        dropped=dropped(explanation),
        nearly=nearly(explanation),
    ) + "\n"  # fmt: skip
