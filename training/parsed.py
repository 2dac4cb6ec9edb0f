"""A passage as newsx parses it, without cleaning: what the reader is trained on and the rules are measured on."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from newsx import cleaning, counts, entities, model, speech
from newsx.article import When
from newsx.config import MODEL
from newsx.counts import Evidence
from newsx.entities import Who
from newsx.reader.find import options_of
from newsx.reader.options import Options
from newsx.reading.given import from_string
from newsx.speech import Statement
from training.passages import Passage


@dataclass(frozen=True)
class Parsed:
    """What the rooms before the reader make of a passage."""

    doc: Doc
    who: Who
    statements: list[Statement]
    published: When | None
    groups: list[str]
    evidence: Evidence
    title: str | None

    def options(self) -> Options:
        """What the reader chooses from."""
        given = (self.doc, self.who, self.statements, self.published, self.groups, self.title, self.evidence)
        return options_of(*given)[0]


def parse(passage: Passage, people: bool) -> Parsed:
    """Parses a passage taken as it is; `people`: human beings of any age are counted."""
    clean = cleaning.as_is(from_string(passage.text, published=passage.published))
    published = counts.publication(passage.published)
    nlp = model.load(MODEL)
    doc = nlp(model.prepare(nlp, clean.text, clean.blocks, published.date if published else None))
    who, groups = entities.find(doc), ["people" if people else "children"]
    statements = speech.find(doc, who)
    evidence = counts.gather(doc, who, statements, published, groups)
    return Parsed(doc, who, statements, published, groups, evidence, passage.title)
