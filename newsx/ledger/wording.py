"""A row of the ledger in words: the figure, of whom, who claims it, as of when, and every doubt the text voices."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsx.grammar.numbers import find_numbers
from newsx.lexicon import load

Row = dict[str, Any]
UNSURE = 0.5  # a claim less sure than this is told to be so: it is more likely wrong in a field than right


def words(group: str, name: str, field: str = "words") -> str:
    """An entry of `words.toml`: `words("said", "no_date")`, `words("basis", "assumed", "mark")`."""
    entry = load("ledger", "words.toml")[group][name]
    return str(entry if isinstance(entry, str) else entry[field])


def event_meaning(event: str) -> str:
    """What the codebook says an event class means."""
    for entry in load("counts", "events.toml")["event"]:
        if entry["id"] == event:
            return str(entry["means"])
    return ""


def figure(row: Row, ascii_only: bool = False) -> str:
    """The figure with the sign of its comparator; a vague one in the text's words.

    >>> figure({"comparator": "at_least", "value": 300, "low": 300, "high": None, "surface": "over 300 boys"})
    '≥ 300'
    """
    comparator, value = row["comparator"], row["value"]
    sign = words("comparator", comparator, "ascii" if ascii_only else "sign")
    if value is not None:
        return f"{sign}{value:,}"
    if comparator == "range" and row["low"] is not None and row["high"] is not None:
        return f"{row['low']:,}{'-' if ascii_only else '–'}{row['high']:,}"
    return str(row["surface"])


def unit(row: Row) -> str:
    """The counted, in the word most articles use."""
    return str(row["unit"] or row["group"])


def whose(row: Row, ascii_only: bool = False) -> str:
    """Whose they are and where or where to: "Ukraine → Russia"; a place that is told of another figure is left out."""
    arrow = "->" if ascii_only else "→"
    places = [place for place in row["places"] if not _of_another(row, place)]
    parts = [row["whose"], f"{arrow} {', '.join(places)}" if places else None]
    return " ".join(part for part in parts if part)


def _of_another(row: Row, place: str) -> bool:
    """Whether a place is told of a figure further on: "700,000 children, all but 2,000 of them from the Donbas"."""
    for report in row.get("reported_in", ()):
        after = (report["sentence"] or "")[report["end"] - report["sentence_start"] :]
        before, found, _ = after.partition(place)
        if found and any(number.kind in ("count", "fraction") for number in find_numbers(before)):
            return True
    return False


def claimant(row: Row) -> str:
    """Who claims the figure, a person or body with the state it speaks for."""
    name = row["claimant"]
    if not name:
        return words("said", "no_claimant")
    state = row["claimant_state"]
    return f"{name} ({state})" if state and state not in name else str(name)


def also(row: Row) -> str:
    """Who else is named for the figure; empty where nobody is."""
    others = row["also_claimed_by"]
    return f"{words('said', 'also')} {', '.join(others)}" if others else ""


def doubts(row: Row) -> list[str]:
    """What keeps the claim from being a plain one: denied, planned, disputed, not verified, read without being sure."""
    found = [words("polarity", row["polarity"])]
    if row["disputed_by"]:
        found.append(f"{words('said', 'disputed')} {', '.join(row['disputed_by'])}")
    if row["verified"] is not None:
        found.append(words("said", "verified" if row["verified"] else "unverified"))
    if row["sure"] is not None and row["sure"] < UNSURE:
        found.append(f"{words('said', 'unsure')} ({row['sure']:.0%} {words('said', 'sure')})")
    return [doubt for doubt in found if doubt]


def verdict(given: str | None, note: str | None) -> str:
    """What a reader said of a claim: "rejected by a reader: a misprint", "a reader's note: …"; else empty."""
    if not given:
        return f"{words('verdict', 'none')}: {note}" if note else ""
    return words("verdict", given) + (f": {note}" if note else "")


def support(row: Row) -> str:
    """How a figure is supported: "3 independent reports", "one source, 4 outlets", "contested, one report"."""
    told = [words("support", row["support"])] if row["support"] in ("contested", "rejected") else []
    if row["texts"] > 1:
        told.append(f"{row['texts']:,} {words('support', 'several')}")
    else:
        told.append(words("said", "one_source") if row["outlets"] > 1 else words("support", "single"))
    if row["outlets"] > row["texts"]:
        told.append(counted(row["outlets"], "outlet"))
    if row["claimants"] > 1:
        told.append(counted(row["claimants"], "claimant"))
    if row["via"]:
        told.append(f"{words('said', 'via')} {', '.join(row['via'])}")
    return ", ".join(told)


def in_cell(row: Row, ascii_only: bool = False) -> str:
    """A figure in a cell of the sides: "700,000 (taken in): Maria Lvova-Belova, 2023-04-06"."""
    as_such = f" ({words('happened', row['event'])})" if row["event"] == "received" else ""
    polarity = words("in_cell", row["polarity"])
    return f"{polarity}{figure(row, ascii_only)}{as_such}: {row['claimant']}, {as_of(row)}"


def scope(row: Row) -> str:
    """The scope of a row by its name in `words.toml`: "total", "incident", "unknown"."""
    return str(row["scope"] or "unknown")


def story(one: Row) -> str:
    """How big a story is and of what time: "10 articles, 2023-10-05 to 2025-10-17"."""
    days = [day for day in (one["first"], one["last"]) if day]
    dates = days[0] if days and days[0] == days[-1] else " to ".join(days)
    return ", ".join(filter(None, [counted(one["articles"], "article"), dates]))


def quoted(row: Row, key: str | None) -> tuple[str, str, str, str]:
    """The sentence before, in and after a figure, and the outlet: of the claim called `key`, else the first."""
    place = next((place for place in row["reported_in"] if place["key"] == key), row["reported_in"][0])
    sentence, start = place["sentence"] or "", place["start"] - place["sentence_start"]
    end = start + place["end"] - place["start"]
    return sentence[:start].lstrip(), sentence[start:end], sentence[end:].rstrip(), str(place["label"])


def sentence(row: Row, key: str | None) -> str:
    """The sentence of a claim."""
    return "".join(quoted(row, key)[:3])


def review(row: Row) -> list[str]:
    """What a reader of the ledger said: rejected, confirmed, what was read before it was changed, the notes."""
    found = [words("verdict", "reject")] if row["support"] == "rejected" else []
    if row["accepted"]:
        found.append(words("verdict", "confirm"))
    found += [f"{words('verdict', 'change')}, read as: {was}" for was in row["read_as"]]
    return [*found, *(row["notes"] if found else [verdict(None, note) for note in row["notes"]])]


def seen(row: Row) -> str:
    """When a figure was first and last published: "seen 2023-04-06 to 2024-03-08"; empty where nobody knows."""
    first, last = row["seen_first"], row["seen_last"]
    return "" if not first else f"seen {first}" if first == last else f"seen {first} to {last}"


def side(rows: Iterable[Row]) -> str:
    """Whose series it is: a state, else its claimant."""
    sides = [str(row["claimant_state"] or row["claimant"]) for row in rows if row["claimant"]]
    return sides[0] if sides else words("said", "no_claimant")


def point(row: Row, rows: Iterable[Row]) -> str:
    """A figure's place in a series: the date, and who says so where several do."""
    names = {other["claimant"] for other in rows}
    return as_of(row) + (f", {row['claimant'] or words('said', 'no_claimant')}" if len(names) > 1 else "")


