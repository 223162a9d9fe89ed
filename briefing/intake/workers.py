"""Worker processes for what untrusted bytes can make slow, hungry or fatal: parsing, extraction.

A job that takes too long, needs too much memory or kills its process comes back as `WorkFailed`
and harms no other. Workers are niced, recycled, and gone when their parent is, even by SIGKILL.
They are forked from a server that never had a screen or a thread (spawned on Windows).

Why pebble: `concurrent.futures` loses every queued job when one worker dies, and cannot stop one.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from briefing.errors import BriefingError
from briefing.intake.load import Load
from briefing.intake.sandbox import OUT_OF_TIME, limited, settle_in
from briefing.intake.starts import Starts

Argument = TypeVar("Argument")
Result = TypeVar("Result")
Arrival = TypeVar("Arrival")

CPU_SECONDS = 10
WALL_SECONDS = 40.0  # for a job that sleeps or is starved; and where there is no CPU limit
MEMORY_BYTES = 1_000_000_000
JOBS_PER_PROCESS = 500
TRIES = 2
STARTS = 6  # processes beyond the usual number that may end before any job does

_UNFIT = "The program may be installed badly: install it anew, or run `briefing doctor`"

# Imported once by the server that workers are forked from, and not by each worker.
_PRELOADED = ["briefing.intake.feeds", "briefing.intake.jobs", "pebble.pool.process"]


@dataclass(frozen=True, slots=True)
class WorkFailed:
    """A job that gave nothing: why, and what the reader can do."""

    reason: str
    advice: str = ""


@dataclass(slots=True, eq=False)
class Job(Generic[Result]):
    """One call in a worker. `of` is whatever the caller knows it by; `value` is there when done."""

    of: Any
    function: Callable[[Any], Result]
    argument: Any
    weight: int = 0
    tries: int = 0
    value: Result | WorkFailed | None = None


@dataclass(slots=True)
class Workers:
    """A pool of worker processes, started by the first job. Use it in a `with` statement.

    Jobs are handed in by `submit`; done ones come out of `finished` (those there are), `drain`
    (until none is left) or `alongside` (while something else arrives). One thread uses it.
    These raise BriefingError where no process can be started that gets as far as a job.
    """

    count: int = 0
    cpu_seconds: int = CPU_SECONDS
    wall_seconds: float = WALL_SECONDS
    memory_bytes: int = MEMORY_BYTES
    waiting: int = field(default=0, init=False)
    _load: Load = field(default_factory=Load, init=False)
    _pool: Any = field(default=None, init=False)
    _starts: Starts | None = field(default=None, init=False)
    _done: SimpleQueue[Any] = field(default_factory=SimpleQueue, init=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def submit(
        self,
        function: Callable[[Argument], Result],
        argument: Argument,
        of: Any = None,
        weight: int = 0,
    ) -> Job[Result]:
        """Have `function(argument)` called in a worker; both must be importable or picklable.

        `weight` is about how many bytes the argument has: `alongside` takes in no more while too
        many wait.
        """
        job: Job[Result] = Job(of, function, argument, weight)
        self.waiting += 1
        self._load.add(weight)
        self._start(job)
        return job

    @property
    def more_came(self) -> bool:
        """Whether what comes next has come already: something arrived, or a job is done."""
        return not self._done.empty()

    def finished(self) -> Iterator[Job[Any]]:
        """Yield the jobs that are done and not yet handed out; never wait."""
        while self.waiting:
            try:
                ended = self._done.get_nowait()
            except Empty:
                return
            yield from self._settled(ended)

    def drain(self) -> Iterator[Job[Any]]:
        """Yield jobs as they end, until none is left."""
        while self.waiting:
            yield from self._settled(self._done.get())

    def alongside(
        self, arrivals: Iterable[Arrival], lull: float | None = None
    ) -> Iterator[Arrival | Job[Any] | None]:
        """Yield each of `arrivals` when it comes, and between them jobs when they end.

        The caller submits work for what arrived; the last job ends it. `arrivals` is read in a
        thread, no further while too many bytes wait; what it raises is raised here. None is yielded
        whenever nothing has come for `lull` seconds.
        """
        self._load = Load()
        threading.Thread(target=self._read, args=(arrivals, self._load), daemon=True).start()
        arriving = True
        try:
            while arriving or self.waiting:
                try:
                    happening = self._done.get(timeout=lull)
                except Empty:
                    yield None
                    continue
                if isinstance(happening, _Ended):
                    yield from self._settled(happening)
                elif isinstance(happening, _Arrived):
                    yield happening.value
                    self._load.add(-happening.weight)
                else:
                    arriving = False
                    _raise(happening.error)
        finally:
            self._load.end()

    def close(self) -> None:
        """Stop every worker now, and forget what they were doing."""
        pool, self._pool, self.waiting = self._pool, None, 0
        if pool is not None:
            pool.stop()
            pool.join()

    def _read(self, arrivals: Iterable[Any], load: Load) -> None:
        try:
            for value in arrivals:
                arrived = _Arrived(value, len(getattr(value, "body", b"")))
                load.add(arrived.weight)
                self._done.put(arrived)
                del arrived, value  # while this thread waits it holds no body
                if not load.may_go_on():
                    break
        except Exception as error:  # noqa: BLE001 - raised again in the thread that waits for it
            self._done.put(_NoMore(error))
        else:
            self._done.put(_NoMore(None))

    def _start(self, job: Job[Any]) -> None:
        job.tries += 1
        call = (job.function, job.argument, self.cpu_seconds)
        try:
            future = self._running().schedule(limited, args=call, timeout=self.wall_seconds)
        except RuntimeError:  # the pool broke: all its workers died at once
            self._abandon()
            future = self._running().schedule(limited, args=call, timeout=self.wall_seconds)
        future.add_done_callback(lambda ended: self._done.put(_Ended(job, ended)))

    def _settled(self, ended: _Ended) -> Iterator[Job[Any]]:
        broken = not ended.future.cancelled() and isinstance(
            ended.future.exception(), BrokenProcessPool
        )
        if broken and self._starts and self._starts.hopeless:
            raise BriefingError("no worker process begins its work", advice=_UNFIT)
        if broken and ended.job.tries < TRIES:
            self._start(ended.job)
            return
        if self._starts and not ended.future.cancelled():
            self._starts.worked()
        self.waiting -= 1
        self._load.add(-ended.job.weight)
        ended.job.value = _value(ended.future, self)
        ended.job.argument = None  # the frames of a failure may keep the job for long
        yield ended.job

    def _running(self) -> Any:
        if self._pool is None:
            count = self.count or os.cpu_count() or 1
            self._starts = Starts(_context(), count + STARTS)
            self._pool = _pool(count, self.memory_bytes, self._starts)
        return self._pool

    def _abandon(self) -> None:
        pool, self._pool = self._pool, None
        pool.stop()
        pool.join()


@dataclass(frozen=True, slots=True)
class _Ended:
    job: Job[Any]
    future: Future[Any]


@dataclass(frozen=True, slots=True)
class _Arrived:
    value: Any
    weight: int


@dataclass(frozen=True, slots=True)
class _NoMore:
    error: Exception | None


def _raise(error: Exception | None) -> None:
    if error is not None:
        raise error


def _value(future: Future[Any], limits: Workers) -> Any:
    """Return what the job gave; every failure is a value."""
    try:
        return future.result()
    except BriefingError as error:
        return WorkFailed(error.message, error.advice)
    except (Exception, CancelledError) as error:  # noqa: BLE001 - one job's failure is its value
        return WorkFailed(_reason(error, limits))


def _reason(error: BaseException, limits: Workers) -> str:
    from pebble import ProcessExpired

    if isinstance(error, TimeoutError):
        return f"took longer than {limits.wall_seconds:g} s and was stopped"
    if isinstance(error, CancelledError):
        return "was cancelled"
    if isinstance(error, MemoryError):
        return f"needed more than {limits.memory_bytes // 10**6} MB"
    if isinstance(error, ProcessExpired):
        return _death(error.exitcode, limits)
    return f"failed: {type(error).__name__}: {error}"


def _death(exit_code: int | None, limits: Workers) -> str:
    if exit_code == OUT_OF_TIME:
        return f"took more than {limits.cpu_seconds} s of processor time and was stopped"
    return f"killed its worker process (exit code {exit_code})"


def _context() -> BaseContext:
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def _pool(count: int, memory_bytes: int, context: Starts) -> Any:
    from pebble import ProcessPool

    return ProcessPool(
        max_workers=count,
        max_tasks=JOBS_PER_PROCESS,
        initializer=settle_in,
        initargs=(memory_bytes,),
        context=context,
    )
