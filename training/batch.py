"""Cuts the pool into batches for annotators.

    python -m training.batch FOLDER SOURCE COUNT SIZE     writes FOLDER/SOURCE_00/{passages.jsonl,passages.txt} …

SOURCE: event (windows about an event), background (other windows), people, articles, own; second-windows and
second-articles take what one reader has annotated. Passages that are annotated already (by a second reader), or lie in
another batch of FOLDER, are left out. --no-test leaves out the test split too: who works on newsx must not read it;
--split holds to one split; --dense says how often a whole article must have a number near a word for a child. With
--doubtful N the reader reads the first N that are free, and those go into the batches of which it is least sure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from training.passages import Passage, PoolMissing, every, own, pooled
from training.splits import ANNOTATIONS, SECOND, split_of

SOURCES = ["event", "background", "people", "articles", "own", "second-windows", "second-articles"]
CHILD = (
    "children|kids|boys|girls|teenagers|teens|babies|infants|toddlers|pupils|students|schoolchildren|minors|sons|"
    "daughters|orphans|siblings"
)
NUMBER = r"\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dozens|hundreds|thousands"
NEAR_CHILD = re.compile(rf"\b({NUMBER})\s+(?:\w+\s+){{0,3}}(?:{CHILD})\b", re.IGNORECASE)
LONGEST = 9000  # characters of a whole article: longer ones tire the reader
DENSE = 3  # so often a whole article has a number near a word for a child: thinner ones hold hardly a claim


def order(passage: Passage, salt: str = "batch") -> str:
    """A fixed shuffle, another one for each salt."""
    return hashlib.sha256(f"{salt} {passage.id}".encode()).hexdigest()


def ids_in(paths: Iterable[Path]) -> set[str]:
    """The ids of the passages in JSONL files."""
    return {json.loads(line)["id"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()}


def done(folder: Path, source: str) -> set[str]:
    """The ids that have been annotated or given out; for a second reader, those that have been read twice."""
    if source.startswith("second"):
        return ids_in([SECOND, *folder.glob("second*/passages.jsonl")])
    first = [path for path in folder.glob("*/passages.jsonl") if not path.parent.name.startswith("second")]
    return ids_in([*ANNOTATIONS.values(), *first])


def candidates(source: str, dense: int = DENSE) -> list[Passage]:
    """The passages that a batch of this source may hold, in the order in which they are given out."""
    if source == "own":
        return list(own())
    if source.startswith("second"):
        once, whole = ids_in(ANNOTATIONS.values()), source == "second-articles"
        found = [p for p in every() if p.id in once and (p.source == "articles") == whole]
        return sorted(found, key=lambda passage: order(passage, "second"))
    if source == "people":
        found = list(pooled("people_passages"))
    elif source == "articles":
        found = [p for p in pooled("articles") if len(p.text) <= LONGEST and len(NEAR_CHILD.findall(p.text)) >= dense]
    else:
        about = source == "event"
        found = [p for p in pooled("child_passages") if bool(p.focus["event"] and not p.focus["family"]) == about]
    return sorted(found, key=order)


def least_sure(passages: list[Passage]) -> list[Passage]:
    """The passages of which newsx reads claims, those with the least sure claim first."""
    from training.score import counts

    doubts = {}
    for passage in passages:
        if sure := [count.sure or 0.0 for count in counts(passage)]:
            doubts[passage.id] = min(sure)
    return sorted((p for p in passages if p.id in doubts), key=lambda passage: doubts[passage.id])


def write(folder: Path, passages: list[Passage]) -> None:
    """A batch: passages.jsonl for the programs, passages.txt for the reader."""
    folder.mkdir(parents=True)
    rows, pages = [], []
    for n, passage in enumerate(passages, 1):
        people = passage.source == "people_passages"
        shown = {"published": passage.published, "title": passage.title, "text": passage.text}
        rows.append(json.dumps({"n": n, "id": passage.id, "people": people, **shown}, ensure_ascii=False))
        heading = f"=== passage {n}{' · count people' if people else ''} · published {passage.published}"
        pages.append(f"{heading} · title: {passage.title}\n{passage.text}\n")
    (folder / "passages.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    (folder / "passages.txt").write_text("\n".join(pages), encoding="utf-8")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("source", choices=SOURCES)
    ask.add_argument("count", type=int)
    ask.add_argument("size", type=int)
    ask.add_argument("--no-test", action="store_true", help="for a reader who also works on newsx")
    ask.add_argument("--split", choices=list(ANNOTATIONS))
    ask.add_argument("--dense", type=int, default=DENSE, metavar="N")
    ask.add_argument("--doubtful", type=int, metavar="N")
    args = ask.parse_args()
    seen = done(args.folder, args.source)
    try:
        free = [passage for passage in candidates(args.source, args.dense) if passage.id not in seen]
    except PoolMissing as missing:
        sys.exit(str(missing))
    if args.no_test:
        free = [passage for passage in free if split_of(passage.id, passage.source) != "test"]
    if args.split:
        free = [passage for passage in free if split_of(passage.id, passage.source) == args.split]
    if args.doubtful:
        free = least_sure(free[: args.doubtful])
    first = len(list(args.folder.glob(f"{args.source}_*")))
    for k in range(args.count):
        if chosen := free[k * args.size : (k + 1) * args.size]:
            write(args.folder / f"{args.source}_{first + k:02}", chosen)


if __name__ == "__main__":
    main()
