"""No file can take the run down: real crashes, hangs and memory hogs in real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from convert_samples import PdfPage, pdf, texts, written
from growth import ends

from corpus.workers.isolated import IsolatedWorker, WorkerEnded, WorkLimits
from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert import ConversionLimits
from ingest.discover import discover
from ingest.sandbox import ConversionSandbox

MEBIBYTE = 1024 * 1024
TIGHT = ConversionLimits(max_seconds=1.0, max_memory_bytes=300 * MEBIBYTE, ocr=False)
PATIENT = ConversionLimits(max_seconds=60, max_memory_bytes=300 * MEBIBYTE, ocr=False)
HOSTILE = "hostile_worker"


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_documents_come_through_unchanged(tmp_path: Path):
    """What the process sends back is what converting here gives, properties and all."""
    text = "---\ntitle: Gratuité\ndate: 2016-03-01\n---\n\n# Frais\n\nالمراكز الصحية \U0001f600 |\n"
    path = written(tmp_path, "case.md", text)
    from ingest.convert import convert_file

    with ConversionSandbox(PATIENT) as sandbox:
        assert sandbox.convert(path) == convert_file(path, PATIENT)


@pytest.mark.parametrize(
    ("behaviour", "limits", "code", "detail"),
    [
        ("abort", PATIENT, RefusalCode.PARSER_CRASHED, "SIGABRT"),
        ("exit", PATIENT, RefusalCode.PARSER_CRASHED, "exit status 3"),
        ("say nonsense", PATIENT, RefusalCode.PARSER_CRASHED, "unreadable answer"),
        ("hang", TIGHT, RefusalCode.TOO_SLOW, "1"),
        ("hang in a program", TIGHT, RefusalCode.TOO_SLOW, "1"),
        ("fill memory", PATIENT, RefusalCode.TOO_MUCH_MEMORY, str(300 * MEBIBYTE)),
        ("fill memory slowly", PATIENT, RefusalCode.TOO_MUCH_MEMORY, str(300 * MEBIBYTE)),
    ],
)
def test_hostile_file_is_refused_and_the_next_one_is_read(
    tmp_path: Path, behaviour: str, limits: ConversionLimits, code: RefusalCode, detail: str
):
    """Each misbehaviour has its own reason, and costs nothing but its own file."""
    hostile = written(tmp_path, "hostile.txt", behaviour)
    good = written(tmp_path, "good.txt", "Fees were removed.")
    with ConversionSandbox(PATIENT, worker_module=HOSTILE) as sandbox:
        assert texts(sandbox.convert(good)) == ["Fees were removed."]
    with ConversionSandbox(limits, worker_module=HOSTILE) as sandbox:
        with pytest.raises(Refused) as refused:
            sandbox.convert(hostile)
        assert (refused.value.code, refused.value.detail) == (code, detail)
        # A fresh process has its own time to start; only the request is timed.
        assert texts(sandbox.convert(good)) == ["Fees were removed."]


def test_time_asked_for_is_granted(tmp_path: Path):
    """A converter that knows it takes long, as recognition does, says so before it begins."""
    path = written(tmp_path, "slow.txt", "ask for time\nThen text.")
    with ConversionSandbox(TIGHT, worker_module=HOSTILE) as sandbox:
        assert texts(sandbox.convert(path)) == ["ask for time", "Then text."]


def test_what_parsers_print_does_not_disturb_the_answer(tmp_path: Path):
    """Libraries write to standard output when they feel like it."""
    path = written(tmp_path, "loud.txt", "print")
    with ConversionSandbox(PATIENT, worker_module=HOSTILE) as sandbox:
        assert texts(sandbox.convert(path)) == ["print"]


def test_large_file_is_refused_unread(tmp_path: Path):
    """The size is asked before anything is opened, and no process is started for it."""
    path = written(tmp_path, "large.txt", b"x" * 2000)
    with ConversionSandbox(ConversionLimits(max_bytes=1000)) as sandbox:
        with pytest.raises(Refused) as refused:
            sandbox.convert(path)
        source = discover(path)[0]
        with pytest.raises(Refused) as again:
            sandbox.convert_source(source)
    assert refused.value.code is again.value.code is RefusalCode.TOO_LARGE
    assert refused.value.detail == "2000 > 1000"


def test_refusals_come_through_with_their_detail(tmp_path: Path):
    """A document of too many pages is refused by the converter in the other process."""
    path = pdf(tmp_path / "long.pdf", [PdfPage().text(72, 700, "Page.")] * 30)
    with (
        ConversionSandbox(ConversionLimits(max_pages=20, ocr=False)) as sandbox,
        pytest.raises(Refused) as refused,
    ):
        sandbox.convert(path)
    assert (refused.value.code, refused.value.detail) == (RefusalCode.TOO_MANY_PAGES, "30")


def test_many_files_keep_their_order_and_refusals_are_results(tmp_path: Path):
    """Files are converted ahead of the reader; results come in the order of the files."""
    for number in range(8):
        written(tmp_path, f"{number}.txt", f"Document number {number}." if number != 3 else "abort")
    with ConversionSandbox(PATIENT, worker_module=HOSTILE) as sandbox:
        results = list(sandbox.convert_many(discover(tmp_path), ahead=3))
    assert [source.path for source, _ in results] == [f"{number}.txt" for number in range(8)]
    kinds = [isinstance(result, ConvertedDocument) for _, result in results]
    assert kinds == [True, True, True, False, True, True, True, True]
    failed = results[3][1]
    assert isinstance(failed, Refused)
    assert failed.code is RefusalCode.PARSER_CRASHED


def test_dropped_iterator_ends(tmp_path: Path):
    """A reader who stops does not wait for files nobody wants."""
    for number in range(5):
        written(tmp_path, f"{number}.txt", "Text." if number < 2 else "hang")
    for_hours = replace(PATIENT, max_seconds=36_000)

    def stop_after_the_first() -> None:
        with ConversionSandbox(for_hours, worker_module=HOSTILE) as sandbox:
            results = sandbox.convert_many(discover(tmp_path), ahead=2)
            source, _ = next(results)
            results.close()
        assert source.path == "0.txt"

    ends(stop_after_the_first)


@pytest.mark.parametrize("asked_by_now", [False, True], ids=["before it asks", "while it asks"])
def test_stopped_worker_answers_no_more(tmp_path: Path, asked_by_now: bool):
    """Whoever asks learns of it, and no process is left, whichever of the two came first."""
    path = written(tmp_path, "a.txt", "hang")
    request = {"path": str(path), "name": "a.txt", "limits": {}}
    worker = IsolatedWorker(HOSTILE)
    if asked_by_now:
        threading.Thread(
            target=lambda: (wait_until(lambda: worker._requests == 1), worker.stop()), daemon=True
        ).start()
    else:
        worker.stop()

    def ask() -> None:
        with pytest.raises(WorkerEnded):
            worker.ask(request, WorkLimits(36_000, 500 * MEBIBYTE))
        assert worker._process is None
        with pytest.raises(WorkerEnded, match="stopped"):
            worker.ask(request, WorkLimits(36_000, 500 * MEBIBYTE))

    ends(ask)


def test_closed_sandbox_converts_no_more(tmp_path: Path):
    """What was asked for before and begins after must not start a process that nobody ends."""
    path = written(tmp_path, "a.txt", "Text.")
    sandbox = ConversionSandbox(PATIENT)
    sandbox.close()
    with pytest.raises(Refused) as refused:
        sandbox.convert(path)
    assert (refused.value.code, refused.value.detail) == (RefusalCode.PARSER_CRASHED, "stopped")
    assert sandbox._worker._process is None


def test_missing_file_is_unreadable(tmp_path: Path):
    """It was there when the folder was listed."""
    with ConversionSandbox(PATIENT) as sandbox, pytest.raises(Refused) as refused:
        sandbox.convert(tmp_path / "gone.txt")
    assert refused.value.code is RefusalCode.UNREADABLE_FILE


def test_ended_sandbox_leaves_no_process(tmp_path: Path):
    """Leaving the block ends the worker."""
    path = written(tmp_path, "a.txt", "Text.")
    with ConversionSandbox(PATIENT) as sandbox:
        sandbox.convert(path)
        process = sandbox._worker._process
        assert process is not None
        assert is_alive(process.pid)
    assert not is_alive(process.pid)


@pytest.mark.parametrize("behaviour", ["Text.", "hang in a program"])
def test_workers_die_with_a_killed_parent(tmp_path: Path, behaviour: str):
    """Kill -9 leaves the parent no chance to clean up; its workers and their programs end too."""
    path = written(tmp_path, "a.txt", behaviour)
    script = (
        "import sys, threading, time\n"
        "from pathlib import Path\n"
        "from ingest.sandbox import ConversionSandbox\n"
        "sandbox = ConversionSandbox(worker_module='hostile_worker')\n"
        f"work = threading.Thread(target=sandbox.convert, args=(Path({str(path)!r}),))\n"
        "work.start()\n"
        "while sandbox._worker._process is None: time.sleep(0.01)\n"
        "time.sleep(2)\n"
        "print(sandbox._worker._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    parent = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, env=environment
    )
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    group = members_of_group(worker)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    assert worker in group
    assert len(group) == (1 if behaviour == "Text." else 2)
    assert wait_until(lambda: not any(is_alive(pid) for pid in group))


def members_of_group(leader: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            found.append(int(stat.parent.name))
    return found


def test_worker_that_does_not_start_says_so():
    """A broken installation is a crash of the parser, not of the run."""
    worker = IsolatedWorker("no_such_module_anywhere")
    with pytest.raises(WorkerEnded) as ended:
        worker.ask({}, WorkLimits(5, 100 * MEBIBYTE))
    assert ended.value.detail == "does not start"


def test_worker_is_replaced_after_its_share_of_files(tmp_path: Path):
    """What parsers leak does not add up."""
    path = written(tmp_path, "a.txt", "Text.")
    request = {"path": str(path), "name": "a.txt", "limits": {}}
    worker = IsolatedWorker("hostile_worker", max_requests=2)
    pids = []
    for _ in range(3):
        worker.ask(request, WorkLimits(30, 500 * MEBIBYTE))
        pids.append(worker._process.pid if worker._process else None)
    worker.end()
    assert pids[0] is not None
    assert pids[1] is None
    assert pids[2] not in (None, pids[0])
