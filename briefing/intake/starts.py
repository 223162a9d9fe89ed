"""Worker processes that die before they begin, counted: the pool would start others for ever."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any


class Starts:
    """A multiprocessing context that stops starting processes when too many came to nothing."""

    def __init__(self, context: BaseContext, limit: int) -> None:
        self._context = context
        self._limit = limit
        self._in_vain = 0

    @property
    def hopeless(self) -> bool:
        """Whether as many processes as may be were started and no job has come out of any."""
        return self._in_vain > self._limit

    def worked(self) -> None:
        """Begin to count anew: a job has ended, well or badly, so a process had begun."""
        self._in_vain = 0

    def Process(self, *arguments: Any, **options: Any) -> BaseProcess:  # noqa: N802 - its name there
        """Return a process to start, as a context does. Raises BrokenProcessPool."""
        self._in_vain += 1
        if self.hopeless:
            raise BrokenProcessPool("no worker process begins")
        process: BaseProcess = self._context.Process(*arguments, **options)  # type: ignore[attr-defined]
        return process

    def __getattr__(self, name: str) -> Any:
        return getattr(self._context, name)
