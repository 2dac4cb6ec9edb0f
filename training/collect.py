"""Takes what annotators wrote into annotations/: stand-off, by split.

    python -m training.collect BATCH…               batches that have no fault (answers.py)
    python -m training.collect --second BATCH…      the same by a second reader: annotations/second.jsonl
    python -m training.collect --shared             the windows and articles read before, in ../shared/reading/annotated

A passage that is there already is replaced. Nothing is written if any batch has a fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.answers import KNOWN_GROUPS, folder_faults, group_of, nearest, occurrences, read
from training.passages import POOL, Passage, PoolMissing, every
from training.splits import ANNOTATIONS, SECOND, Claim, Record, split_of

SHARED = POOL.parent / "annotated"  # what was read before this folder was there


def record(passage: Passage, claims: list[Claim], reader: str) -> Record:
    """The stand-off annotation of a passage."""
    return {"id": passage.id, "source": passage.source, "sha256": passage.sha256, "reader": reader, "claims": claims}


def of_batch(folder: Path, texts: dict[str, Passage]) -> Iterator[Record]:
    """The records of a batch; ValueError names its faults."""
    _, wrong = folder_faults(folder)
    if wrong:
        raise ValueError(f"{folder}: {len(wrong)} faults; run answers.py on it")
    answers = {
        a["n"]: a
        for a in map(json.loads, filter(str.strip, (folder / "answers.jsonl").read_text("utf-8").splitlines()))
    }
    for row in map(json.loads, (folder / "passages.jsonl").read_text("utf-8").splitlines()):
        claims, _ = read(row["text"], row["published"], answers[row["n"]], row.get("people", False))
        yield record(texts[row["id"]], claims, folder.name)


def of_shared(path: Path, texts: dict[str, Passage]) -> Iterator[Record]:
    """The records of a file annotated before: surfaces in reading order, so each is sought behind the last."""
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        claims, last = [], -1
        for given in row["claims"]:
            spots = occurrences(row["text"], given["surface"])
            start = next((spot for spot in spots if spot > last), None)
            if start is None:
                print(
                    f"{path.name} {row['id']}: {given['surface']!r} left out: no whole words in order", file=sys.stderr
                )
                continue
            last = start
            group = given["group"] if given["group"] in KNOWN_GROUPS else group_of(given["unit"], people=False)
            claim = {
                **given,
                "group": group,
                "optional": bool(given.get("optional")),
                "start": start,
                "end": start + len(given["surface"]),
            }
            claim |= {
                f"{key}_at": nearest(row["text"], given[f"{key}_surface"], start)
                for key in ("event", "claimant", "date")
            }
            claims.append(claim)
        yield record(texts[row["id"]], claims, path.stem)


def store(records: Iterable[Record], path: Path) -> int:
    """Adds records to a file of annotations, in the order of their ids. Returns how many were given."""
    held = {r["id"]: r for r in map(json.loads, path.read_text("utf-8").splitlines())} if path.exists() else {}
    given = {r["id"]: r for r in records}
    held |= given
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(held[id], ensure_ascii=False) + "\n" for id in sorted(held)), encoding="utf-8")
    return len(given)


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("batches", nargs="*", type=Path)
    ask.add_argument("--second", action="store_true")
    ask.add_argument("--shared", action="store_true")
    args = ask.parse_args()
    try:
        texts = {passage.id: passage for passage in every()}
        records = [r for folder in args.batches for r in of_batch(folder, texts)]
        if args.shared:
            records += [r for path in sorted(SHARED.glob("[rw]*.jsonl")) for r in of_shared(path, texts)]
            store(of_shared(SHARED / "second_reader.jsonl", texts), SECOND)
    except (PoolMissing, ValueError, FileNotFoundError) as error:
        sys.exit(str(error))
    if args.second:
        print(store(records, SECOND), "passages by a second reader")
        return
    for split, path in ANNOTATIONS.items():
        print(split, store([r for r in records if split_of(r["id"], r["source"]) == split], path))


if __name__ == "__main__":
    main()
