"""The rules of `rules.toml`, and which of them a line matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from newsx.lexicon import load

FOLD = {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "…": "...", "–": "-", "—": "-"}
# What stands round a phrase without being part of it: "» Share:", "[Advertisement]".
ROUND = " \t:.!?»›>«<|*•#-+()[]\"'"
# Longer lines are looked at by their first and last words only: furniture says what it is at its ends.
HEAD = 400
LONGEST_PHRASE = 8  # words
TELLING = 3  # characters: fewer that a pattern needs are in too many lines
# Of a pattern: an escaped sign, a class, a count, any other sign.
PART = re.compile(r"\\x..|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[^}]*\}|.", re.DOTALL)


@dataclass(frozen=True, eq=False)  # a rule is itself: hashed by identity
class Rule:
    """One reason for dropping: `phrases` are whole lines, `patterns` are looked for only where one of `words` stands.

    `sure`: a matching line goes whatever stands round it, unless it tells what somebody said. `cue`: it heads a box,
    short lines below belong to that; `appeal`: full sentences too. `beside`: a longer line must hold one of these words
    too. `reports`: the rule's own words are those of speech. `headline`: a headline may well look like this.
    `kinds`: the kinds of blurbs (`blurb_words.KINDS`) that the rule stands for.
    """

    id: str
    why: str
    longest: int
    patterns: tuple[str, ...]
    sure_patterns: tuple[str, ...]
    sure_phrases: bool
    cue: bool
    appeal: bool
    reports: bool
    headline: bool
    signs: tuple[str, ...]
    beside: frozenset[str]
    kinds: tuple[str, ...]

    def found(self, folded: str) -> bool:
        """Whether a pattern matches: one for the line's beginning ("^"), or one for anywhere in it."""
        for plain, pattern in self.begins:
            if plain in folded and _match(pattern)(folded):
                return True
        return any(plain in folded and _search(pattern)(folded) for plain, pattern in self.holds)

    def certain(self, folded: str) -> bool:
        """Whether a pattern matches that takes the line whatever stands round it."""
        return any(plain in folded and _search(pattern)(folded) for plain, pattern in self.sure)

    def signed(self, folded: str) -> bool:
        """Whether one of its signs stands in the line, where it has any."""
        for sign in self.signs:
            if sign in folded:
                return True
        return not self.signs

    @cached_property
    def begins(self) -> list[tuple[str, str]]:
        """The patterns that are tried at the line's beginning only, each with what a line that it matches holds."""
        return _apart([pattern for pattern in self.patterns if pattern[0] == "^"])

    @cached_property
    def holds(self) -> list[tuple[str, str]]:
        """The patterns that are looked for anywhere in a line."""
        return _apart([pattern for pattern in self.patterns if pattern[0] != "^"])

    @cached_property
    def sure(self) -> list[tuple[str, str]]:
        """Those of them that take the line whatever stands round it."""
        return _apart(self.sure_patterns)


def _apart(patterns: Sequence[str]) -> list[tuple[str, str]]:
    """The patterns with what each needs; those that need nothing plain to see are one."""
    found = [(plain, pattern) for pattern in patterns if len(plain := needed(pattern)) >= TELLING]
    rest = [pattern for pattern in patterns if len(needed(pattern)) < TELLING]
    return found + [("", "|".join(f"(?:{pattern})" for pattern in rest))] * bool(rest)


@cache
def _match(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).match  # compiled when asked for: most never are


