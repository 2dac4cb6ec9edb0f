"""The controlled vocabulary as Markdown, from the TOML files the code runs on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsx.ledger.safe import markdown
from newsx.lexicon import folder, load

Entry = dict[str, Any]

_ROOMS = ("cleaning", "grammar", "entities", "speech", "counts", "reader")  # in the order of an article
_OTHER_CODEBOOKS = {"un": "UN grave violation", "acled": "ACLED", "gdelt": "GDELT"}


def codebook() -> str:
    """Events, comparators, groups, the other values of a record's fields, and every rule with its reason."""
    parts = [
        "# Codebook\n\nWhat the values in a record of newsx mean. Printed from the word lists the code runs on.\n",
        "## Events\n",
        *_events(),
        "## Comparators\n",
        *_comparators(),
        "## Vague quantities\n",
        *_vague(),
        "## Groups\n",
        *_groups(),
        "## Polarity\n",
        _table(["polarity", "means"], ([f"`{id}`", entry["why"]] for id, entry in _words("polarity"))),
        "## Scope\n",
        _table(["scope", "means"], ([f"`{id}`", entry["why"]] for id, entry in _words("scope"))),
        "## Where a date comes from\n",
        _table(["basis", "means"], ([f"`{id}`", entry["words"]] for id, entry in _words("basis"))),
        "## Rules\n",
        *_rules(),
    ]
    return "\n".join(parts)


def rules() -> Iterator[tuple[str, str, str]]:
    """Every rule: its folder, its id, and why it is there.

    A rule is an entry of a folder's TOML that has both an `id` with a dot ("speech.according-to") and a `why`.
    """
    for room in _ROOMS:
        for name in _tables_of(room):
            for entries in load(room, name).values():
                for entry in entries if isinstance(entries, list) else ():
                    if isinstance(entry, dict) and "." in str(entry.get("id", "")) and "why" in entry:
                        yield room, str(entry["id"]), str(entry["why"])


def _tables_of(room: str) -> list[str]:
    return sorted(path.name for path in folder(room).iterdir() if path.name.endswith(".toml"))


def _words(group: str) -> Iterable[tuple[str, Entry]]:
    return [(str(id), entry) for id, entry in load("ledger", "words.toml")[group].items()]


def _events() -> Iterator[str]:
    events = load("counts", "events.toml")["event"]
    yield _table(
        ["event", "means", *_OTHER_CODEBOOKS.values()],
        ([f"`{e['id']}`", e["means"], *(e.get(key, "–") for key in _OTHER_CODEBOOKS)] for e in events),
    )
    yield "The reader decides it, from annotated examples; no word stands for an event.\n"


def _comparators() -> Iterator[str]:
    modifiers = [e for key in ("modifier", "trailer") for e in load("grammar", "numbers.toml").get(key, [])]
    said: dict[str, list[str]] = {}
    for entry in modifiers:
        said.setdefault(entry.get("comparator", ""), []).extend([*entry.get("words", []), *entry.get("signs", [])])
    rows = []
    for id, entry in _words("comparator"):
        rows.append([f"`{id}`", entry["why"], ", ".join(dict.fromkeys(said.get(id, []))) or "–"])
    yield _table(["comparator", "means", "words"], rows)


def _vague() -> Iterator[str]:
    table = load("grammar", "numbers.toml")["vague"]
    yield f"{markdown(str(table['why']))}\n"
    bounds = ([word, f"{low:,}" if low else "–"] for word, low in table.items() if word != "why")
    yield _table(["words", "lower bound"], bounds)


def _groups() -> Iterator[str]:
    yield _table(
        ["group", "means", "nouns", "includes"],
        (
            [f"`{g['id']}`", g["why"], _nouns(g["nouns"]), ", ".join(g.get("includes", [])) or "–"]
            for g in load("counts", "counts.toml")["group"]
        ),
    )
    yield "\\* only where the text makes them minors\n"


def _nouns(nouns: Iterable[str]) -> str:
    """Plurals; in the list "son/sons?" the mark says that the text decides."""
    return ", ".join(noun.rpartition("/")[2].replace("?", "*") for noun in nouns) or "–"


def _rules() -> Iterator[str]:
    found: dict[str, dict[str, list[str]]] = {}
    for room, id, why in rules():
        found.setdefault(room, {}).setdefault(id, []).append(why)
    for room, by_id in found.items():
        yield f"### {room}\n"
        yield _table(["rule", "why"], ([f"`{id}`", " ".join(dict.fromkeys(whys))] for id, whys in by_id.items()))


def _table(headings: list[str], rows: Iterable[list[str]]) -> str:
    lines = [f"| {' | '.join(headings)} |", f"| {' | '.join('---' for _ in headings)} |"]
    lines += [f"| {' | '.join(cell if cell.startswith('`') else markdown(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