def copied(row: Row) -> str:
    """What showed that a text is a copy: "the same sentences (14 of 15)"."""
    return words("copy", row["why"]) + (f" ({row['shared']} of {row['of']})" if row["of"] else "")


def supports(rows: Iterable[Row]) -> list[str]:
    """What the words for support mean, of those that were used."""
    used = {row["support"] for row in rows}
    known = load("ledger", "words.toml")["support"]
    return [f"{entry['words']}: {entry['why']}" for name, entry in known.items() if name in used]


def against(row: Row, other: Row | None, by: str | None) -> str:
    """Who stands against a figure: "Ali Bako: 41, as of 2022-05-03"."""
    if other is None:
        denies = row["polarity"] == "denied"
        return words("said", "denies_alone") if denies else f"{words('said', 'disputed')} {by}"
    denies = f" ({words('polarity', other['polarity'])})" if other["polarity"] != "affirmed" else ""
    return f"{claimant(other)}: {figure(other)} {unit(other)}{denies}, as of {as_of(other)}"


def as_of(row: Row) -> str:
    """The date of the claim with the mark of its basis; first and last where articles differ."""
    first, last = _dated(row["as_of_first"]), _dated(row["as_of_last"])
    return first if first == last else f"{first} to {last}"


def _dated(when: Row | None) -> str:
    if not when or not when["date"]:
        return words("said", "no_date")
    return f"{when['date']}{words('basis', when['basis'], 'mark')}"


