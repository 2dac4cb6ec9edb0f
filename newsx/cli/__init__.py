"""The command line: arguments in, one call, records out."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from newsx.errors import Exit, NewsxError, is_lack_of_memory

COLLECTING = (50_000, 20, 20)  # Python's 700 new objects looks for garbage all the time while modules are imported


def main(argv: Sequence[str] | None = None) -> int:
    """Run `newsx` with `argv` (default: the process's own) and return its exit code, without a traceback."""
    from newsx.cli.console import tell
    from newsx.cli.streams import guarded, stoppable

    if sys.stdout is None:  # closed by the shell: >&-
        tell("standard output is closed")
        return Exit.ERROR
    gc.set_threshold(*COLLECTING)
    with guarded(), stoppable() as signals:
        code = _told(argv)
        # A library may answer any signal as it does ^C.
        return 128 + signals[0] if signals and code == Exit.INTERRUPTED else code


def _told(argv: Sequence[str] | None) -> int:
    """The exit code; what went wrong is told."""
    from newsx.cli.console import tell
    from newsx.cli.streams import PipeClosed, Stopped

    try:
        return _run(argv)
    except PipeClosed:
        return Exit.DONE  # `| head` has seen enough: nothing went wrong
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except Stopped as how:
        return how.code
    except NewsxError as error:
        tell(str(error))
    except OSError as error:
        tell(f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror or error}")
    except Exception as error:
        if os.environ.get("NEWSX_TRACEBACK"):
            raise
        if is_lack_of_memory(error):
            tell("memory ran out: end other programs, or allow this one more (ulimit -v)")
            return Exit.ERROR
        kind = type(error).__name__
        tell(f"a fault of newsx, please report it: {kind}: {error} (NEWSX_TRACEBACK=1 shows where)")
    return Exit.ERROR


def _run(argv: Sequence[str] | None) -> int:
    import typer

    from newsx.cli.app import COMMANDS, app
    from newsx.cli.complete import mend_words
    from newsx.cli.console import tell

    mend_words(os.environ)
    given = sys.argv[1:] if argv is None else [*argv]
    try:
        code = app(given[:1] if given[:1] and given[0] in COMMANDS else COMMANDS)(
            args=argv, prog_name="newsx", standalone_mode=False
        )
    except typer.TyperException as error:
        command = getattr(getattr(error, "ctx", None), "command_path", "newsx")
        tell(f"{error.format_message().rstrip('.')}; {command} -h tells more")
        return Exit.ERROR
    except typer.Abort:
        return Exit.INTERRUPTED
    sys.stdout.flush()
    return int(code or Exit.DONE)
