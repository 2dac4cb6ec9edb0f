"""Records, reviews and annotations are checked on the way in: which one, which key, what is wrong; the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import records
from ledgers import heap

from newsx.reading.faults import all_faults
from newsx.reporting import report
from newsx.writing import decode

Record = dict[str, Any]


def change(path: str, value: Any) -> Callable[[Record], bytes]:
    """A record with another value at `path` ("counts.0.value"), as a line."""

    def changed(record: Record) -> bytes:
        *above, key = [int(step) if step.isdigit() else step for step in path.split(".")]
        inner: Any = record
        for step in above:
            inner = inner[step]
        inner[key] = value
        return json.dumps(record).encode()

    return changed


def twice(record: Record) -> bytes:
    return json.dumps(record).encode().replace(b'"value": 60', b'"value": 61, "value": 60', 1)


# What is done to a record, and what is said of it.
BROKEN: dict[str, tuple[Callable[[Record], bytes], str]] = {
    "a figure of 2^63": (change("counts.0.value", 2**63), "more than can be counted (2^63) - at `$.counts[0].value`"),
    "a figure of 30 digits": (change("counts.1.high", 10**30), "at `$.counts[1].high`"),
    "a low of 2^64": (change("counts.0.low", 2**64), "at `$.counts[0].low`"),
    "a whole of 2^70": (
        change("counts.0.whole", {"surface": "x", "value": 2**70, "unit": "x", "start": 0, "end": 1}),
        "at `$.counts[0].whole.value`",
    ),
    "a figure under nothing": (change("counts.0.value", -3), "-3 is less than nothing - at `$.counts[0].value`"),
    "an age under nothing": (change("counts.2.age_low", -1), "at `$.counts[2].age_low`"),
    "high under low": (change("counts.0.high", 3), "it is less than low - at `$.counts[0].high`"),
    "words that are not there": (change("counts.0.surface", "70 pupils"), "at `$.counts[0].surface`"),
    "an offset beyond the text": (change("counts.1.end", 99999), "at `$.counts[1].end`"),
    "an offset under nothing": (change("counts.0.start", -5), "at `$.counts[0].end`"),
    "another text": (change("text", "Something else was written here."), "at `$.blocks[1].end`"),
    "a text that moved": (change("text", " " + msgspec.to_builtins(heap()[0])["text"]), "at `$.blocks[1]"),
    "a sentence elsewhere": (change("counts.0.sentence", [0, 4]), "at `$.counts[0].sentence`"),
    "an unknown event": (change("counts.0.event", "vanished"), "at `$.counts[0].event`"),
    "an unknown comparator": (change("counts.0.comparator", "roughly"), "at `$.counts[0].comparator`"),
    "an unknown polarity": (change("counts.1.polarity", "maybe"), "at `$.counts[1].polarity`"),
    "words for a figure": (change("counts.0.value", "sixty"), "at `$.counts[0].value`"),
    "a fraction": (change("counts.0.value", 60.5), "at `$.counts[0].value`"),
    "true for a figure": (change("counts.0.value", True), "at `$.counts[0].value`"),
    "surer than sure": (change("counts.0.sure", 1.5), "at `$.counts[0].sure`"),
    "a claimant who is not there": (change("counts.0.claimed_by.0.surface", "Nobody"), ".claimed_by[0].surface`"),
    "a date that is none": (change("counts.0.as_of.date", "2022-02-30"), "at `$.counts[0].as_of.date`"),
    "a date of another precision": (change("counts.0.as_of.precision", "month"), "at `$.counts[0].as_of.date`"),
    "a publication date that is none": (change("published.date", "yesterday"), "at `$.published.date`"),
    "two counts of one id": (change("counts.1.id", "c1"), "'c1' stands there twice - at `$.counts[1].id`"),
    "two actors of one id": (change("actors.1.id", "a1"), "at `$.actors[1].id`"),
    "a mention beyond the text": (change("actors.0.mentions", [[5, 99999]]), "at `$.actors[0].mentions[0]`"),
    "a line of 2^70": (change("source.line", 2**70), "is no number from 1 to 2^63 - at `$.source.line`"),
    "a line of nought": (change("source.line", 0), "0 is no number from 1 to 2^63 - at `$.source.line`"),
    "characters of 2^64": (change("source.chars", 2**64), "at `$.source.chars`"),
    "characters under nothing": (change("source.chars", -1), "at `$.source.chars`"),
    "no text": (lambda record: json.dumps({k: v for k, v in record.items() if k != "text"}).encode(), "`text`"),
    "a key twice": (twice, "the key 'value' stands twice"),
    "the schema of tomorrow": (change("schema", "newsx/2"), "a record of 'newsx/2'; this newsx reads 'newsx/1'"),
    "a schema of tomorrow with other keys": (lambda _: b'{"schema":"newsx/12","claims":[]}', "a record of 'newsx/12'"),
    "another schema": (change("schema", "mine/1"), "a record of 'mine/1'"),
    "a row of a scraper": (lambda _: b'{"text":"Nine children were saved."}', "no record of newsx"),
    "half a line": (lambda record: json.dumps(record).encode()[:200], "no record of newsx"),
    "no UTF-8": (lambda record: json.dumps(record).encode().replace(b"Tula", b"T\xfcla"), "no record of newsx"),
    "an array": (lambda record: b"[" + json.dumps(record).encode() + b"]", "no record of newsx"),
    "depth": (change("source.extra.a", json.loads("[" * 500 + "]" * 500)), "100 levels deep - at `$.source.extra`"),
    "great depth": (
        lambda record: json.dumps(record).encode().replace(b'"extra": {}', b'"extra": {"a": ' + b"[" * 9999),
        "no record of newsx",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of one good record after each broken one."""
    path = tmp_path_factory.mktemp("records") / "mixed.jsonl"
    good = msgspec.json.encode(heap()[1])
    lines = [line for breaks, _ in BROKEN.values() for line in (breaks(msgspec.to_builtins(heap()[0])), good)]
    path.write_bytes(b"\n".join(json.dumps(msgspec.to_builtins(heap()[0])).encode() for _ in "1") + b"\n")
    path.write_bytes(path.read_bytes() + b"\n".join(lines))
    return path