def marks(rows: Iterable[Row]) -> list[str]:
    """What the marks beside dates mean, of those that were used."""
    used = {when["basis"] for row in rows for when in (row["as_of_first"], row["as_of_last"]) if when and when["basis"]}
    bases = load("ledger", "words.toml")["basis"]
    return [f"{entry['mark']} {entry['words']}" for basis, entry in bases.items() if entry["mark"] and basis in used]


def sources(row: Row) -> list[tuple[str, str | None]]:
    """The outlets that report the figure, each once with the address of its first article."""
    found: dict[str, str | None] = {}
    for place in row["reported_in"]:
        found.setdefault(place["label"], place["url"])
    return list(found.items())


def articles(number: int) -> str:
    """ "1 article", "2 articles"."""
    return counted(number, "article")


def counted(number: int, noun: str, many: str | None = None) -> str:
    """A number with its noun: "1 claim", "2,000 claims".

    >>> counted(1, "claim"), counted(2000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def role(actor: Row) -> str:
    """An actor's role and state: "ombudsman, Ukraine"; a state's own name is not said again."""
    return ", ".join(filter(None, [actor["role"], actor["state"] if actor["kind"] != "state" else None]))


def citation(row: Row) -> str:
    """A row as a reader cites it: the figure, who claims it, as of when, and the article that says so first."""
    place = row["reported_in"][0]
    said = f"{figure(row)} {unit(row)}, {row['event']}; {claimant(row)}, as of {as_of(row)}"
    source = [place["label"], place["published"], place["url"]]
    return f"{said}. {', '.join(str(one) for one in source if one)}. [{row['key']}]"


def full_name(institution: Row) -> str:
    """Name and acronym: "World Food Programme (WFP)"."""
    name, acronym = institution["name"], institution["acronym"]
    return f"{name} ({acronym})" if acronym and acronym != name else str(name)


def overview(read: Row) -> list[tuple[str, str]]:
    """What was read, line by line: a heading and a sentence."""
    outlets = counted(read["publishers"], "outlet")
    if read["without_publisher"]:
        outlets += f" ({counted(read['without_publisher'], 'article')} without a named one)"
    dates = f"{read['published_first']} to {read['published_last']}" if read["published_first"] else "no dates known"
    if read["published_first"] and read["published_first"] == read["published_last"]:
        dates = str(read["published_first"])
    undated = f" ({counted(read['undated'], 'article')} undated)" if read["undated"] and read["published_first"] else ""
    copies = read["records"] - read["articles"]
    twice = f", {counted(copies, 'record')} of the same bytes left out" if copies else ""
    if read["copies"]:
        twice += f", {counted(read['copies'], 'copy', 'copies')} of another's text"
    lines = [
        ("Articles", counted(read["articles"], "article") + twice),
        ("Outlets", outlets),
        ("Published", dates + undated),
    ]
    if read["claims"]:
        repeats = read["mentions"] - read["claims"]
        told = f"{counted(read['claims'], 'claim')} in {counted(read['with_claims'], 'article')}"
        told += f", {counted(repeats, 'repeat')} inside an article left out" if repeats else ""
        lines.append(("Claims", told))
        if read["without_claimant"]:
            lines.append(("", f"{counted(read['without_claimant'], 'claim')} with {words('said', 'no_claimant')}"))
    counts = {"confirmed": read["accepted"], "changed": read["corrected"], "rejected": read["rejected"]}
    reviewed = [f"{times:,} {name}" for name, times in counts.items() if times]
    if read["noted"]:
        reviewed.append(f"{counted(read['noted'], 'note')} without a verdict")
    if read["reviewed_elsewhere"]:
        reviewed.append(f"{counted(read['reviewed_elsewhere'], 'row')} on claims that are not here")
    if reviewed:
        lines.append(("Reviewed", ", ".join(reviewed)))
    return lines
