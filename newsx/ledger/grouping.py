"""The stories of a heap: what each article tells is read from the tables, `stories.py` decides, a table is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from sys import intern
from typing import Any

import duckdb

from newsx.article import Failure
from newsx.ledger.pairs import read_pairs
from newsx.ledger.queries import fill, session
from newsx.ledger.records import Input, texts
from newsx.ledger.shared import Shared, Told, figure_known_again, matter_of
from newsx.ledger.signatures import About, Rarity
from newsx.ledger.stories import Story, stories
from newsx.ledger.wording import words

Connection = duckdb.DuckDBPyConnection

_SAMPLED = 5000  # articles tell how rare the words of a heap are
_PAGE = 500  # rows fetched at a time
_MOST = 3  # states, events, reasons that a story is told by
_MOST_PARTIES = 2
_HALF = 0.5  # of a story's articles name a state that it is called by


@dataclass(frozen=True, slots=True)
class _Article:
    n: int
    id: str
    path: str
    url: str
    title: str
    day: date | None


def read_about(inputs: Sequence[Input], number: int) -> About:
    """What the texts of so many records are about."""
    rare = Rarity(islice(texts(inputs), 0, None, max(1, number // _SAMPLED)))
    return About(rare, texts(inputs), number)


def link_stories(connection: Connection, about: About, given: Path | None, folder: Path) -> None:
    """The tables `stories`, `in_story` (every article in one) and `story_links` (why two articles are of one)."""
    articles, told = heap(connection, about)
    asked = dict(_given(articles, given)) if given else {}
    at = {one.n: place for place, one in enumerate(articles)}
    copies = connection.execute("SELECT n, text FROM same_texts ORDER BY n").fetchall()
    found = stories(told, about.words, about.weights, ((at[n], at[text]) for n, text in copies), asked)
    names = dict(connection.execute("SELECT DISTINCT id, name FROM same_names").fetchall())
    rows, inside, links = [], [], []
    for number, story in enumerate(found, 1):
        members = [articles[n] for n in story.members]
        said = next((asked[n] for n in story.members if n in asked), "")
        name = said or _name(members, [told[n] for n in story.members])
        days = [one.day for one in members if one.day]
        why = _why(story, names, len(members))
        rows.append((number, members[0].id, name, members[0].title, len(members), *_ends(days), bool(said), why))
        inside += [(one.n, number, place) for place, one in enumerate(members, 1)]
        links += [(number, articles[a].n, articles[b].n, _reason(why, names), why.score) for a, b, why in story.links]
    kinds = {"story": "BIGINT", "id": "VARCHAR", "name": "VARCHAR", "title": "VARCHAR", "articles": "BIGINT",
             "first": "DATE", "last": "DATE", "given": "BOOLEAN", "why": "VARCHAR[]"}  # fmt: skip
    fill(connection, "stories", kinds, rows, folder)
    fill(connection, "in_story", {"n": "BIGINT", "story": "BIGINT", "place": "BIGINT"}, inside, folder)
    kinds = {"story": "BIGINT", "a": "BIGINT", "b": "BIGINT", "why": "VARCHAR", "score": "DOUBLE"}
    fill(connection, "story_links", kinds, links, folder)


def heap(connection: Connection, about: About) -> tuple[list[_Article], list[Told]]:
    """The articles, and what each tells."""
    articles = _articles(connection)
    return articles, list(_told(connection, articles, about))


def _articles(connection: Connection) -> list[_Article]:
    return [_Article(*row) for row in connection.execute(_ARTICLES).fetchall()]


# An article without a headline is called by its first words.
_ARTICLES = r"""SELECT n, id, coalesce(source.path, ''), coalesce(source.url, ''),
    coalesce(title, nullif(regexp_extract(text, '^\s*(\S[^\n]{0,70})(?:\s|$)', 1), '') || ' …', label),
    try_cast(published.date AS DATE)
FROM articles ORDER BY n"""
# Persons by their whole names, without a kind, and bodies, each with what it is; one of one word, the police or the
# ministry, is another one in every article.
_NAMES = """SELECT DISTINCT
    seen.n, s.id,
    CASE WHEN s.kind = 'person' THEN NULL WHEN contains(s.key, ' ') THEN coalesce(seen.role, '') ELSE 'generic' END
FROM seen JOIN same_names AS s
  ON s.key = name_key(seen.name, seen.n) AND s.kind = seen.kind AND s.state = coalesce(seen.state, '')
WHERE s.kind = 'institution' OR (s.kind = 'person' AND contains(s.key, ' ')) ORDER BY seen.n"""

_FIGURES = (
    """SELECT n, event, "value", CASE WHEN "scope" = 'total' THEN since END AS since FROM claims ORDER BY n, nr"""
)


def _rows(connection: Connection, asked: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a page at a time."""
    cursor = session(connection).execute(asked)
    while page := cursor.fetchmany(_PAGE):
        yield from page


