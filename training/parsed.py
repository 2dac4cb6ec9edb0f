"""A passage as newsx parses it, without cleaning: what the reader is trained on and the rules are measured on."""

from __future__ import annotations

from dataclasses import replace

from newsx import cleaning, counts, entities, model, speech
from newsx.article import Clean, When
from newsx.config import MODEL
from newsx.counts import Evidence
from newsx.reader.article_counts import options_of
from newsx.reader.figure_options import Options
from newsx.reading.given import from_string
from training.passages import Passage


def evidence(clean: Clean, published: When | None, people: bool = False) -> Evidence:
    """What the rules make of an article without its boilerplate; `people`: human beings of any age are counted."""
    nlp = model.load(MODEL)
    doc = nlp(model.prepare(nlp, clean.text, clean.blocks, published.date if published else None))
    who = entities.find(doc)
    return counts.gather(doc, who, speech.find(doc, who), published, ["people" if people else "children"])


def evidence_of(passage: Passage, people: bool) -> Evidence:
    """What the rules make of a passage taken as it is."""
    clean = cleaning.as_is(from_string(passage.text, published=passage.published))
    return evidence(replace(clean, title=passage.title), counts.publication(passage.published), people)


def options(passage: Passage, people: bool) -> Options:
    """What the reader chooses from in a passage taken as it is."""
    return options_of(evidence_of(passage, people), passage.title)[0]
