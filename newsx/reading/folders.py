"""What of a folder is read, and what is said of the rest."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsx.article import Failure

# Files that hold articles newsx cannot get at: to leave them out without a word would lose them. What is no article
# (pictures, tables, scripts, sidecars) is left out in silence.
DOCUMENTS = {
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".wpd", ".pages", ".epub", ".mobi", ".fb2", ".ppt", ".pptx", ".odp",
    ".mht", ".mhtml", ".webarchive", ".eml", ".msg",
}  # fmt: skip
ARCHIVES = {".zip", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst", ".warc"}
MARKED = {".md", ".markdown", ".rst"}
ABOUT = ("readme", "license", "licence", "changelog", "contributing")  # said of a folder, not in it


def walk(folder: str) -> Iterator[str | Failure]:
    """Every file under `folder`, sorted by whole path, hidden ones left out; linked folders are not followed.

    A folder that cannot be listed is a Failure, and the rest goes on.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(folder, None, f"this folder cannot be listed: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path)
        elif not entry.is_dir():
            yield entry.path


def suffix(name: str) -> str:
    """The suffix in lower case, that before .gz where there is one.

    >>> suffix("a.TXT.gz"), suffix("a.txt"), suffix("README")
    ('.txt', '.txt', '')
    """
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


class LeftOut:
    """Counts the files of a folder that hold text newsx does not read."""

    def __init__(self) -> None:
        self.counts: dict[str, Counter[str]] = {}

    def add(self, name: str) -> None:
        kind = suffix(name)
        if kind in DOCUMENTS:
            self._count("convert them to text first", kind)
        elif kind in ARCHIVES:
            self._count("unpack them first", kind)
        elif kind in MARKED and not Path(name).name.lower().startswith(ABOUT):
            self._count("name them .txt to have them read", kind)

    def _count(self, advice: str, kind: str) -> None:
        self.counts.setdefault(advice, Counter())[kind] += 1

    def __str__(self) -> str:
        """'3 files are .pdf, 1 is .docx: convert them to text first'; empty where there is nothing to say."""
        said = []
        for advice, kinds in self.counts.items():
            parts = [f"{number} {'is' if number == 1 else 'are'} {kind}" for kind, number in kinds.most_common()]
            said.append(f"{', '.join(parts)}: {advice}")
        return "; ".join(said)
