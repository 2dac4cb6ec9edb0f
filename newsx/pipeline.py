"""The steps in order, nothing else: Raw → Clean → Doc → who → who says what → claims → Article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from newsx import alarm, cleaning, counts, entities, gpu, model, reader, speech
from newsx.article import (
    SCHEMA,
    Article,
    Claimant,
    Clean,
    Count,
    Failure,
    MadeBy,
    Quotation,
    Raw,
    Source,
    Span,
    When,
)
from newsx.cleaning.certainty import find_kinds, how_sure, nearly_dropped
from newsx.config import Settings
from newsx.explanation import Explanation
from newsx.version import __version__

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


Made = TypeVar("Made")

ENGLISH = (None, "en")  # the language as cleaning tells it; null where it cannot tell
FOREIGN = 0.1  # how sure a claim of an article in another language is at most


def extract_all(raws: Iterable[Raw | Failure], settings: Settings) -> Iterator[Article | Failure]:
    """One Article or Failure for every Raw or Failure, in order, one at a time."""
    return _each(raws, settings, _article)


def explain_all(raws: Iterable[Raw | Failure], settings: Settings) -> Iterator[Explanation | Failure]:
    """The same with the reasons."""
    return _each(raws, settings, explain)


def _each(
    raws: Iterable[Raw | Failure], settings: Settings, work: Callable[[Raw, Settings], Made]
) -> Iterator[Made | Failure]:
    for raw in raws:
        if isinstance(raw, Failure):
            yield raw
            continue
        _model(settings)  # is loaded at no article's expense
        try:
            yield alarm.in_time(raw, settings.seconds, partial(work, raw, settings))
        except TooLong as error:
            yield Failure(raw.source.path or "-", raw.source.line, str(error))


def _article(raw: Raw, settings: Settings) -> Article:
    return _explain(raw, settings, briefly=True)[1].article


def explain(raw: Raw, settings: Settings) -> Explanation:
    """The Article of one Raw, with the numbers that are no counts and why, and how sure each drop is, of which kind."""
    clean, explanation = _explain(raw, settings)
    sure, kinds, nearly = tuple(how_sure(clean)), find_kinds(clean), nearly_dropped(clean)
    return replace(explanation, sure=sure, kinds=kinds, nearly=nearly)


def _explain(raw: Raw, settings: Settings, briefly: bool = False) -> tuple[Clean, Explanation]:
    """Without how sure the drops are, which takes as long as cleaning: records don't say it.

    `briefly`: nor which numbers count nobody, where a text cannot hold a count.
    """
    clean = cleaning.clean(raw, drop=settings.drop) if settings.clean else cleaning.as_is(raw)
    published = _published(raw, clean, settings)
    if len(clean.text) > settings.longest:
        raise TooLong(
            f"{len(clean.text):,} characters of text are more than an article (limit {settings.longest:,}): split the "
            "file, or set limits.characters in newsx.toml"
        )
    nlp = _model(settings)
    doc = model.parse(nlp, clean.text, clean.blocks, published.date if published else None)
    who = entities.find(doc)
    found = counts.without_counts(clean.text, clean.title, published, settings.count) if briefly else None
    if found is None:
        statements = speech.find(doc, who)
        found = reader.find(doc, who, statements, published, settings.count, clean.title, settings.min_sure)
    article = Article(
        schema=SCHEMA,
        id=raw.id,
        made_by=MadeBy(__version__, model_version(nlp.meta), settings.recorded(raw.meta)),
        source=_source(raw, clean),
        title=clean.title,
        published=published,
        authors=clean.authors,
        dateline=clean.dateline,
        language=clean.language,
        text=clean.text,
        blocks=clean.blocks,
        dropped=clean.dropped,
        actors=who.actors,
        institutions=who.institutions,
        counts=found.counts if clean.language in ENGLISH else _unsure(found.counts, settings.min_sure),
        dates=found.dates,
        warnings=(*raw.notes, *clean.warnings, *_warnings(clean)),
    )
    return clean, Explanation(article, found.rejected, found.weighed)


def attribute(raw: Raw, spans: Iterable[Span], settings: Settings) -> list[Claimant | None]:
    """Who says the text at each span (code points, half open); None where it is the reporter."""
    doc, who = _read(raw, settings)
    return speech.attribute(doc, who, list(spans))


def quotations(raw: Raw, settings: Settings) -> list[Quotation]:
    """What is said by whom in the text, directly and indirectly, in reading order."""
    doc, who = _read(raw, settings)
    return speech.quotations(doc, who)


def model_version(meta: dict[str, Any]) -> str:
    """Name and version of a pipeline: "core_web_sm 3.8.0"."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _read(raw: Raw, settings: Settings) -> tuple[Doc, entities.Who]:
    clean = cleaning.as_is(raw)
    nlp = _model(settings)
    doc = model.parse(nlp, clean.text, clean.blocks, raw.published)
    return doc, entities.find(doc)


def _model(settings: Settings) -> Language:
    if settings.gpu:
        gpu.require()
    return model.load(settings.model)


def _published(raw: Raw, clean: Clean, settings: Settings) -> When | None:
    """Given beats read, read beats `--date`."""
    if raw.clean and raw.clean.published:
        return raw.clean.published
    if raw.published:
        return counts.publication(raw.published)
    return clean.published or counts.publication(settings.date)


def _source(raw: Raw, clean: Clean) -> Source:
    if raw.clean:
        return raw.source
    publisher = raw.source.publisher or clean.publisher
    return replace(raw.source, publisher=publisher, repairs=clean.repairs, chars=len(clean.source))


def _unsure(counts: Iterable[Count], min_sure: float) -> tuple[Count, ...]:
    """The claims of an article in another language; none where surer ones are asked for. The reader knows English."""
    if min_sure > FOREIGN:
        return ()
    return tuple(replace(count, sure=min(FOREIGN if count.sure is None else count.sure, FOREIGN)) for count in counts)


def _warnings(clean: Clean) -> Iterator[str]:
    if not clean.text.strip():
        yield "clean.empty: no article was found in the source"
    if clean.language not in ENGLISH:
        yield f"language.{clean.language}: the text does not read as English, the findings cannot be relied on"


class TooLong(Exception):
    """A text longer than the model takes."""