@pytest.fixture(scope="module")
def said(
    broken: Path, programs: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, subprocess.CompletedProcess[str]]:
    """What the report says in some formats, each in a process of its own."""
    newsx, done = tmp_path_factory.mktemp("programs") / "newsx", {}
    newsx.write_text(programs["fake-newsx"])
    newsx.chmod(0o755)
    for options in ("", "--format csv", "--format sqlite -o out.db", "--redact minors --format json"):
        command = [str(newsx), "report", str(broken), *options.split()]
        done[options] = subprocess.run(
            command, cwd=tmp_path_factory.mktemp("out"), capture_output=True, text=True, check=False, timeout=120
        )
    return done


@pytest.mark.parametrize(("number", "says"), list(enumerate(says for _, says in BROKEN.values())), ids=BROKEN)
def test_a_broken_record_is_named_with_its_key(
    said: dict[str, subprocess.CompletedProcess[str]], broken: Path, number: int, says: str
) -> None:
    for done in said.values():
        line = done.stderr.splitlines()[number]
        assert line.startswith(f"newsx: {broken}:{2 * number + 2}: ")
        assert says in line


def test_the_good_records_are_reported_all_the_same(said: dict[str, subprocess.CompletedProcess[str]]) -> None:
    for done in said.values():
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == len(BROKEN)
        assert "fault" not in done.stderr
    read = json.loads(said["--redact minors --format json"].stdout)["read"]
    assert (read["articles"], read["records"]) == (2, len(BROKEN) + 1)
    assert "Musa Idris" in said[""].stdout


def test_a_small_gz_of_a_huge_file_of_records_is_one_line(shell: Any, tmp_path: Path) -> None:
    good = msgspec.json.encode(heap()[0]) + b"\n"
    for filling in (b"\n" * 100_000, b"x" * 100_000, b" " * 99_999 + b"\n"):
        (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(good + filling * 900, 9))
        done = shell("ulimit -v 1500000; own-fake-newsx report x.jsonl.gz --format csv", timeout=300)
        assert done.returncode == 2
        assert "fault" not in done.stderr
        assert "60 pupils" in done.stdout


@pytest.mark.parametrize(
    "days", [("9999-12-31", "9999-11-30"), ("0001-01-01", "9999-12-31"), ("0001-01-01", "0001-01-02")]
)
def test_claims_at_the_ends_of_the_calendar_are_drawn(tmp_path: Path, days: tuple[str, str]) -> None:
    text = "Officials said 5 children came and 7 children went."
    figures = zip(("5 children", "7 children"), (5, 7), ("c1", "c2"), days, strict=True)
    counts = tuple(records.count(text, words, n, id=id, as_of=records.when(day)) for words, n, id, day in figures)
    file = records.write(tmp_path / "x.jsonl", [records.article(text, counts=counts)])
    out = io.StringIO()
    assert report([str(file)], format="html", out=out) == []
    assert days[0] in out.getvalue()


def test_records_as_they_come_have_no_fault() -> None:
    for article in heap():
        assert list(all_faults(article)) == []
        assert decode(msgspec.json.encode(article)) == article


def test_a_record_of_tomorrow_is_no_article(shell: Any, tmp_path: Path) -> None:
    rows = [
        {"schema": "newsx/2", "text": "Nine children were saved."},
        {"schema": "newsx/0", "text": "x"},
        {"schema": "newsx/1"},
        {"schema": "article/1", "text": "Nine children were saved."},
        {"schema": 7, "text": "Nine children were saved."},
    ]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = shell("fake-newsx extract rows.jsonl")
    assert done.returncode == 2
    assert [json.loads(line)["source"]["line"] for line in done.stdout.splitlines()] == [4, 5]
    first, second, third = done.stderr.splitlines()
    assert "rows.jsonl:1: a record of 'newsx/2'" in first
    assert "rows.jsonl:2: a record of 'newsx/0'" in second
    assert "rows.jsonl:3: not a whole newsx/1 record" in third


