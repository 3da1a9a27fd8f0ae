"""The inside of a worker process: calls come in, answers go out, and it ends when nobody asks any more.

Started by ``workers``. Calls and answers are pickles, one after another, on the standard input and output that it was started with.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import BinaryIO, Final

_LATE: Final = 10
"""Seconds after its time at which a process ends by itself, should the one that watches over it be gone."""


def serve(timeout: float | None, memory: int | None) -> None:
    """Answer calls ``(function, arguments)`` with ``(value, error)`` until the other end closes.

    ``timeout``: seconds that a call may take; ``memory``: bytes that the process may map.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; whoever started this one ends it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # an exception, so that whatever was begun tidies up behind itself
    calls, answers = sys.stdin.buffer, _own_output()
    if memory is not None:
        _limit(memory)
    import minutes_parser.pipeline  # noqa: F401 - now, so that it does not count as the first file's time

    with suppress(EOFError, BrokenPipeError):
        _answer(answers, None, None)
        while True:
            _alarm(0)
            function, arguments = pickle.load(calls)
            _alarm(0 if timeout is None else int(timeout) + _LATE)
            try:
                _answer(answers, function(*arguments), None)
            except MemoryError:
                _answer(answers, None, MemoryError())
                return
            except BrokenPipeError:
                raise
            except Exception as error:
                _answer(answers, None, _portable(error))


def _answer(answers: BinaryIO, value: object, error: Exception | None) -> None:
    data = pickle.dumps((value, error), pickle.HIGHEST_PROTOCOL)  # all of it first: half an answer would be worse than none
    answers.write(data)
    answers.flush()


def _portable(error: Exception) -> Exception:
    """The error, or its words where it does not survive the way back."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _own_output() -> BinaryIO:
    """The way back, out of reach of whatever a library prints: that goes to the error stream."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _alarm(seconds: int) -> None:
    """End the process in so many seconds, whatever it is at; 0 is never. Windows has no such clock."""
    if sys.platform != "win32":
        signal.alarm(seconds)


def _limit(memory: int) -> None:
    """Let every request for more memory fail. Windows has no such limit."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
