"""How much a line speaks for a blurb, by a small network that reads its words in their order.

The network (`lines.onnx`, int8) is the first three layers of MiniLM, fitted by `make cleaning` on the lines that
`blurb_words.py` is fitted on and those of more writers. It is slower than those weights by a factor of a hundred, so it
is used only for lines of which the first trees are not sure.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from newsx.encoder.session import session, tokenizer

NETWORK = "lines.onnx"
HEAD, TAIL = 42, 20  # of a line of more tokens so many of the first and last are read
ENDS = 1000  # characters: a longer middle holds none of them
REMEMBERED = 1 << 12  # lines
MOST_READ = 200  # lines of a page, and cuts of its lines: those with the highest votes; it bounds the time of a page


class LineEncoder:
    """A network that takes the tokens of one line, (1, tokens), and gives one log odds."""

    def __init__(self, weights: bytes) -> None:
        self._session, self._tokenizer = session(weights), tokenizer()
        self.log_odds = lru_cache(REMEMBERED)(self._log_odds)

    def _log_odds(self, text: str) -> int:
        """The log odds, in hundredths, that a line is a blurb."""
        import numpy as np

        (found,) = self._session.run(None, {"ids": np.array([token_ids(text)], dtype=np.int64)})
        return round(100 * float(found[0]))


def token_ids(text: str) -> list[int]:
    """The tokens of a line between [CLS] and [SEP]; of a long one the first and last.

    >>> len(token_ids("Give now.")), len(token_ids("now " * 200))
    (5, 64)
    """
    if len(text) > 2 * ENDS:
        text = f"{text[:ENDS]} {text[-ENDS:]}"
    first, *own, last = tokenizer().encode(text).ids
    if len(own) > HEAD + TAIL:
        own = [*own[:HEAD], *own[-TAIL:]]
    return [first, *own, last]


def log_odds(text: str) -> int:
    """The log odds, in hundredths, that a line is a blurb, by newsx's own network."""
    return _own().log_odds(text)


@cache
def _own() -> LineEncoder:
    return LineEncoder(files("newsx.cleaning").joinpath(NETWORK).read_bytes())