@cache
def _search(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search


def needed(pattern: str) -> str:
    """The longest run of plain characters that any text which a pattern matches holds, "" where it is not plain to see.

    >>> needed(r"^this (?:story|article) was (?:first )?published\\b")
    'published'
    >>> needed("a photo|an image"), needed("colou?rs")
    ('', 'colo')
    """
    runs, depth = [""], 0
    for part in PART.findall(pattern):
        depth += (part == "(") - (part == ")")
        if depth or part == ")":
            runs.append("")
        elif part == "|":
            return ""
        elif part[0] in "?*{":  # the character before may not be there
            runs[-1] = runs[-1][:-1]
            runs.append("")
        elif len(part) == 1 and part not in "+.^$":
            runs[-1] += part
        else:
            runs.append("")
    return max(runs, key=len)


@dataclass(frozen=True)
class Rules:
    """All rules, indexed by what makes them worth trying."""

    by_id: dict[str, Rule]
    phrases: dict[str, tuple[str, ...]]
    words: dict[str, tuple[Rule, ...]]
    cues: frozenset[str]
    always: tuple[Rule, ...]
    rank: dict[str, int]


@cache
def rules() -> Rules:
    """The rules of `rules.toml`, compiled once."""
    by_id: dict[str, Rule] = {}
    phrases: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[Rule, ...]] = {}
    always: tuple[Rule, ...] = ()
    for entry in load("cleaning", "rules.toml")["rule"]:
        rule = _rule(entry)
        by_id[rule.id] = rule
        for phrase in entry.get("phrases", ()):
            phrases[phrase] = (*phrases.get(phrase, ()), rule.id)
        for word in entry.get("words", ()):
            words[word] = (*words.get(word, ()), rule)
        if rule.patterns and not entry.get("words"):
            always += (rule,)
    return Rules(by_id, phrases, words, frozenset(words), always, {id: rank for rank, id in enumerate(by_id)})


def _rule(entry: dict[str, Any]) -> Rule:
    flags = {flag: bool(entry.get(flag)) for flag in ("sure_phrases", "cue", "appeal", "reports", "headline")}
    return Rule(
        id=entry["id"],
        why=entry["why"],
        longest=entry.get("longest", 60),
        patterns=(*entry.get("patterns", ()), *entry.get("sure", ())),
        sure_patterns=tuple(entry.get("sure", ())),
        signs=tuple(entry.get("signs", ())),
        beside=frozenset(entry.get("beside", ())),
        kinds=tuple(entry.get("kinds", ())),
        **flags,
    )


def fold(text: str) -> str:
    """Lower case, straight quotes: what phrases and patterns are written in."""
    if not text.isascii():
        for curly, straight in FOLD.items():  # str.translate takes five times as long
            text = text.replace(curly, straight)
    return text.lower()


def matches(folded: str, count: int, said: frozenset[str]) -> tuple[str, ...]:
    """The ids of the rules a folded line matches, in the order of `rules.toml`; `said` are its `count` words, bare.

    >>> matches("read more:", 2, frozenset({"read", "more"}))
    ('clean.read-more',)
    """
    known = rules()
    if len(folded) > HEAD:
        folded = f"{folded[:HEAD]} \n {folded[-HEAD:]}"
    found = set(known.phrases.get(folded.strip(ROUND), ())) if count <= LONGEST_PHRASE else set()
    tried = {rule for word in known.cues & said for rule in known.words[word]}
    if count > LONGEST_PHRASE:
        tried = {rule for rule in tried if not rule.beside or not rule.beside.isdisjoint(said)}
    tried.update(rule for rule in known.always if count <= rule.longest and rule.signed(folded))
    for rule in tried:
        if count <= rule.longest and rule.id not in found and rule.found(folded):
            found.add(rule.id)
    return tuple(sorted(found, key=known.rank.__getitem__)) if len(found) > 1 else tuple(found)


def is_sure(folded: str, ids: Sequence[str], told: bool = False) -> bool:
    """Whether one of the rules a line matches (`ids`) is sure of it; `told`: the line quotes or reports speech."""
    known = rules()
    phrases = known.phrases.get(folded.strip(ROUND), ()) if len(folded) < HEAD else ()
    for id in ids:
        rule = known.by_id[id]
        if told and not rule.reports:
            continue
        if rule.certain(folded) or (rule.sure_phrases and id in phrases):
            return True
    return False


def why(id: str) -> str:
    """What a rule says to the reader of `dropped`."""
    return rules().by_id[id].why


@cache
def _glue_signs() -> tuple[str, ...]:
    return tuple(load("cleaning", "rules.toml")["glue"]["signs"])


@cache
def _glue() -> re.Pattern[str]:
    return re.compile("|".join(load("cleaning", "rules.toml")["glue"]["patterns"]))


def glued_tails(text: str) -> list[int]:
    """Where furniture glued to the end of a paragraph begins: offsets into `text`, in order."""
    for sign in _glue_signs():
        if sign in text:
            return [match.end() for match in _glue().finditer(text)]
    return []
