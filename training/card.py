"""The reader's model card, newsx/reader/CARD.md, and the floors that CI holds, training/floors.json, both from dev.

python -m training.card
"""

from __future__ import annotations

import json
import sys

from newsx.article import EVENTS
from newsx.reader.decision import settings
from newsx.reader.windows import LENGTH
from training import score
from training.passages import HERE, Passage, PoolMissing, every
from training.splits import records

CARD = HERE.parent / "newsx" / "reader" / "CARD.md"
FLOORS = HERE / "floors.json"
SLACK = 1.0  # points under what was reached: another processor may turn a claim or two
PINNED = ("found F1", "every field F1", "event", "claimed_by", "as_of", "polarity", "scope")
TEXT = HERE / "card.md"  # the card, with {names} for the figures


def main() -> int:
    try:
        texts = {passage.id: passage for passage in every()}
    except PoolMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    given = [record for record in records("dev") if record["source"] != score.PEOPLE]
    by_article = score.scored(given, texts, lambda _: None)
    whole = score.total(by_article)
    found = whole.scores()
    floors = {name: round(found[name] - SLACK, 1) for name in PINNED}
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", "utf-8")
    CARD.write_text(card(by_article, whole, texts), "utf-8")
    print(*score.lines("dev", by_article), *score.reliability(by_article), sep="\n")
    return 0


def card(by_article: dict[str, list[score.Tally]], whole: score.Tally, texts: dict[str, Passage]) -> str:
    """The card, filled in."""
    spans = {name: score.interval(by_article, name) for name in whole.scores()}
    return TEXT.read_text("utf-8").format(
        events=len(EVENTS),
        length=LENGTH,
        size=(CARD.parent / "reader.onnx").stat().st_size / 1e6,
        **settings()["trained_on"],
        claims=whole.gold,
        dev=len(by_article),
        scores="\n".join(
            f"| {name} | {value:.1f} [{spans[name][0]:.1f}, {spans[name][1]:.1f}] |"
            for name, value in whole.scores().items()
        ),
        sure="\n".join(
            f"| {low:.1f} to {high:.1f} | {right:.1f} | {count} |" for low, high, right, count in whole.bins()
        ),
    )


if __name__ == "__main__":
    sys.exit(main())
