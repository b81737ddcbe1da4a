"""Many units are built by several processes: the same files, findings and order; none is left, none lost unsaid."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest

from generator import build
from generator.cli import main
from generator.commands import DONE, FAULTY
from generator.system import parallel
from generator.system.parallel import CHUNK, FEW, LostError, in_turn, processors
from generator.unit import Composed, compose_unit
from tests.helpers.outputs_in_danger import are_whole, both, run, written
from tests.helpers.units_for_tests import FILES, UNIT, altered, lay_out

Printed = pytest.CaptureFixture[str]
MANY = FEW + CHUNK // 2
NAMES = [*(f"{number:03}局" for number in range(MANY - 1)), "甲局"]
FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="the stand-ins reach forked processes only")


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder on a machine of two processors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(parallel, "processors", lambda: 2)
    return tmp_path


def lay_out_many() -> None:
    lay_out(Path(), FILES)
    for name in NAMES:
        lay_out(Path(), {f"units/{name}/2026.yaml": altered(UNIT, ("单位: 甲局", f"单位: {name}"))})


def worker(number: int) -> tuple[int, int]:
    return number, os.getpid()


def slower_at_first(number: int) -> int:
    sleep(0.05 if number < CHUNK else 0)
    return number


def dying(number: int) -> int:
    if number == 2 * CHUNK:
        os._exit(9)
    return number


def failing(number: int) -> int:
    return 1 // (number - CHUNK)


def test_several_processes_take_part_and_not_this_one() -> None:
    numbers, workers = zip(*in_turn(worker, range(20 * CHUNK)), strict=True)
    assert numbers == tuple(range(20 * CHUNK))
    assert os.getpid() not in workers


@pytest.mark.parametrize(("count", "processors"), [(FEW - 1, 2), (MANY, 1)])
def test_few_items_or_one_processor_start_no_process(
    count: int, processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "processors", lambda: processors)
    assert list(in_turn(worker, range(count))) == [(number, os.getpid()) for number in range(count)]


def test_only_the_processors_that_this_process_may_use_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 5, 7}, raising=False)
    assert processors() == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert processors() == 1


def test_the_order_is_that_of_the_items_whoever_is_done_first() -> None:
    assert list(in_turn(slower_at_first, range(MANY))) == list(range(MANY))


def test_an_error_of_the_work_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_turn(failing, range(MANY)))


def test_what_is_done_before_a_process_is_lost_comes_whole() -> None:
    done = []
    with pytest.raises(LostError):
        done.extend(in_turn(dying, range(MANY)))
    assert done == list(range(len(done)))
    assert len(done) <= 2 * CHUNK


def test_many_units_come_out_as_one_process_writes_them(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    lay_out_many()
    lay_out(Path(), {f"units/{NAMES[5]}/2026.yaml": "版式: ["})
    lay_out(Path(), {"units/丙/2026.yaml": altered(UNIT, ("单位: 甲局", f"单位: {NAMES[0]}"))})
    results = []
    for count in (1, 2):
        monkeypatch.setattr(parallel, "processors", lambda count=count: count)
        code = main(["build", "--output", "出"])
        results.append((code, capsys.readouterr(), {name: Path("出", name).read_bytes() for name in written("出")}))
        assert main(["check"]) == FAULTY
        results[-1] += (capsys.readouterr(),)
    assert results[0] == results[1]
    code, said, files, _ = results[0]
    assert code == FAULTY
    assert f"units/{NAMES[5]}/2026.yaml:1:6: 错误 语法" in said.err
    assert f"units/丙/2026.yaml:2:5: 错误 文件 与 units/{NAMES[0]}/2026.yaml 要写成同一个文件" in said.err
    assert sorted(files) == both(*NAMES[:5], *NAMES[6:])


@FORK
def test_a_lost_process_is_told_once_and_what_was_done_stays(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    lay_out_many()
    kept = compose_unit

    def lost(path: Path) -> Composed:
        if path.parent.name == NAMES[-1]:
            os._exit(9)
        return kept(path)

    monkeypatch.setattr(build, "compose_unit", lost)
    assert main(["build"]) == FAULTY
    done = len(written()) // 2
    assert written() == both(*NAMES[:done])
    assert (
        f"units/{NAMES[done]}/2026.yaml:1:1: 错误 程序-出错 系统停下了处理这份文件的进程（多半是内存不够）。"
        f"从这份起 {MANY - done} 份没有做。\n"
        "    1 | 版式: 小\n      | ^^\n      改法：关掉别的程序再试一次，或分几批做。\n"
    ) in capsys.readouterr().err


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="another system")
@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_run(blow: signal.Signals) -> None:
    lay_out_many()
    with run() as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(blow)
        process.wait()
        end = monotonic() + 20
        while (left := group(process.pid)) and monotonic() < end:
            sleep(0.02)
    assert left == []
    are_whole()


def group(leader: int) -> list[int]:
    """Return the living processes of a process group."""
    done = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], check=True, capture_output=True, text=True)
    rows = [line.split() for line in done.stdout.splitlines()]
    return [int(pid) for pid, pgid, state in rows if int(pgid) == leader and not state.startswith("Z")]


def test_a_run_of_many_units_ends_well(capsys: Printed) -> None:
    lay_out_many()
    assert main(["build", "--format", "md"]) == DONE
    assert capsys.readouterr().out.splitlines() == [f"已写 build/{name}/2026年{name}预算公开.md" for name in NAMES]