def _by_article(connection: Connection, asked: str, articles: Sequence[_Article]) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a query (in order of `n`, their first column) article by article, without it."""
    rows = groupby(_rows(connection, asked), key=lambda row: row[0])
    n, found = next(rows, (None, iter(())))
    for one in articles:
        held = [row[1:] for row in found] if n == one.n else []
        if n == one.n:
            n, found = next(rows, (None, iter(())))
        yield held


def _told(connection: Connection, articles: Sequence[_Article], about: About) -> Iterator[Told]:
    """What each article tells, in the order of the articles. Equal sets are kept once: a heap holds many."""
    kept: dict[Any, Any] = {}

    def once(of: Iterable[Any]) -> Any:
        found = frozenset(of)
        return kept.setdefault(found, found)

    names, claims = (_by_article(connection, asked, articles) for asked in (_NAMES, _FIGURES))
    said = zip(about.names, about.parties, strict=True)
    for one, (rare_names, parties), named, counted in zip(articles, said, names, claims, strict=True):
        happened = tuple(intern(event) for event, *_ in counted)
        yield Told(
            one.day,
            once(intern(id) for id, kind in named if kind is None),
            once((intern(kind), intern(id)) for id, kind in named if kind is not None),
            once(parties), once(rare_names),
            once((intern(event), value) for event, value, _ in counted if figure_known_again(value)),
            once((intern(event), intern(since)) for event, _, since in counted if since),
            kept.setdefault(parties, parties), kept.setdefault(happened, happened), matter_of(happened),
        )  # fmt: skip


def _name(members: Sequence[_Article], told: Sequence[Told]) -> str:
    """What a story is called: its states and what happens in it, or the headline of the only article."""
    ranked: dict[str, list[int]] = {}
    for one in told:
        for rank, state in enumerate(one.parties):
            ranked.setdefault(state, []).append(rank)
    often = {state: ranks for state, ranks in ranked.items() if len(ranks) >= _HALF * len(told)}
    most = sorted(often, key=lambda state: (sum(often[state]) / len(often[state]), state))[:_MOST_PARTIES]
    events = Counter(event for one in told for event in set(one.events) - {"other"})
    happened = [
        words("happened", event) for event, _ in sorted(events.items(), key=lambda e: (-e[1], e[0]))[: _MOST - 1]
    ]
    if len(members) == 1 or not most or not happened:
        return members[0].title
    return f"{', '.join(most)}: children {' and '.join(happened)}"


def _ends(days: Sequence[date]) -> tuple[date | None, date | None]:
    return (min(days), max(days)) if days else (None, None)


def _why(story: Story, names: Mapping[str, str], articles: int) -> list[str]:
    """What the links of a story share, what most of them share first; states only where most do."""
    if articles == 1 or not story.links:
        return []
    states = Counter(state for *_, why in story.links for state in why.states)
    named = Counter(names.get(name, name) for *_, why in story.links for name in why.names)
    said = {word for name in named for word in name.lower().split()}
    shared = {
        "states": [state for state, times in states.most_common(_MOST) if times >= _HALF * len(story.links)],
        "names": [name for name, _ in named.most_common(_MOST)],
        "figures": _most(f"{value:,}" for *_, why in story.links for value in why.figures),
        "places": _most(place.title() for *_, why in story.links for place in why.places if place not in said),
    }
    found = [f"{words('story', kind)} {', '.join(most)}" for kind, most in shared.items() if most]
    return [*found, words("story", "words")]


def _most(names: Iterable[str]) -> list[str]:
    return [name for name, _ in Counter(names).most_common(_MOST)]


def _reason(why: Shared, names: Mapping[str, str]) -> str:
    told = [*why.states, *(names.get(name, name) for name in why.names[:_MOST])]
    told += [f"{value:,}" for value in why.figures[:_MOST]] + [place.title() for place in why.places[:_MOST]]
    return f"{', '.join(dict.fromkeys(told))}; {words('story', 'alike')} {why.likeness:.0%}"


def unmatched(connection: Connection, given: Path | None) -> Iterator[Failure]:
    """One message for all the rows of the reader's file that name no article: a path may be misspelt."""
    known = _known(_articles(connection)) if given else {}
    rows = [(line, article) for line, _, article in _pairs(given) if article not in known] if given else []
    if rows:
        more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
        keys = ", ".join(repr(article) for _, article in rows[:3]) + more
        yield Failure(str(given), rows[0][0], f"no such article was read: {keys}")


def _given(articles: Sequence[_Article], path: Path) -> Iterator[tuple[int, str]]:
    """The place of each article that the reader's file names, and the story it gives it to."""
    known = _known(articles)
    return ((known[article], name) for _, name, article in _pairs(path) if article in known)


def _known(articles: Sequence[_Article]) -> dict[str, int]:
    """The place of each article by whatever a reader may call it."""
    known: dict[str, int] = {}
    for place, one in enumerate(articles):
        for key in (one.id, one.path, one.url, Path(one.path).name, Path(one.path).stem):
            known.setdefault(key, place)
    return known


def read_stories(path: Path) -> list[tuple[str, str]]:
    """(story, article) of a CSV with these two columns; an article is its path, its file's name, its address or its id.

    NewsxError where it cannot be read or has other columns.
    """
    return [(story, article) for _, story, article in _pairs(path)]


def _pairs(path: Path) -> list[tuple[int, str, str]]:
    return read_pairs(path, "story", "article", "stories")
