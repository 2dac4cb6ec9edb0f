"""The spaCy factories: `nlp.add_pipe("newsx_entities")`, then `newsx_speech`, then `newsx_counts`.

spaCy imports this file at every `spacy.load`, in anybody's environment: nothing but spaCy's own `Language` may be
imported at the top, everything else inside the factories.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

Component = Callable[["Doc"], "Doc"]

# Words after which a sentence ends at a comma, or anywhere: what it is looked through for grows with its square.
LONG, LONGEST = 200, 250
LONG_BLOCK, LONGEST_BLOCK = 600, 1200  # the same of sentences that end, at an end mark or anywhere
PAUSES, ENDS = {",", ";", ")"}, {".", "!", "?"}


@Language.component("newsx_blocks")
def start_sentences_at_blocks(doc: Doc) -> Doc:
    """Set a sentence start at the first word after every line end (or of every block given), before the parser runs.

    Sentences that no article has are cut.
    """
    if not len(doc):
        return doc
    starts = {start for _, start, _ in doc.user_data.get("blocks", ())}
    fresh, before, words, block = True, "", 0, 0
    for token in doc:
        if token.is_space:
            fresh = fresh or ("\n" in token.text and not starts)
            continue
        if fresh or token.idx in starts or _is_too_long(words, block, before, token.text):
            token.is_sent_start = True
            words = block = 0
        fresh, before = False, token.text
        words, block = (0 if before in ENDS else words + 1), block + 1
    return doc


def _is_too_long(words: int, block: int, before: str, word: str) -> bool:
    """Whether a sentence starts at `word`, so many words behind the last end mark and the last start of a block."""
    if words < LONG and block < LONG_BLOCK:
        return False
    ends = before in ENDS and word[:1].isupper() and block >= LONG_BLOCK
    return ends or (words >= LONG and before in PAUSES) or words >= LONGEST or block >= LONGEST_BLOCK


@Language.factory("newsx_lemmas", assigns=["token.lemma"])
def make_lemmas(nlp: Language, name: str) -> Component:
    """The pipeline's own rule lemmatizer, asked once for each word form."""
    from newsx.model.lemmas import Lemmas

    return Lemmas(nlp.get_pipe("lemmatizer"))


@Language.factory("newsx_tags", assigns=["token.tag", "token.pos", "token.morph"])
def make_tags(nlp: Language, name: str) -> Component:
    """The pipeline's own attribute ruler, asked once for each kind of token."""
    from newsx.model.tags import Tags

    return Tags(nlp.get_pipe("attribute_ruler"))


@Language.factory("newsx_names", assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def make_names(nlp: Language, name: str) -> Component:
    """The pipeline's own entity recogniser, computed for all tokens outside names at once."""
    from newsx.model.names import Names

    return Names(nlp.get_pipe("ner"))


@Language.factory("newsx_heads", assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"])
def make_heads(nlp: Language, name: str) -> Component:
    """The pipeline's own parser, computed for all blocks of a text side by side."""
    from newsx.model.heads import Heads

    return Heads(nlp.get_pipe("parser"))


@Language.factory("newsx_entities", assigns=["doc.spans"])
def make_entities(nlp: Language, name: str) -> Component:
    """Persons, states and institutions in `doc.spans["newsx_entities"]`; the records on `span._.newsx`."""
    from newsx import entities

    extension()

    def newsx_entities(doc: Doc) -> Doc:
        who = entities.find(doc)
        doc.user_data["newsx_who"] = who
        things: list[Any] = [*who.actors, *who.institutions]
        marked = [(m, thing.kind, thing) for thing in things for m in thing.mentions]
        return mark(doc, "newsx_entities", marked)

    return newsx_entities


@Language.factory("newsx_speech", assigns=["doc.spans"])
def make_speech(nlp: Language, name: str) -> Component:
    """What is said by whom in `doc.spans["newsx_speech"]`; the statement on `span._.newsx`."""
    from newsx import entities, speech

    extension()

    def newsx_speech(doc: Doc) -> Doc:
        who = doc.user_data.get("newsx_who") or entities.find(doc)
        statements = speech.find(doc, who)
        doc.user_data.update(newsx_who=who, newsx_statements=statements)
        return mark(doc, "newsx_speech", [((s.start, s.end), s.voice.upper(), s) for s in statements])

    return newsx_speech


@Language.factory("newsx_counts", assigns=["doc.spans"], default_config={"groups": ["children"]})
def make_counts(nlp: Language, name: str, groups: list[str]) -> Component:
    """Counts of the `groups` in `doc.spans["newsx_counts"]`; the claim on `span._.newsx`.

    The publication date (ISO) and the headline are read from `doc.user_data["published"]` and `["title"]`, where there
    are any.
    """
    from newsx import counts, entities, reader, speech

    extension()

    def newsx_counts(doc: Doc) -> Doc:
        who = doc.user_data.get("newsx_who") or entities.find(doc)
        statements = doc.user_data.get("newsx_statements")
        if statements is None:
            statements = speech.find(doc, who)
        published = counts.publication(doc.user_data.get("published"))
        found = reader.find(doc, who, statements, published, groups, doc.user_data.get("title"))
        return mark(doc, "newsx_counts", [((c.start, c.end), c.event.upper(), c) for c in found.counts])

    return newsx_counts


def extension() -> None:
    """Make sure `span._.newsx` exists (kept in `doc.user_data`, so DocBin with `store_user_data` saves it)."""
    from spacy.tokens import Span

    if not Span.has_extension("newsx"):
        Span.set_extension("newsx", default=None)


def mark(doc: Doc, key: str, found: list[tuple[tuple[int, int], str, Any]]) -> Doc:
    """Put character spans with labels into `doc.spans[key]`, as plain dicts on `span._.newsx`."""
    from dataclasses import asdict

    spans = []
    for (start, end), label, record in found:
        span = doc.char_span(start, end, label=label, alignment_mode="expand")
        if span is not None:
            span._.newsx = asdict(record)
            spans.append(span)
    doc.spans[key] = spans
    return doc
