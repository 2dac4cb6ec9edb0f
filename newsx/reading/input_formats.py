"""The formats that are read: the one table that suffixes, `--from`, help pages and completion follow."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from newsx.reading.text import Reader


@dataclass(frozen=True)
class Format:
    """`module`: the file of this folder that reads it. `suffixes`: how such files end. `about`: it in a few words.

    `one`: such a file is one article, so that a string can be one.
    """

    module: str
    suffixes: tuple[str, ...]
    about: str
    one: bool = False

    @property
    def read(self) -> Reader:
        """Bytes → articles; imported now: who reads texts does not wait for what the others need."""
        found: Reader = import_module(f"newsx.reading.{self.module}").read
        return found


FORMATS = {
    "text": Format("text", (".txt", ".text"), "plain text", one=True),
    "html": Format("saved_page", (".html", ".htm", ".xhtml"), "a saved page", one=True),
    "jsonl": Format("jsonl", (".jsonl", ".ndjson", ".json"), "JSON: lines, or an array"),
    "feed": Format("feed", (".rss", ".atom", ".xml"), "RSS or Atom"),
    "warc": Format("warc", (".warc",), "pages that a crawler fetched"),
}
BY_SUFFIX = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
OTHERS_TOO = (".json", ".xml")  # much else ends so: in a folder they are read where their first bytes show the format
