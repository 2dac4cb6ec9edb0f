"""An article prepared for speech: tokens, paragraphs, quotations, entities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from newsx.article import Span
from newsx.entities import Who
from newsx.grammar.quotation import Quote, find_quotes
from newsx.parsed import forms, text_of
from newsx.speech.speech_words import Verb, group, verbs


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name the speaker: token indices, the last one exclusive; `head` is their head noun.

    `relative` is the "who" or "which" that stands for them at the cue.
    """

    start: int
    end: int
    head: int
    relative: int | None = None


@dataclass(slots=True)
class Cue:
    """A cue with its content, before the speaker is resolved. `parts` in code points."""

    parts: list[Span]
    cue: Span
    lemma: str
    speaker: Speaker | None
    rule: str
    direct: bool = False
    denied: bool = False
    figures: bool = True
    nested: bool = False
    follows: Cue | None = None
    label: str | None = None


@dataclass
class Passage:
    """A parsed article and what was found in it; each step adds to it."""

    doc: Doc
    who: Who
    used: set[int] = field(default_factory=set)
    cued: list[tuple[int, Speaker]] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The text of the article."""
        return text_of(self.doc)

    @cached_property
    def forms(self) -> list[str]:
        """The lower-case form of each token."""
        return forms(self.doc)

    def among(self, words: Container[str], lemmas: Container[str] = ()) -> Iterator[Token]:
        """The tokens whose form is one of the words or whose lemma is one of the lemmas, in order."""
        if not lemmas:
            return (self.doc[i] for i, form in enumerate(self.forms) if form in words)
        both = enumerate(zip(self.forms, forms(self.doc, "LEMMA"), strict=True))
        return (self.doc[i] for i, (form, lemma) in both if form in words or lemma in lemmas)

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each token."""
        return [t.idx for t in self.doc]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The blocks of the article, or its lines."""
        blocks = self.doc.user_data.get("blocks")
        if blocks:
            return [(int(b[1]), int(b[2])) for b in blocks]
        spans, at = [], 0
        for line in self.text.split("\n"):
            if line.strip():
                spans.append((at, at + len(line)))
            at += len(line) + 1
        return spans

    @cached_property
    def quotes(self) -> list[Quote]:
        """The stretches between quotation marks."""
        return list(find_quotes(self.text, self.paragraphs))

    @cached_property
    def quote_starts(self) -> list[int]:
        return [q.start for q in self.quotes]

    @cached_property
    def paragraph_starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def token(self, offset: int) -> int:
        """The index of the token at an offset, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def tokens(self, start: int, end: int) -> range:
        """The indices of the tokens that begin inside a span."""
        first = bisect_right(self.starts, start - 1)
        return range(first, max(first, bisect_right(self.starts, end - 1)))

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation at an offset, its marks included."""
        i = bisect_right(self.quote_starts, offset) - 1
        return self.quotes[i] if i >= 0 and offset < self.quotes[i].end else None

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph at an offset."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def kind(self, number: int) -> str:
        """The kind of a paragraph where the blocks are known, else ""."""
        blocks = self.doc.user_data.get("blocks")
        return str(blocks[number][0]) if blocks else ""

    def items_below(self, offset: int) -> list[Span]:
        """The list below a cue at `offset`: "X stated the following:", "According to X:", "Police say"."""
        here = self.paragraph_at(offset)
        end = self.paragraphs[here][1]
        lead = self.text[offset:end]
        if "." in lead or not (lead.endswith((":", ",")) or lead[-1:].isalpha()):
            return []
        marks = tuple(group("lists", "bullets")) if lead.endswith(":") else ()
        found = []
        for number in range(here + 1, len(self.paragraphs)):
            start, end = self.paragraphs[number]
            if self.kind(number) != "item" and not (marks and self.text[start:end].lstrip().startswith(marks)):
                break
            found.append((start, end))
        return found

    def speaker_of(self, verb: Token, found: Speaker | None) -> Speaker | None:
        """The subject of a cue; not one inside a quotation.

        In "…," said Roe, adding, "…" the speaker is Roe.
        """
        if found and (self.quote_at(self.doc[found.head].idx) is None or self.quote_at(verb.idx) is not None):
            return found
        if verb.tag_ != "VBG":
            return None
        here = self.paragraph_at(verb.idx)
        near = [s for i, s in self.cued if i < verb.i and self.paragraph_at(self.doc[i].idx) == here]
        return near[-1] if near else None

    def sentence(self, i: int) -> tuple[int, int]:
        """The token range of the sentence of token `i`, without white space at its end."""
        sent = self.doc[i].sent
        end = sent.end
        while end > sent.start + 1 and self.doc[end - 1].is_space:
            end -= 1
        return sent.start, end

    def span(self, start: int, end: int, marks: bool = True) -> Span:
        """Token range → offsets, without white space and punctuation at its ends.

        `marks`: a quotation that fills it to the end keeps its quotation marks.
        """
        while start < end and (self.doc[start].is_space or self.doc[start].text in {",", ";", ":", "–", "—", "-"}):
            start += 1
        while end > start and (self.doc[end - 1].is_space or self.doc[end - 1].text in {",", ";", ":", "–", "—", "-"}):
            end -= 1
        if start >= end:
            return (0, 0)
        low, high = self.doc[start].idx, self.doc[end - 1].idx + len(self.doc[end - 1])
        if marks:
            before, behind = self.quote_at(low), self.quote_at(high - 1)
            low = before.start if before and before.inner_start == low else low
            high = behind.end if behind and behind.inner_end == high else high
        return low, high


def verb_at(token: Token) -> Verb | None:
    """The verb of saying that a token is a form of; one that may be a noun must be tagged as a verb."""
    found = verbs().get(token.lower_)
    if not found or not (token.tag_.startswith("VB") or token.lower_ in group("sure", "forms")):
        return None
    if token.dep_ in {"amod", "compound"} and token.lower_ not in group("sure", "forms"):
        return None
    after = {t.lower_ for t in token.doc[token.i + 1 : token.i + 4]}
    for verb in found:
        if verb.after is None or verb.after.split()[0] in after:
            return verb
    return None
