"""Reads what an annotator wrote (GUIDE.md, "The answer"): fills what was left out, finds the offsets, names the faults.

    python -m training.answers BATCH

BATCH holds passages.jsonl and answers.jsonl. Prints the faults, one a line; exit 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import get_args

from newsx.article import EVENTS, Comparator, Polarity, Scope, Voice
from training.splits import Claim

KEYS = frozenset(
    ["surface", "value", "low", "high", "comparator", "unit", "group", "event", "event_surface", "claimed_by",
     "claimant_surface", "voice", "as_of", "date_surface", "since", "scope", "polarity", "also", "optional", "at"]
)  # fmt: skip
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?|-W\d\d|-Q\d)?")
GROUPS = (
    ("girls", re.compile(r"\b(girls?|\w*girls|daughters|sisters|nieces|granddaughters)\b")),
    ("boys", re.compile(r"\b(boys?|\w*boys|sons|brothers|nephews|grandsons)\b")),
    ("pupils", re.compile(r"\b(pupils?|students?|classmates|schoolmates|schoolchildren|\w+-graders)\b")),
    ("infants", re.compile(r"\b(bab(?:y|ies)|infants?|toddlers?|newborns?|twins|triplets)\b")),
    ("teenagers", re.compile(r"\b(teen\w*|youths?|adolescents?)\b")),
    ("orphans", re.compile(r"\borphans?\b")),
)

KNOWN_GROUPS = frozenset([*(group for group, _ in GROUPS), "children", "people"])


def group_of(unit: str, people: bool) -> str:
    """The counted group that a unit names; people where a passage counts people and the unit names no minors."""
    found = [group for group, pattern in GROUPS if pattern.search(unit)]
    if len(found) == 1:
        return found[0]
    minors = found or re.search(r"child|kid|minor|youngster|juvenile|sibling|under-1", unit)
    return "children" if minors or not people else "people"


def completed(claim: Claim, published: str | None, people: bool) -> Claim:
    """The claim with every key of the guide, in the guide's order, without offsets."""
    value, comparator = claim.get("value"), claim.get("comparator", "exact")
    low = claim.get("low", value if comparator in ("exact", "at_least") else None)
    high = claim.get("high", value if comparator in ("exact", "at_most") else None)
    claimants = claim.get("claimed_by") or []
    return {
        "surface": claim["surface"],
        "value": value,
        "low": low,
        "high": high,
        "comparator": comparator,
        "unit": claim.get("unit", ""),
        "group": claim.get("group") or group_of(claim.get("unit", ""), people),
        "event": claim.get("event", []),
        "event_surface": claim.get("event_surface"),
        "claimed_by": claimants,
        "claimant_surface": claim.get("claimant_surface"),
        "voice": claim.get("voice") or ("attributed" if claimants else "reporter"),
        "as_of": claim.get("as_of", published),
        "date_surface": claim.get("date_surface"),
        "since": claim.get("since"),
        "scope": claim.get("scope"),
        "polarity": claim.get("polarity", "affirmed"),
        "also": claim.get("also") or {},
        "optional": bool(claim.get("optional")),
    }


def occurrences(text: str, words: str) -> list[int]:
    """Where the words stand in the text as whole words."""
    before = r"(?<!\w)(?<!\w[,.])" if words[:1].isdigit() else r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [found.start() for found in re.finditer(before + re.escape(words) + after, text)]


def placed(text: str, claim: Claim) -> int | str:
    """The offset of a claim's surface, or what is wrong with it."""
    spots = occurrences(text, claim["surface"])
    if not spots:
        return "the surface does not stand in the text"
    if "at" in claim:
        around = [found.start() for found in re.finditer(re.escape(claim["at"]), text)]
        inside = claim["at"].find(claim["surface"])
        if len(around) != 1 or inside < 0:
            return f"`at` {claim['at']!r} must stand once in the text ({len(around)} found) and hold the surface"
        within = [spot for spot in spots if around[0] <= spot < around[0] + len(claim["at"])]
        return within[0] if len(within) == 1 else "`at` holds the surface twice"
    if len(spots) > 1:
        return (
            f"the surface stands {len(spots)} times in the text: add `at`, a few words around it that stand only once"
        )
    return spots[0]


