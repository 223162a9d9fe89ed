"""Worker processes: one bad job harms no other, and nothing is left behind."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefing.errors import BriefingError, ParseError
from briefing.intake.workers import STARTS, Workers, WorkFailed

DEADLINE = 20.0
SOON = 5.0  # before the limit of processor time would end it


def double(number: int) -> int:
    return number * 2


def die(_: int) -> None:
    os._exit(3)


def spin(_: int) -> object:
    """Hold the interpreter in a regular expression that no signal handler interrupts."""
    return re.match("(a+)+$", "a" * 40 + "b")


def burn(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def hoard(size: int) -> int:
    return len(bytearray(size))


def refuse(_: int) -> None:
    raise ParseError("no feed", subject="x", advice="Look again")


def process_id(_: int) -> int:
    return os.getpid()


def heavy_modules(_: int) -> list[str]:
    return [name for name in ("trafilatura", "feedparser", "textual") if name in sys.modules]


def niceness(_: int) -> int:
    return os.nice(0)


def until(condition: Callable[[], bool], seconds: float = DEADLINE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(2, cpu_seconds=1, memory_bytes=500_000_000) as pool:
        yield pool


def value_of(workers: Workers, function: Callable[[int], object], argument: int = 1) -> object:
    workers.submit(function, argument)
    (job,) = workers.drain()
    return job.value


def test_every_job_comes_back_once_under_the_name_it_was_given(workers: Workers) -> None:
    for number in range(50):
        workers.submit(double, number, of=f"job {number}")

    done = {job.of: job.value for job in workers.drain()}

    assert done == {f"job {number}": number * 2 for number in range(50)}


def test_a_job_that_kills_its_process_loses_only_itself(workers: Workers) -> None:
    workers.submit(die, 1, of="die")
    for number in range(20):
        workers.submit(double, number, of=number)

    done = {job.of: job.value for job in workers.drain()}

    assert done.pop("die") == WorkFailed("killed its worker process (exit code 3)")
    assert done == {number: number * 2 for number in range(20)}


def test_a_regular_expression_that_never_ends_is_stopped(workers: Workers) -> None:
    began = time.monotonic()

    value = value_of(workers, spin)

    assert value == WorkFailed("took more than 1 s of processor time and was stopped")
    assert time.monotonic() - began < DEADLINE


def test_the_processor_time_of_earlier_jobs_does_not_count() -> None:
    with Workers(1, cpu_seconds=1) as workers:
        for _ in range(4):
            workers.submit(burn, 0.6)

        assert [job.value for job in workers.drain()] == [None] * 4


def test_a_job_that_only_waits_is_stopped_too() -> None:
    with Workers(1, wall_seconds=0.2) as workers:
        assert value_of(workers, sleep, 60) == WorkFailed("took longer than 0.2 s and was stopped")


def test_a_job_that_wants_too_much_memory_fails_alone(workers: Workers) -> None:
    assert value_of(workers, hoard, 2_000_000_000) == WorkFailed("needed more than 500 MB")
    assert value_of(workers, hoard, 1_000_000) == 1_000_000


def test_an_error_of_ours_keeps_its_words(workers: Workers) -> None:
    assert value_of(workers, refuse) == WorkFailed("no feed", "Look again")


def test_work_and_arrivals_come_out_interleaved(workers: Workers) -> None:
    seen: list[object] = []

    for happening in workers.alongside(iter([1, 2, 3])):
        if isinstance(happening, int):
            workers.submit(double, happening)
            seen.append(("came", happening))
        elif happening:
            seen.append(("done", happening.value))

    assert sorted(seen, key=str) == sorted(
        [("came", 1), ("came", 2), ("came", 3), ("done", 2), ("done", 4), ("done", 6)], key=str
    )


def test_a_lull_is_told_while_the_next_is_still_to_come(workers: Workers) -> None:
    lulls = 0

    def slow() -> Iterator[int]:
        yield 1
        assert until(lambda: lulls > 1)
        yield 2

    came: list[int] = []
    for happening in workers.alongside(slow(), lull=0.01):
        if happening is None:
            lulls += 1
        elif isinstance(happening, int):
            came.append(happening)

    assert came == [1, 2]


def test_no_lull_is_told_to_who_does_not_ask(workers: Workers) -> None:
    assert list(workers.alongside(iter([1, 2]))) == [1, 2]


def test_what_arrivals_raise_is_raised_where_they_are_read(workers: Workers) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError("the network is gone")

    with pytest.raises(OSError, match="the network is gone"):
        list(workers.alongside(broken()))


def test_finished_never_waits(workers: Workers) -> None:
    assert list(workers.finished()) == []

    workers.submit(double, 1)

    assert until(lambda: [job.value for job in workers.finished()] == [2])


def test_no_process_is_started_before_the_first_job() -> None:
    with Workers(2) as workers:
        assert workers._pool is None


def test_a_worker_is_warm_but_not_heavy(workers: Workers) -> None:
    assert value_of(workers, heavy_modules) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no niceness")
def test_a_worker_gives_way_to_the_screen(workers: Workers) -> None:
    nice = value_of(workers, niceness)

    assert isinstance(nice, int)
    assert nice >= 10


def test_closing_stops_workers_in_the_middle_of_a_job() -> None:
    with Workers(1) as workers:
        pid = value_of(workers, process_id)
        workers.submit(spin, 1)

    assert isinstance(pid, int)
    assert until(lambda: not alive(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_when_their_parent_is_killed() -> None:
    script = (
        "import tests.intake.test_workers as t\n"
        "from briefing.intake.workers import Workers\n"
        "workers = Workers(2)\n"
        "for _ in range(2): workers.submit(t.process_id, 1)\n"
        "print(*{job.value for job in workers.drain()}, flush=True)\n"
        "for _ in range(2): workers.submit(t.spin, 1)\n"
        "workers.drain().__next__()\n"
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    ) as parent:
        assert parent.stdout is not None
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert all(alive(pid) for pid in workers)

        parent.send_signal(signal.SIGKILL)

    assert until(lambda: not any(alive(pid) for pid in workers), SOON)


def test_workers_that_cannot_start_are_given_up_with_a_clear_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("briefing.intake.workers.settle_in", os._exit)  # before any job
    with Workers(2) as workers:
        workers.submit(double, 1)

        with pytest.raises(BriefingError, match="no worker process begins"):
            list(workers.drain())


def test_jobs_that_kill_their_worker_are_no_sign_that_none_can_start() -> None:
    with Workers(1) as workers:
        for _ in range(STARTS + 3):
            workers.submit(die, 0)
        workers.submit(double, 21)

        values = [job.value for job in workers.drain()]

    assert 42 in values
    assert len(values) == STARTS + 4
