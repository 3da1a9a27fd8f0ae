"""Tasks through an executor: never too many at once, and a result for each whatever becomes of the executor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Final

import attrs

from .job import Result, Task, failed, run

Run = Callable[[Sequence[Task]], Sequence[Result]]
Numbered = tuple[int, Result]
Chunk = Sequence[tuple[int, Task]]

_AHEAD: Final = 8
"""Results that may wait for an earlier one, for each call that is under way."""


def run_each(tasks: Sequence[Task]) -> list[Result]:
    """Read some files, one after another."""
    return [run(task) for task in tasks]


@attrs.frozen
class Way:
    """How files get to an executor: ``chunk`` files a call, ``calls`` calls under way at once."""

    executor: Executor
    calls: int
    chunk: int = 1
    run: Run = run_each


def as_finished(tasks: Sequence[Task], way: Way, *, ahead: int | None = None) -> Iterator[Numbered]:
    """The results with the numbers of their tasks, as they come; with ``ahead`` none is begun that far from the earliest unfinished one.

    A call that raises or is lost with its worker is tried again file by file; what is then still lost is a failed file.
    """
    numbered = list(enumerate(tasks))
    waiting: deque[Chunk] = deque(numbered[start : start + way.chunk] for start in range(0, len(numbered), way.chunk))
    running: dict[Future[Sequence[Result]], Chunk] = {}
    try:
        while waiting or running:
            while waiting and len(running) < way.calls and (ahead is None or _near(waiting[0], running.values(), ahead)):
                chunk = waiting.popleft()
                running[_submitted(way, [task for _, task in chunk])] = chunk
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                chunk = running.pop(future)
                try:
                    results = future.result()
                except Exception as error:  # of the executor, of a lost worker, or out of memory: it belongs to these files
                    if len(chunk) > 1:
                        waiting.extendleft([one] for one in reversed(chunk))
                    else:
                        yield chunk[0][0], failed(chunk[0][1], error)
                else:
                    yield from zip((number for number, _ in chunk), results, strict=True)
    finally:
        for future in running:
            future.cancel()


def in_order(tasks: Sequence[Task], way: Way) -> Iterator[Result]:
    """The results in the order of the tasks."""
    held: dict[int, Result] = {}
    following = 0
    for number, result in as_finished(tasks, way, ahead=_AHEAD * way.calls * way.chunk):
        held[number] = result
        while following in held:
            yield held.pop(following)
            following += 1


def _near(chunk: Chunk, running: Iterable[Chunk], ahead: int) -> bool:
    return chunk[0][0] - min((other[0][0] for other in running), default=chunk[0][0]) < ahead


def _submitted(way: Way, tasks: list[Task]) -> Future[Sequence[Result]]:
    """The future of a call; of one that the executor did not take, a future that failed."""
    try:
        return way.executor.submit(way.run, tasks)
    except Exception as error:
        refused: Future[Sequence[Result]] = Future()
        refused.set_exception(error)
        return refused
