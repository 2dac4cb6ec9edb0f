"""Writes newsx/redaction/small_words.txt: the words that English news writes in small letters.

`python -m training.small_words` counts them in the articles of the pool's training split; a word is kept that stands in
small letters in ARTICLES of them, and in SHARE as many as have it with a capital.
"""

from __future__ import annotations

import re
import textwrap
from collections import Counter

from training.passages import HERE, pooled
from training.splits import split_of

FILE = HERE.parent / "newsx" / "redaction" / "small_words.txt"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
ARTICLES, SHARE = 3, 0.1
HEAD = """\
# Words that real English news writes in small letters: at the head of a sentence they are no names.
# Counted by training/small_words.py in the {} articles of the pool's training split.
"""


def main() -> None:
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    read = 0
    for passage in pooled("articles"):
        if split_of(passage.id, "articles") == "train":
            words = set(WORD.findall(passage.text))
            small.update(word for word in words if word.islower())
            large.update({word.lower() for word in words if not word.islower()})
            read += 1
    kept = sorted(w for w, n in small.items() if len(w) > 1 and n >= ARTICLES and n >= SHARE * large[w])
    FILE.write_text(HEAD.format(read) + "\n".join(textwrap.wrap(" ".join(kept), 120, break_on_hyphens=False)) + "\n")
    print(f"{len(kept)} words in {ARTICLES} or more of {read} articles: {FILE}")


if __name__ == "__main__":
    main()
