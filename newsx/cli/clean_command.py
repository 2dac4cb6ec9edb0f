"""`newsx clean`"""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any

import typer

from newsx import alarm
from newsx import config as configuration
from newsx.article import Clean, Failure, Raw
from newsx.cli import shared_options
from newsx.cli.console import Run, log, place
from newsx.errors import NewsxError

BETWEEN = b"\f\n"  # a form feed line: no article holds one, so `awk 'BEGIN {RS="\f\n"}'` can tell articles apart


def run(
    ctx: typer.Context,
    paths: shared_options.Paths = None,
    files_from: shared_options.FilesFrom = None,
    null: shared_options.Null = False,
    no_title: Annotated[bool, typer.Option("--no-title", help="Leave out the headline.")] = False,
    json: Annotated[bool, typer.Option("--json", help="JSON lines: the blocks, and what was dropped.")] = False,
    meta: shared_options.Meta = None,
    text_key: shared_options.TextKey = None,
    from_: shared_options.From = None,
    verbose: shared_options.Verbose = False,
) -> int:
    """Print the article's text alone.

    Headline, blank line, paragraphs; several articles are parted by a form feed line.
    """
    names = shared_options.inputs(ctx, paths, files_from, null)
    config = configuration.load()
    reading_options = shared_options.reading_options(config, from_, text_key, meta)

    from newsx import reading
    from newsx.cli.outputs import refuse_inputs

    refuse_inputs(None, names)
    outcome = Run(quiet=True, verbose=verbose)
    for raw in reading.read(*names, options=reading_options):
        if isinstance(raw, Failure):
            outcome.fail(raw)
            continue
        work = partial(_cleaned, raw, config.settings.drop, json, no_title)
        found = alarm.in_time(raw, config.settings.seconds, work)
        if isinstance(found, Failure):
            outcome.fail(found)
            continue
        clean, out = found
        at = place(raw.source.path, raw.source.line)
        if not clean.text.strip():
            outcome.tell(f"{at}: no article was found in it")
        sys.stdout.buffer.write(BETWEEN + out if outcome.articles and not json else out)
        sys.stdout.flush()
        outcome.step()
        log.info("%s: %s", at, _summary_of(clean))
    outcome.close()
    return outcome.code


def _summary_of(clean: Clean) -> str:
    """What was kept, dropped and guessed, in a few words."""
    kept = f"{len(clean.blocks)} blocks kept, {len(clean.dropped)} stretches dropped"
    return ", ".join([kept, f"language {clean.language or 'unknown'}", *clean.warnings])


def _cleaned(raw: Raw, drop: tuple[str, ...], json: bool, no_title: bool) -> tuple[Clean, bytes] | Failure:
    """The article, and what is written of it."""
    from newsx import cleaning

    try:
        clean = cleaning.clean(raw, drop=drop)
        if json:
            return clean, _encoded(raw, clean)
        return clean, (clean.body if no_title else clean.text).encode("utf-8", "replace") + b"\n"
    except NewsxError:
        raise
    except Exception as error:  # one odd page must not cost the rest
        return Failure(raw.source.path or "-", raw.source.line, f"{type(error).__name__}: {error}")


def _encoded(raw: Raw, clean: Clean) -> bytes:
    from newsx.writing import encode

    return encode(_record(raw, clean))


def _record(raw: Raw, clean: Clean) -> dict[str, Any]:
    """What `--json` shows, under the record's names; `published` as `newsx extract` would give it without `--date`.

    Each dropped block says how sure the weights are of it, 0.5 to 1; null where they did not decide.
    """
    from newsx.cleaning.certainty import how_sure

    sure = zip(clean.dropped, how_sure(clean), strict=True)
    return {
        "id": raw.id,
        "path": raw.source.path,
        "line": raw.source.line,
        "title": clean.title,
        "published": raw.published or (clean.published and clean.published.date),
        "authors": clean.authors,
        "dateline": clean.dateline,
        "language": clean.language,
        "text": clean.text,
        "blocks": clean.blocks,
        "dropped": [{**asdict(dropped), "sure": chance} for dropped, chance in sure],
        "repairs": clean.repairs,
        "warnings": (*raw.notes, *clean.warnings),
    }
