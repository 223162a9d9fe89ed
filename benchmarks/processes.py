"""What a command costs: CPU seconds and memory of its whole process tree, and wall time. Linux.

The kernel adds up the CPU time of children when they are waited for. So that no process escapes
this, the benchmark takes in those whose parent ends first (PR_SET_CHILD_SUBREAPER), and waits.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36
SAMPLES_A_SECOND = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took. `tree_mb` is shared memory counted once (PSS), sampled."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float  # of its largest process
    tree_mb: float
    exit_code: int


def adopt_orphans() -> None:
    """Become the parent of descendants whose own parent ends."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "PR_SET_CHILD_SUBREAPER")


def measure(
    command: Sequence[str], environment: Mapping[str, str] | None = None, timeout: float = 600.0
) -> Cost:
    """Run `command` to the end of its last descendant and return its cost.

    The caller must have no other children that end meanwhile, and have called `adopt_orphans`.
    """
    before, started = _children_cpu(), time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    sampler = _Sampler(process.pid)
    sampler.start()
    killer = threading.Timer(timeout, process.kill)
    killer.start()
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    sampler.stop()
    killer.cancel()
    _wait_for_adopted(sampler.seen)
    cpu = _children_cpu() - before
    return Cost(cpu, wall, usage.ru_maxrss / 1024, sampler.peak_mb, process.returncode)


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _wait_for_adopted(pids: set[int]) -> None:
    for pid in pids:
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)


class _Sampler(threading.Thread):
    """Looks at the memory of a process and its descendants, many times a second."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.peak_mb = 0.0
        self.seen: set[int] = set()
        self._root = root
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(1 / SAMPLES_A_SECOND):
            tree = _tree(self._root)
            self.seen |= set(tree) - {self._root}
            self.peak_mb = max(self.peak_mb, sum(map(_pss_mb, tree)))

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()


def _tree(root: int) -> list[int]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError, IndexError, ValueError):
                after_name = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2]
                children[int(after_name.split()[1])].append(int(folder.name))
    tree = [root]
    for pid in tree:
        tree += children[pid]
    return tree


def _pss_mb(pid: int) -> float:
    with suppress(OSError, ValueError, IndexError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0
