"""`make eval`, its second part: does newsx reach training/floors.json on dev? Exit code 1 where it does not.

python -m training.hold

Without the texts (`training/README.md`) it says so and holds nothing: exit code 0.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping

from training import score
from training.card import FLOORS
from training.passages import PoolMissing, every
from training.splits import records


def below(found: Mapping[str, float], floors: Mapping[str, float]) -> Iterator[str]:
    """A line for every score under its floor.

    >>> list(below({"event": 80.0, "as_of": 90.0}, {"event": 80.5, "as_of": 85.0}))
    ['event: 80.0, floor 80.5']
    """
    for name, floor in floors.items():
        if found[name] < floor:
            yield f"{name}: {found[name]:.1f}, floor {floor:.1f}"


def main() -> int:
    try:
        texts = {passage.id: passage for passage in every()}
    except PoolMissing as missing:
        print(f"the floors on dev are not held: {missing}", file=sys.stderr)
        return 0
    given = [record for record in records("dev") if record["source"] != score.PEOPLE]
    mistakes: list[str] = []
    by_article = score.scored(given, texts, mistakes.append)
    print(*score.lines("dev", by_article), sep="\n")
    wrong = list(below(score.total(by_article).scores(), json.loads(FLOORS.read_text("utf-8"))))
    print(*(mistakes if wrong else ()), *wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
