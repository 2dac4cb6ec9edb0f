"""What of a folder is read, and what is said of the rest."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsx.article import Failure
from newsx.config import LIMITS

# Files that hold articles newsx cannot get at: to leave them out without a word would lose them. What is no article
# (pictures, tables, scripts, sidecars) is left out in silence.
DOCUMENTS = {
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".wpd", ".pages", ".epub", ".mobi", ".fb2", ".ppt", ".pptx", ".odp",
    ".mht", ".mhtml", ".webarchive", ".eml", ".msg",
}  # fmt: skip
ARCHIVES = {".zip", ".tar", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".zst"}
MARKED = {".md", ".markdown", ".rst"}
ABOUT = ("readme", "license", "licence", "changelog", "contributing")  # said of a folder, not in it


def walk(folder: str, deepest: int = LIMITS.folders) -> Iterator[str | Failure]:
    """Every file under `folder`, sorted by whole path, hidden ones left out; linked folders are not followed.

    What is not read of the folders is a Failure, and the rest goes on: one that cannot be listed, that lies more than
    `deepest` levels deep, or that is a link out of `folder`.
    """
    root = os.path.realpath(folder)
    open_folders = [_entries(folder)]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, Failure):
            yield entry
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir(follow_symlinks=False):
            if len(open_folders) < deepest:
                open_folders.append(_entries(entry.path))
            else:
                why = f"this folder lies more than {deepest} deep and was not read (limits.folders in newsx.toml)"
                yield Failure(entry.path, None, why)
        elif not _is_folder(entry):
            yield entry.path
        elif leads_out(entry.path, root):
            yield Failure(entry.path, None, "a link to a folder elsewhere is not followed: name that folder too")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link in a circle: whoever opens it says what is wrong


def _entries(folder: str) -> Iterator[os.DirEntry[str] | Failure]:
    try:
        with os.scandir(folder) as found:
            yield from sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(folder, None, f"this folder cannot be listed: {error.strerror or error}")


def leads_out(path: str, root: str) -> bool:
    """Whether a link in the folder `root` (a real path) leads to something outside."""
    return os.path.islink(path) and os.path.commonpath([os.path.realpath(path), root]) != root


def not_read(path: str, root: str, follow_links: bool) -> str | None:
    """Why a file in the folder `root` is not opened; null where nothing speaks against it."""
    try:
        kind = os.stat(path).st_mode
    except OSError:
        return None  # whoever opens it says what is wrong
    if not stat.S_ISREG(kind):
        return "a pipe, a socket or a device in a folder is not read: name it by itself"
    if not follow_links and leads_out(path, root):
        return (
            f"a link out of the folder, to {os.path.realpath(path)}, is not followed: name that file by itself, or set "
            "follow-links = true in newsx.toml"
        )
    return None


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
