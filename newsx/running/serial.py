"""Extracts one article after the other, in this process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

from newsx.article import Article, Failure, Raw
from newsx.errors import NewsxError, is_lack_of_memory

Extract = Callable[[Iterable[Raw | Failure]], Iterator[Article | Failure]]


def run(raws: Iterable[Raw | Failure], extract: Extract) -> Iterator[Article | Failure]:
    """What `extract` makes of `raws`; an article on which it fails is a Failure, and the rest go on."""
    source = _Taken(raws)
    while True:
        try:
            for result in extract(source):
                source.pending.popleft()
                yield result
            return
        except NewsxError:
            raise
        except Exception as error:
            if source.broken:
                raise
            yield from _one_by_one(source.give_up(), extract, error)


def _one_by_one(pending: list[Raw | Failure], extract: Extract, error: Exception) -> Iterator[Article | Failure]:
    """Finds the article on which `extract` fails: it may have taken several before it failed."""
    if len(pending) == 1:
        lack = is_lack_of_memory(error)
        yield failure(pending[0], "memory ran out over it" if lack else f"{type(error).__name__}: {error}")
        return
    for raw in pending:
        yield from run([raw], extract)


def failure(raw: Raw | Failure, message: str) -> Failure:
    """The Failure that stands for `raw`."""
    return raw if isinstance(raw, Failure) else Failure(raw.source.path or "-", raw.source.line, message)


class _Taken(Iterator[Raw | Failure]):
    """An iterator that remembers what was taken from it and not answered yet."""

    def __init__(self, raws: Iterable[Raw | Failure]) -> None:
        self.raws = iter(raws)
        self.pending: deque[Raw | Failure] = deque()
        self.broken = False  # the source itself raised: nobody's article is to blame

    def __next__(self) -> Raw | Failure:
        try:
            raw = next(self.raws)
        except StopIteration:
            raise
        except BaseException:
            self.broken = True
            raise
        self.pending.append(raw)
        return raw

    def give_up(self) -> list[Raw | Failure]:
        pending = list(self.pending)
        self.pending.clear()
        return pending
