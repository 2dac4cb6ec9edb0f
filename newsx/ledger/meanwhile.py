"""Work in a thread: Python's own, while duckdb, which needs no Python, has the other processor."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


def meanwhile(work: Callable[Asked, Made], *args: Asked.args, **kwargs: Asked.kwargs) -> Future[Made]:
    """Begins some work; nobody waits for a thread whose result is not asked for, after ^C or an error."""
    made: Future[Made] = Future()

    def run() -> None:
        try:
            made.set_result(work(*args, **kwargs))
        except BaseException as error:
            made.set_exception(error)

    Thread(target=run, daemon=True).start()
    return made
