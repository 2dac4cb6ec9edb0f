"""Where an appeal ends: appeals of several paragraphs put into real articles, newsx over what comes out.

    python bench/appeals.py [--articles N]

The appeals are those of training/lines (not of the held-out writers: the judge of blurbs has learned from these, so
what is measured is where it stops), the articles those of the pool's training split. What an article loses without
anything put in does not count. One line, PLAIN, is put in too.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence

import newsx
from training.cleaning.blurb_texts import PLACES, Piece, articles, pieces, put_in, writers

ASKING = ("donation", "membership")
PARAGRAPH, PARAGRAPHS = 8, 2  # words of a line that counts as a paragraph, paragraphs of an appeal
PLAIN = Piece("", "donation", "Donate today")


def appeals() -> list[Piece]:
    """The pieces that ask for money in several paragraphs."""
    return [
        piece
        for piece in pieces(writers())
        if piece.kind in ASKING and sum(len(line.split()) >= PARAGRAPH for line in piece.lines) >= PARAGRAPHS
    ]


def kept(lines: Sequence[str]) -> Counter[str]:
    """The paragraphs that newsx keeps of a text, each as often as it stands there."""
    return Counter(newsx.clean("\n\n".join(lines)).text.split("\n\n"))


def measure(pairs: Sequence[tuple[Piece, Sequence[str]]], name: str, show: bool) -> None:
    """Prints, by place, how many pieces went whole and what the articles lost."""
    alone = [kept(article) for _, article in pairs]
    for place in PLACES:
        whole = hurt = lost = size = 0
        for (piece, article), before in zip(pairs, alone, strict=True):
            after = kept(put_in(article, piece.lines, place))
            stay = [line for line in piece.lines if line in after]
            gone = before - after
            whole += not stay
            hurt += bool(gone)
            lost += sum(len(line) * times for line, times in gone.items())
            size += sum(len(line) * times for line, times in before.items())
            if show and (gone or stay):
                print(f"  {place}: stays {stay}\n  {place}: lost {[*gone]}")
        count = len(pairs)
        print(
            f"{name:<10}{place:<9}{count:>5} placed  gone whole {whole / count:6.1%}  articles hurt {hurt / count:6.2%}"
            f"  characters lost {lost / size:.3%}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500, help="put so many appeals into so many articles")
    parser.add_argument("--show", action="store_true", help="print what stays of an appeal and what an article loses")
    args = parser.parse_args()
    draw = random.Random(3)
    texts = [article.lines for article in draw.sample(articles(), args.articles)]
    asked = appeals()
    print(f"{len(asked)} appeals of several paragraphs")
    measure([(draw.choice(asked), text) for text in texts], "appeal", args.show)
    measure([(PLAIN, text) for text in texts], "plain line", args.show)


if __name__ == "__main__":
    main()
