"""`make bench-clean`: the article out of raw text, newsx beside line filters and extractors; pageF1 with intervals.

    python bench/clean.py [DATA] [--folds DIR] [--limit N]

DATA (../shared/bench/clean) holds folders of pages as text (NAME.blocks.txt, NAME.inscriptis.txt), some as HTML too
(NAME.html.gz), with NAME.gold.txt, the body, or NAME.segments.json, pieces that must and must not be there. newsx reads
the pages it was fitted on with the weights of the fold they were left out of; `--folds` keeps those. The peers come
with `pip install -e .[bench]`; one that can't be imported is named and left out. What is meant for HTML gets a text as
one paragraph a line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import newsx
from training.cleaning import fit_rules, page_folds, weight_files

DATA = Path("../shared/bench/clean")
FITTED = ("fundus_half", "wcxb_news")
SIDE = "wcxb_articles"  # learned from, never measured
FITS = ("gold_lines.py", "page_folds.py", "fit_rules.py", "weight_files.py")  # files that fit the folds
DRAWS = 1000
FASTEST = 100_000  # pages a second: nothing was done
Reader = Callable[[str], str]


# ---- the systems; each imports what it needs when it is asked for ----


def untouched() -> Reader:
    return lambda text: text


def long_lines() -> Reader:
    """Lines of 15 words and more with an end mark."""
    return lambda text: _lines(text, lambda line: len(line.split()) >= 15 and line.rstrip("\"'”’)")[-1:] in ".!?")


def c4() -> Reader:
    """The line filter of the C4 corpus: a terminal mark, five words, no "javascript"."""
    return lambda text: _lines(
        text, lambda line: len(line.split()) >= 5 and line[-1] in '.!?"”' and "javascript" not in line.lower()
    )


def justext_lines() -> Reader:
    import justext

    stop = justext.get_stoplist("English")
    return lambda text: "\n".join(
        part.text for part in justext.justext(_as_html(text).encode(), stop) if not part.is_boilerplate
    )


def boilerpy() -> Reader:
    from boilerpy3.extractors import ArticleExtractor

    return lambda text: str(ArticleExtractor().get_content(_as_html(text)))


def newsx_text() -> Reader:
    return lambda text: newsx.clean(text).body


def newsx_html() -> Reader:
    return lambda html: newsx.clean(html, format="html").body


def trafilatura() -> Reader:
    from trafilatura import extract

    return lambda html: extract(html, include_comments=False) or ""


def readability() -> Reader:
    from lxml.html import fromstring
    from readability import Document

    return lambda html: "\n".join(fromstring(Document(html).summary()).itertext())


def newspaper() -> Reader:
    from newspaper import Article

    def read(html: str) -> str:
        article = Article("https://example.org/", fetch_images=False)  # it would wait for the network
        article.set_html(html) if hasattr(article, "set_html") else article.download(input_html=html)
        article.parse()
        return str(article.text)

    return read


def resiliparse() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html: str(extract_plain_text(html, main_content=True, comments=False))


TEXT = {
    "untouched": untouched, "lines of 15+ words": long_lines, "C4's line filter": c4, "jusText": justext_lines,
    "boilerpy3": boilerpy, "newsx": newsx_text,
}  # fmt: skip
HTML = {
    "trafilatura": trafilatura, "readability-lxml": readability, "newspaper4k": newspaper, "resiliparse": resiliparse,
    "newsx": newsx_html,
}  # fmt: skip


def _lines(text: str, keep: Callable[[str], bool]) -> str:
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line and keep(line))


def _as_html(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip()) + "</body>"


# ---- pages and scores ----


@dataclass(frozen=True)
class Page:
    """A page in one flavour and what is known of its article."""

    set: str
    name: str
    raw: str
    gold: str | None
    pieces: dict[str, list[str]]


def pages_of(folder: Path, flavour: str, limit: int | None) -> Iterator[Page]:
    for path in sorted(folder.glob(f"*.{flavour}*"))[:limit]:
        name, _, suffix = path.name.partition(f".{flavour}")
        raw = gzip.decompress(path.read_bytes()) if suffix.endswith(".gz") else path.read_bytes()
        gold, pieces = folder / f"{name}.gold.txt", folder / f"{name}.segments.json"
        wanted = gold.read_text("utf-8") if gold.exists() else None
        known = {} if wanted is not None else json.loads(pieces.read_text("utf-8"))
        yield Page(folder.name, name, raw.decode("utf-8", "replace"), wanted, known)


def page_f1(page: Page, found: str) -> float:
    """F1 of token 4-grams; of pieces found where only those are known."""
    if page.gold is not None:
        gold, out = fit_rules.shingles(page.gold), fit_rules.shingles(found)
        return 2 * (gold & out).total() / ((gold.total() + out.total()) or 1)
    squeezed = " ".join(found.split())
    hit, junk = (sum(" ".join(piece.split()) in squeezed for piece in page.pieces[key]) for key in ("with", "without"))
    return 2 * hit / (hit + junk + len(page.pieces["with"]))


def interval(values: Sequence[float]) -> tuple[float, float]:
    """95 % of the means of as many pages drawn again."""
    chance = random.Random(0)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(DRAWS))
    return means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS) - 1]


@dataclass(frozen=True)
class Cell:
    """A system on one set: its mean, the interval, how many pages it read a second."""

    mean: float
    low: float
    high: float
    speed: float

    def __str__(self) -> str:
        return f"{self.mean:.3f} [{self.low:.3f}, {self.high:.3f}]"


def measure(read: Reader, pages: Sequence[Page], folds: Path | None) -> Cell:
    scores = []
    spent = 0.0
    models = [weight_files.read(path) for path in sorted(folds.iterdir())] if folds else []
    for page in sorted(pages, key=lambda page: page_folds.fold_of(page.name)):
        if models:
            weight_files.use(models[page_folds.fold_of(page.name)])
        start = time.perf_counter()
        try:
            found = read(page.raw)
        except Exception as error:  # a peer that fails on a page has found nothing there
            print(f"{page.set}/{page.name}: {error!r}"[:200], file=sys.stderr)
            found = ""
        spent += time.perf_counter() - start
        scores.append(page_f1(page, found))
    return Cell(sum(scores) / len(scores), *interval(scores), len(pages) / spent)


def table(title: str, systems: dict[str, Callable[[], Reader]], sets: dict[str, list[Page]], folds: Path) -> None:
    print(f"\n{title}\n")
    print("| |", *(f"{name} ({len(pages)}) |" for name, pages in sets.items()), "pages/s |")
    print("| --- |" + " --- |" * (len(sets) + 1))
    for name, make in systems.items():
        try:
            read = make()
        except ImportError as error:
            print(f"{name} left out: {error}; pip install -e .[bench]", file=sys.stderr)
            continue
        cells = []
        for of, pages in sets.items():
            own = name == "newsx"
            cells.append(measure(read, pages, folds if own and of in FITTED else None))
            if own:
                weight_files.use(None)
        print(
            f"| {name} |",
            *(f"{cell} |" for cell in cells),
            _rounded(sum(cell.speed for cell in cells) / len(cells)),
            "|",
        )


def _rounded(speed: float) -> str:
    return "" if speed > FASTEST else f"{speed:.0f}"


def own_folds() -> Path:
    """A folder for the folds' weights that another state of the code does not share."""
    code = [*sorted(weight_files.WEIGHTS.glob("*.py")), *sorted(weight_files.WEIGHTS.glob("*.toml"))]
    data = b"".join(path.read_bytes() for path in [*code, *(Path(fit_rules.__file__).with_name(name) for name in FITS)])
    return Path("build/clean-folds") / f"{zlib.crc32(data):08x}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    parser.add_argument("--folds", type=Path, default=own_folds(), help="where the weights of each fold are kept")
    parser.add_argument("--limit", type=int, help="only the first N pages of each set")
    args = parser.parse_args()
    if not args.data.is_dir():
        sys.exit(f"{args.data}: no such folder. Name the one with the pages: python bench/clean.py DATA")
    sets = sorted(path for path in args.data.iterdir() if path.is_dir() and path.name != SIDE)
    if not (args.folds / str(page_folds.FOLDS - 1)).exists():
        print(f"fitting the folds into {args.folds}: some minutes", file=sys.stderr)
        fit_rules.main([str(args.data), "--folds", str(args.folds)])
    titles = {"blocks": "From text, a line a block element", "inscriptis": "From text as inscriptis renders it"}
    for flavour, title in titles.items():
        found = {path.name: list(pages_of(path, f"{flavour}.txt", args.limit)) for path in sets}
        table(title, TEXT, {name: pages for name, pages in found.items() if pages}, args.folds)
    found = {path.name: list(pages_of(path, "html", args.limit)) for path in sets}
    table("From the HTML", HTML, {name: pages for name, pages in found.items() if pages}, args.folds)


if __name__ == "__main__":
    main()