def nearest(text: str, words: str | None, start: int) -> list[int] | None:
    """Start and end of the occurrence of the words nearest to an offset; None where they don't stand in the text."""
    if not words:
        return None
    spots = occurrences(text, words) or [found.start() for found in re.finditer(re.escape(words), text)]
    if not spots:
        return None
    spot = min(spots, key=lambda spot: abs(spot - start))
    return [spot, spot + len(words)]


def faults(text: str, claim: Claim) -> list[str]:
    """What is wrong with a completed claim, apart from its place."""
    wrong = []
    if not claim["event"] or not set(claim["event"]) <= set(EVENTS):
        wrong.append(f"event {claim['event']}")
    if claim["comparator"] not in get_args(Comparator):
        wrong.append(f"comparator {claim['comparator']}")
    if (claim["value"] is None) != (claim["comparator"] in ("range", "vague")) and claim["comparator"] != "vague":
        wrong.append(f"value {claim['value']} with comparator {claim['comparator']}")
    if claim["comparator"] == "range" and (claim["low"] is None or claim["high"] is None):
        wrong.append("a range needs low and high")
    if claim["polarity"] not in get_args(Polarity):
        wrong.append(f"polarity {claim['polarity']}")
    if claim["scope"] not in (None, *get_args(Scope)):
        wrong.append(f"scope {claim['scope']}")
    if claim["voice"] not in get_args(Voice):
        wrong.append(f"voice {claim['voice']}")
    if claim["group"] not in KNOWN_GROUPS:
        wrong.append(f"group {claim['group']}")
    if not claim["unit"]:
        wrong.append("no unit")
    if bool(claim["claimed_by"]) != bool(claim["claimant_surface"]):
        wrong.append("claimed_by and claimant_surface must both be there or neither")
    if claim["as_of"] and not DATE.fullmatch(claim["as_of"]):
        wrong.append(f"as_of {claim['as_of']}")
    for key in ("event_surface", "claimant_surface", "date_surface"):
        if claim[key] and claim[key] not in text:
            wrong.append(f"{key} {claim[key]!r} does not stand in the text")
    return wrong


def read(text: str, published: str | None, answer: Claim, people: bool = False) -> tuple[list[Claim], list[str]]:
    """The claims of one answer, completed and with offsets, in the order of the text, and the faults found."""
    claims, wrong = [], []
    for raw in answer.get("claims", []):
        name = repr(raw.get("surface"))
        unknown = set(raw) - KEYS
        if unknown or not raw.get("surface"):
            wrong.append(f"{name}: unknown keys {sorted(unknown)}" if unknown else f"{name}: no surface")
            continue
        claim = completed(raw, published, people)
        start = placed(text, raw)
        problems = faults(text, claim) + ([start] if isinstance(start, str) else [])
        wrong += [f"{name}: {problem}" for problem in problems]
        if isinstance(start, int):
            claim["start"], claim["end"] = start, start + len(claim["surface"])
            for key in ("event", "claimant", "date"):
                claim[f"{key}_at"] = nearest(text, claim[f"{key}_surface"], start)
            claims.append(claim)
    claims.sort(key=lambda claim: (claim["start"], claim["end"]))
    twice = {claim["start"] for claim in claims if sum(other["start"] == claim["start"] for other in claims) > 1}
    wrong += [f"two claims at offset {start}" for start in sorted(twice)]
    return claims, wrong


def folder_faults(folder: Path) -> tuple[int, list[str]]:
    """The number of claims and the faults of a batch that an annotator has written."""
    passages = [json.loads(line) for line in (folder / "passages.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong, count, seen = [], 0, {}
    for number, line in enumerate((folder / "answers.jsonl").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            answer = json.loads(line)
            seen[answer["n"]] = answer
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"line {number}: {error}")
    for passage in passages:
        if passage["n"] not in seen:
            wrong.append(f"passage {passage['n']}: no answer")
            continue
        claims, problems = read(passage["text"], passage["published"], seen[passage["n"]], passage.get("people", False))
        count += len(claims)
        wrong += [f"passage {passage['n']}: {problem}" for problem in problems]
    return count, wrong


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("batch", type=Path)
    try:
        total, problems = folder_faults(ask.parse_args().batch)
    except FileNotFoundError as error:
        sys.exit(f"{error.filename} is not there")
    print(*problems, f"{total} claims, {len(problems)} faults", sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
