"""Many files over the machines of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from typing import Final

from minutes_parser.errors import InputError, needs

from .flow import Way
from .job import Result, Task, failed, run
from .workers import Allowance, WorkerLost, Workers

CHUNK: Final = 8
"""Files in a call: enough that Dask's milliseconds do not count, few enough that little is lost with a worker."""
_RETRIES: Final = 3
_WAIT: Final = 30


@contextmanager
def cluster(address: str, allowance: Allowance) -> Iterator[Way]:
    """The way to the cluster whose scheduler is at ``address``. Raises ``InputError`` where there is none, ``MissingExtra`` without Dask.

    The files must be within the workers' reach at the same paths, and they need the same version of this library.
    """
    with needs("distributed", "Dask clusters", extra="dask"):
        from distributed import Client
    try:
        client = Client(address, timeout=_WAIT)
    except (OSError, ValueError) as error:
        raise InputError(f"no Dask scheduler answers at {address}. Check the address, and that it is running") from error
    threads = sum(client.nthreads().values())
    executor = client.get_executor(retries=_RETRIES, pure=False)
    try:
        yield Way(executor, calls=2 * max(threads, 1), chunk=CHUNK, run=partial(run_isolated, allowance))
    finally:
        executor.shutdown(wait=False)  # what is still under way is cancelled
        client.close()


def run_isolated(allowance: Allowance, tasks: Sequence[Task]) -> list[Result]:
    """Read files within a Dask worker, in a process beside it, so that a file takes no worker with it."""
    return [_isolated(task, allowance) for task in tasks]


def _isolated(task: Task, allowance: Allowance) -> Result:
    try:
        return _workers(allowance).submit(run, task).result()
    except (WorkerLost, MemoryError) as error:
        return failed(task, error)


@cache
def _workers(allowance: Allowance) -> Workers:
    """The processes beside this Dask worker, made when first asked for; as many run at once as the worker has threads that ask."""
    return Workers(64, allowance)
