"""Serial and in processes: one result for each article, in order, whatever happens to one of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fake_pipeline import PLAIN, extract_all, record

from newsx import running, writing
from newsx.article import Article, Failure, Raw, Source
from newsx.config import Settings
from newsx.errors import NewsxError
from newsx.running import processes, serial


def raw(text: str, number: int = 0) -> Raw:
    source = Source("rows.jsonl", number, None, None, "text", "utf-8", (), "0" * 64, len(text), {})
    return Raw(f"{number:016x}", text, source)


def told(results: Iterable[Article | Failure]) -> list[str]:
    return [result.text if isinstance(result, Article) else f"{result.line}: {result.message}" for result in results]


def unlucky(raws: Iterable[Raw | Failure]) -> Iterator[Article | Failure]:
    """Takes three articles at a time, as a pipeline with batches does, and raises before it gives any of them back."""
    batch = []
    for one in raws:
        batch.append(one)
        if len(batch) == 3:
            yield from list(extract_all(batch))
            batch = []
    yield from list(extract_all(batch))


def no_model(raws: Iterable[Raw | Failure]) -> Iterator[Article | Failure]:
    raise NewsxError("model 'x' is not installed")
    yield


RUNS = pytest.mark.parametrize("jobs", [1, 2])


@RUNS
def test_results_come_in_order_and_failures_in_their_place(jobs: int) -> None:
    raws: list[Raw | Failure] = [
        raw("SLOWLY one", 1),
        Failure("rows.jsonl", 2, "bad"),
        *(raw(f"{n}", n) for n in range(3, 40)),
    ]
    assert told(running.run(raws, extract_all, jobs)) == ["SLOWLY one", "2: bad", *(str(n) for n in range(3, 40))]


@RUNS
def test_what_is_raised_for_one_article_is_its_failure(jobs: int) -> None:
    raws = [raw(text, n) for n, text in enumerate(["a", "b", "RAISE", "d", "RAISE", "f", "g"], 1)]
    for extract in (extract_all, unlucky):
        results = told(running.run(raws, extract, jobs))
        assert results == ["a", "b", "3: ValueError: told to raise", "d", "5: ValueError: told to raise", "f", "g"]


@RUNS
def test_what_the_user_must_mend_goes_through(jobs: int) -> None:
    with pytest.raises(NewsxError, match="is not installed"):
        list(running.run([raw("a")], no_model, jobs))


def test_a_broken_source_is_no_articles_fault() -> None:
    def source() -> Iterator[Raw]:
        yield raw("a")
        raise OSError("the disk is gone")

    results = serial.run(source(), extract_all)
    assert told([next(results)]) == ["a"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


def test_serial_is_lazy() -> None:
    def endless() -> Iterator[Raw]:
        while True:
            yield raw("a")

    assert told([next(running.run(endless(), extract_all))]) == ["a"]


def test_a_process_that_dies_costs_one_article() -> None:
    raws = [raw("DIE" if n == 5 else str(n), n) for n in range(1, 20)]
    results = told(processes.run(raws, extract_all, 2))
    assert results[4] == "5: the process that read it died (exit code 9)"
    assert results[:4] + results[5:] == [str(n) for n in range(1, 20) if n != 5]


def test_a_process_that_is_killed_from_outside_costs_no_article(tmp_path: Path) -> None:
    alone = replace(raw("DIE", 1), source=replace(raw("DIE", 1).source, extra={"once": str(tmp_path / "died")}))
    assert told(processes.run([alone], extract_all, 1)) == ["DIE"]
    assert (tmp_path / "died").exists()


def threads(raws: Iterable[Raw | Failure]) -> Iterator[Article | Failure]:
    """What processes are told of their threads."""
    for one in extract_all(raws):
        assert isinstance(one, Article)
        yield replace(one, text=" ".join(os.environ.get(name, "") for name in processes.THREADS))


def test_a_process_computes_on_one_thread_where_the_user_says_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in processes.THREADS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(processes.THREADS[0], "3")
    assert told(processes.run([raw("a")], threads, 1)) == ["3 1 1 1 1"]
    assert all(name not in os.environ for name in processes.THREADS[1:])


def test_whoever_is_slow_holds_up_the_others_and_loses_none() -> None:
    many = 3 * processes.CHUNK * processes.AHEAD
    raws = [raw("SLOWLY 1" if n == 1 else str(n), n) for n in range(1, many)]
    assert told(processes.run(raws, extract_all, 2)) == [one.text for one in raws]


def test_processes_read_no_further_ahead_than_they_must() -> None:
    taken = 0

    def endless() -> Iterator[Raw]:
        nonlocal taken
        while True:
            taken += 1
            yield raw("a", taken)

    results = processes.run(endless(), extract_all, 1)
    assert told([next(results)]) == ["a"]
    assert taken <= processes.CHUNK * processes.AHEAD
    results.close()  # type: ignore[attr-defined]  # ends the processes


# --- resume


def written(path: Path, *raws: Raw, settings: Settings = PLAIN) -> Path:
    path.write_bytes(b"".join(writing.encode(record(one, settings)) for one in raws))
    return path


def taken_up(path: Path, settings: Settings = PLAIN) -> tuple[int, running.Resumed]:
    with path.open("rb") as file:
        return running.take_up(file, path, settings)


def left(resumed: running.Resumed, *raws: Raw | Failure) -> list[str]:
    """What is still to be done."""
    return [one.text if isinstance(one, Raw) else one.message for one in resumed.skip(raws)]


def test_resume_counts_what_is_there(tmp_path: Path) -> None:
    path = written(tmp_path / "out.jsonl", raw("a", 1), raw("b", 2), raw("a", 1))
    whole, resumed = taken_up(path)
    assert (whole, resumed.before) == (path.stat().st_size, 3)
    bad = Failure("x", None, "bad")
    assert left(resumed, raw("a", 1), raw("a", 1), raw("a", 1), raw("c", 3), bad) == ["a", "c", "bad"]


@pytest.mark.parametrize("cut", [2, 40, 300])
def test_a_torn_last_line_is_cut_off(tmp_path: Path, cut: int) -> None:
    path = written(tmp_path / "out.jsonl", raw("a", 1), raw("b", 2))
    lines = path.read_bytes()
    path.write_bytes(lines[:-cut])
    whole, resumed = taken_up(path)
    assert (whole, resumed.before) == (lines.index(b"\n") + 1, 1)


def test_a_last_line_without_an_end_is_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "out.jsonl", raw("a", 1), raw("b", 2))
    lines = path.read_bytes()
    path.write_bytes(lines[:-1])
    whole, resumed = taken_up(path)
    assert (whole, resumed.before, resumed.lines[-1].end) == (len(lines) - 1, 2, len(lines))


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (Settings(clean=False), "another clean"),
        (Settings(count=("people",)), "another count"),
        (Settings(model="other"), "another model"),
    ],
)
def test_half_a_file_by_one_rule_and_half_by_another_is_no_result(
    tmp_path: Path, settings: Settings, says: str
) -> None:
    path = written(tmp_path / "out.jsonl", raw("a", 1))
    with pytest.raises(NewsxError, match=says):
        taken_up(path, settings)


def test_a_file_that_is_none_of_ours_is_not_gone_on_with(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text('{"text": "a"}\n')
    with pytest.raises(NewsxError, match=r"out.jsonl:1: cannot resume after"):
        taken_up(path)


def test_what_is_skipped_is_told_at_once_and_not_kept(tmp_path: Path) -> None:
    _, resumed = taken_up(written(tmp_path / "out.jsonl", *(raw(str(n), n) for n in range(5))))
    told: list[int | None] = []
    read = iter([*(raw(str(n), n) for n in range(5)), raw("new", 5)])
    assert [
        one.text for one in resumed.skip(read, lambda source: told.append(source.line)) if isinstance(one, Raw)
    ] == ["new"]
    assert told == [0, 1, 2, 3, 4]


def settled(path: Path, *raws: Raw) -> tuple[list[tuple[str, int | None]], list[str], int]:
    """Text and line of each record after the sources came by, what was told, and how many were made."""
    whole, resumed = taken_up(path)
    made = 0
    with path.open("r+b") as file:
        file.seek(whole)
        for one in resumed.skip(raws):
            assert isinstance(one, Raw)
            result = record(one, PLAIN)
            resumed.add(result, file.write(writing.encode(result)))
            made += 1
    with path.open("rb") as old:
        lines = list(resumed.settled(old) or old)
    articles = [writing.decode(line) for line in lines]
    return [(article.text, article.source.line) for article in articles], list(resumed.told()), made


@pytest.mark.parametrize(
    ("before", "now", "after", "made", "says"),
    [
        ([("a", 1), ("b", 2)], [("a", 1), ("b", 2)], [("a", 1), ("b", 2)], 0, ""),
        ([("a", 1), ("b", 2)], [("a", 1), ("c", 2)], [("a", 1), ("c", 2)], 1, "made anew: rows.jsonl:2"),
        ([("a", 1), ("b", 2)], [("b", 1), ("a", 2)], [("b", 1), ("a", 2)], 0, "2 of the records stood on another line"),
        ([("a", 1), ("b", 2)], [("n", 1), ("a", 2), ("b", 3)], [("n", 1), ("a", 2), ("b", 3)], 1, "2 of the records"),
        ([("a", 1), ("b", 2), ("c", 3)], [("b", 1), ("c", 2)], [("b", 1), ("c", 2)], 0, "made anew: rows.jsonl:1"),
        ([("a", 1), ("b", 2), ("c", 3)], [("b", 2)], [("b", 2)], 0, "file any more: rows.jsonl:1, rows.jsonl:3"),
        ([("b", 2), ("a", 1)], [("a", 1), ("b", 2)], [("a", 1), ("b", 2)], 0, "another order"),
        ([("a", 1), ("c", 3)], [("a", 1), ("b", 2), ("c", 3)], [("a", 1), ("b", 2), ("c", 3)], 1, ""),
        ([("a", 1), ("a", 1)], [("a", 1)], [("a", 1)], 0, "made anew: rows.jsonl:1"),
    ],
)
def test_resume_ends_with_one_record_of_each_place_in_the_order_of_the_input(
    tmp_path: Path,
    before: list[tuple[str, int]],
    now: list[tuple[str, int]],
    after: list[tuple[str, int]],
    made: int,
    says: str,
) -> None:
    def row(text: str, line: int) -> Raw:
        one = raw(text, line)
        return replace(one, id=f"{text:0>16}")

    path = written(tmp_path / "out.jsonl", *(row(*one) for one in before))
    found, told, new = settled(path, *(row(*one) for one in now))
    assert (found, new) == (after, made)
    assert says in " ".join(told)
    assert bool(told) == bool(says)


def test_what_comes_by_standard_input_replaces_nothing(tmp_path: Path) -> None:
    def typed(text: str) -> Raw:
        one = raw(text, 1)
        return replace(one, id=f"{text:0>16}", source=replace(one.source, path="-"))

    path = written(tmp_path / "out.jsonl", typed("a"))
    assert settled(path, typed("b")) == ([("a", 1), ("b", 1)], [], 1)
