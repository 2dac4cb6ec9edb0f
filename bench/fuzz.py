"""`make fuzz`: atheris seeks inputs that reach new code in each part; none may crash it, hang it or break a rule.

    python bench/fuzz.py [--minutes 10] [--found build/fuzz] [TARGET …]

Each target runs in a process of its own and goes on from the inputs that it kept in `build/fuzz/TARGET`. What breaks
one is left beside them (`crash-…`, `timeout-…`); exit code 1 where anything is. A finding becomes a case of tests/.
Needs `pip install 'newsx[fuzz]'`.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

LONGEST = {"clean": 2000, "numbers": 300, "dates": 300, "claims": 300, "report": 4000}  # bytes of an input
SECONDS = 120  # after so many an input hangs; the first date in another language loads the words of all
ROOT = Path(__file__).parent.parent


def clean(data: bytes) -> None:
    """Read and clean: every kept block stands in the text, every piece of it has a place in the source."""
    import newsx

    with TemporaryDirectory() as folder:
        path = Path(folder) / ("a.txt", "a.html", "a.jsonl", "a.txt.gz", "a.xml")[data[0] % 5 if data else 0]
        path.write_bytes(data[1:])
        for raw in newsx.read(path):
            if isinstance(raw, newsx.Failure):
                continue
            found = newsx.clean(raw.text, format=raw.source.format)
            ends = [0, *(edge for block in found.blocks for edge in (block.start, block.end)), len(found.text)]
            assert ends == sorted(ends), "blocks stand in order, in the text"
            assert all(found.text[block.start : block.end].strip() for block in found.blocks), "a block holds words"
            assert all(piece.rule for piece in found.dropped), "every dropped piece has a rule"


def numbers(data: bytes) -> None:
    """Numbers stand in order and apart, and their bounds hold."""
    from newsx.grammar.numbers import find_numbers

    text, at = data.decode("utf-8", "replace"), 0
    for number in find_numbers(text):
        assert at <= number.start <= number.core_start < number.core_end <= number.end <= len(text), number
        known = [bound for bound in (number.low, number.value, number.high) if bound is not None]
        assert known == sorted(known), number
        at = number.end


def dates(data: bytes) -> None:
    """Dates stand in order in the text, and are dates."""
    from newsx.grammar.calendar import find_dates
    from newsx.grammar.stamps import read_stamp
    from newsx.reading.faults import is_date

    text = data.decode("utf-8", "replace")
    for found in find_dates(text, "2024-05-06" if len(data) % 2 else None):
        assert found.start is not None, found
        assert found.end is not None, found
        assert text[found.start : found.end] == found.surface, found
        assert is_date(found.date, found.precision), found
    stamp = read_stamp(text)
    assert stamp is None or is_date(stamp.day, "day"), stamp


def claims(data: bytes) -> None:
    """A whole record, as `newsx extract` makes it, is a sound one and comes back from its bytes."""
    import newsx
    from newsx.reading.faults import all_faults
    from newsx.writing import decode, encode

    text = data.decode("utf-8", "replace")
    article = newsx.extract(text, published="2024-05-06", clean=False)
    assert list(all_faults(article)) == [], text
    assert decode(encode(article)) == article, text


def report(data: bytes) -> None:
    """Records, broken or not, are reported; what is wrong is told."""
    from newsx.errors import NewsxError
    from newsx.reporting import Options
    from newsx.reporting import report as write

    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.jsonl"
        path.write_bytes(data)
        with suppress(NewsxError):
            write([str(path)], out=io.StringIO(), format="json", options=Options(redact_minors=len(data) % 2 == 0))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "clean": clean, "numbers": numbers, "dates": dates, "claims": claims, "report": report,
}  # fmt: skip


def seeds(target: str) -> Iterator[bytes]:
    """What the search begins with: sentences of corpus/, its records, and pages."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    if target == "report":
        import newsx
        from newsx.writing import encode

        for text in texts[:3]:
            yield encode(newsx.extract(text[:400], clean=False))
        return
    if target == "clean":
        for number, text in enumerate(texts[:20]):
            pieces = "".join(f"<p>{line}</p>" for line in text[:1500].split("\n") if line)
            yield b"\x00" + text[:1900].encode()
            yield b"\x01" + f"<!doctype html><body><article>{pieces}".encode()
            yield b"\x02" + json.dumps({"text": text[:900], "published": "2024-05-06", "n": number}).encode()
        return
    for text in texts:
        yield from (line.encode()[: LONGEST[target]] for line in text.split("\n") if any(c.isdigit() for c in line))


def search(target: str, folder: Path, seconds: int) -> None:
    """Runs one target in this process, which it ends."""
    with atheris.instrument_imports(include=["newsx"]):
        TARGETS[target](next(seeds(target)))  # everything it needs is loaded and instrumented
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        for number, seed in enumerate(seeds(target)):
            (folder / f"seed-{number:04}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", f"-timeout={SECONDS}", f"-max_len={LONGEST[target]}",
        "-rss_limit_mb=4000", f"-artifact_prefix={folder}/", "-print_final_stats=1", str(folder),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], TARGETS[target])
    atheris.Fuzz()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--found", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--here", action="store_true", help="the one target in this process")
    args = parser.parse_args()
    if strange := set(args.targets) - set(TARGETS):
        sys.exit(f"no target is called {min(strange)}: there are {', '.join(TARGETS)}")
    if args.here:
        search(args.targets[0], args.found / args.targets[0], int(args.minutes * 60))
    ended = {}
    for target in args.targets or TARGETS:
        command = [sys.executable, __file__, target, "--here", "--minutes", str(args.minutes), "--found", args.found]
        ended[target] = subprocess.run(command, check=False).returncode
    print("\n".join(f"{target}: {'broken' if code else 'nothing is wrong'}" for target, code in ended.items()))
    sys.exit(any(ended.values()))


if __name__ == "__main__":
    main()