# --- reviews

KEY = f"{heap()[0].id}:132-134"
ROWS = {
    "no verdict": ("maybe,,,,,", "no verdict 'maybe'"),
    "words for a figure": ("correct,many,,,,", "value: 'many' is no whole number"),
    "a figure of 2^63": (f"correct,{2**63},,,,", "value: 9223372036854775808 is more than can be counted"),
    "a figure of 5,000 digits": (f"correct,{'9' * 5000},,,,", "is more than can be counted"),
    "a figure under nothing": ("correct,-4,,,,", "value: '-4' is no whole number"),
    "a fraction": ("correct,4.5,,,,", "value: '4.5' is no whole number"),
    "digits of another alphabet": ("correct,٤١,,,,", "is no whole number"),
    "an unknown event": ("correct,,vanished,,,", "no event 'vanished'"),
    "an unknown polarity": ("correct,,,maybe,,", "no polarity 'maybe'"),
    "a date that is none": ("correct,,,,2022-13-01,", "as_of: '2022-13-01' is no date"),
    "a day that is none": ("correct,,,,2022-02-30,", "as_of: '2022-02-30' is no date"),
}


def test_a_row_of_a_review_that_cannot_be_used_is_named_and_the_rest_counts(shell: Any, tmp_path: Path) -> None:
    records.write(tmp_path / "x.jsonl", heap())
    table = ["key,verdict,value,event,polarity,as_of,note", f"{KEY},correct,43,,,,seen"]
    table += [f"{KEY},{row}" for row, _ in ROWS.values()]
    table += [",accept,,,,,"]
    (tmp_path / "review.csv").write_text("\n".join(table) + "\n")
    done = shell("fake-newsx report x.jsonl --review review.csv --format csv")
    assert done.returncode == 2
    assert "43,exact" in done.stdout or ",43,43,43," in done.stdout
    lines = done.stderr.splitlines()
    assert len(lines) == len(ROWS) + 1
    for number, (line, (_, says)) in enumerate(zip(lines, ROWS.values(), strict=False), 3):
        assert line.startswith(f"newsx: review.csv:{number}: ")
        assert says in line
    assert lines[-1].endswith("no claim; fill in key, or article and claim")


@pytest.mark.parametrize("table", ["", "key\nx\n", "a,b\n1,2\n", "verdict\naccept\n", "key,verdict,verdict\nx,a,b\n"])
def test_what_is_no_review_is_one_line(shell: Any, tmp_path: Path, table: str) -> None:
    records.write(tmp_path / "x.jsonl", heap())
    (tmp_path / "review.csv").write_text(table)
    done = shell("fake-newsx report x.jsonl --review review.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("newsx: review.csv:")


# --- annotations

CLAIM = {
    "surface": "nine pupils", "value": 9, "comparator": "exact", "unit": "pupils", "event": ["killed"],
    "claimed_by": [], "as_of": None, "polarity": "affirmed", "source_start": 0, "source_end": 11,
}  # fmt: skip
GOLD = {
    "name": "a", "title": None, "published": None, "anchor": "2024-05-11", "people": [], "institutions": [],
    "claims": [CLAIM],
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"event": ["vanished"]}, "no event 'vanished'"),
        ({"event": []}, "it is empty - at `$.claims[0].event`"),
        ({"comparator": "roughly"}, "no comparator 'roughly'"),
        ({"polarity": "perhaps"}, "no polarity 'perhaps'"),
        ({"value": -1}, "-1 is less than nothing - at `$.claims[0].value`"),
        ({"value": 2**63}, "at `$.claims[0].value`"),
        ({"low": -2}, "at `$.claims[0].low`"),
        ({"source_start": 20}, "at `$.claims[0].source_end`"),
        ({"source_start": -1}, "at `$.claims[0].source_end`"),
        ({"surfaces": "x"}, "unknown field"),
    ],
)
def test_a_broken_annotation_is_named_and_the_rest_is_scored(
    cli: Any, fake: None, tmp_path: Path, change: dict[str, Any], says: str
) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.json").write_text(json.dumps(GOLD | {"claims": [CLAIM | change]}))
    (gold / "b.json").write_text(json.dumps(GOLD | {"name": "b"}))
    for name in ("a", "b"):
        (gold / f"{name}.txt").write_text("Nine pupils died.")
    outcome = cli("eval", "gold")
    assert outcome.code == 2
    assert outcome.out.startswith("articles 2, without a record 1")
    (message,) = outcome.messages
    assert message.startswith("gold/a.json: ")
    assert says in message
