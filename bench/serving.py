"""Times questions put over HTTP to a serving process, and weighs the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from math import lcm
from pathlib import Path

import numpy as np

from search.embedding.calibration import read_calibration_text
from search.embedding.options import CALIBRATION_FOLDER

_LANGUAGES = ("en", "fr", "es", "pt", "ar")
_CALLS_BEFORE = 20  # that are not timed
FILTERS = (
    "",
    "&outcome=worked",
    "&language=fr",
    "&country=BFA&country=SEN",
    "&year_from=2010&year_to=2018&kind=country_case_study",
)


@dataclass(frozen=True, slots=True)
class Served:
    """Milliseconds at the 50th and 95th percentile, questions a second, megabytes, seconds.

    `own_memory` is what the process alone has; `memory` has besides it what of the library's files
    the system holds for it, and takes back where another process needs it.
    """

    search_p50: float
    search_p95: float
    facets_p50: float
    facets_p95: float
    server_p50: float
    server_p95: float
    both_p50: float
    both_p95: float
    per_second: float
    own_memory: float
    memory: float
    start_seconds: float


@contextmanager
def serving(data_dir: Path) -> Iterator[tuple[str, int, float]]:
    """A `sankofa serve` process over `data_dir`: its address, process id, seconds to be ready."""
    environment = {**os.environ, "SANKOFA_DATA_DIR": str(data_dir), "SANKOFA_LANGUAGE": "en"}
    command = [str(Path(sys.executable).parent / "sankofa"), "serve", "--port", "0"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = next(word for word in line.split() if word.startswith("http"))
        _wait_until_ready(address)
        yield address, process.pid, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait(timeout=30)


def measure(data_dir: Path, rounds: int) -> Served:
    """Put questions with and without filters to a server over `data_dir`."""
    with serving(data_dir) as (address, pid, start_seconds):
        searches = list(_requests(address, "search", rounds))
        for url in _requests(address, "search", _CALLS_BEFORE, first=2 * rounds):
            _fetch(url)
        search, server = _timed(searches)
        facets, counting = _timed(list(_requests(address, "facets", rounds)))
        # What a page of results waits for: the search, and the counts under the same filter.
        both = [one + other for one, other in zip(server, counting, strict=True)]
        began = time.perf_counter()
        with ThreadPoolExecutor(4) as callers:
            list(callers.map(_fetch, _requests(address, "search", rounds, first=rounds)))
        per_second = rounds / (time.perf_counter() - began)
        return Served(
            *_percentiles(search), *_percentiles(facets), *_percentiles(server),
            *_percentiles(both), per_second,
            _megabytes(pid, "RssAnon"), _megabytes(pid, "VmRSS"), start_seconds,
        )  # fmt: skip


@cache
def questions() -> tuple[str, ...]:
    """Different questions on health systems, in five languages by turns.

    Translations of one, which find much the same, are far apart.
    """
    asked = read_calibration_text(CALIBRATION_FOLDER).questions
    each = len(asked["en"])
    return tuple(
        asked[_LANGUAGES[number % len(_LANGUAGES)]][number % each]
        for number in range(lcm(each, len(_LANGUAGES)))
    )


def _requests(address: str, path: str, rounds: int, first: int = 0) -> Iterator[str]:
    """Every question is asked once: none is answered from memory."""
    for number in range(first, first + rounds):
        again, place = divmod(number, len(questions()))
        question = f"{questions()[place]} {again or ''}"
        # Each language comes with each filter.
        filters = FILTERS[(number + number // len(_LANGUAGES)) % len(FILTERS)]
        asked = f"q={urllib.parse.quote(question)}" if path == "search" else ""
        yield f"{address}/api/v1/{path}?{asked}{filters}".replace("?&", "?")


def _timed(urls: list[str]) -> tuple[list[float], list[float]]:
    """Milliseconds as the caller sees them, and as the server reports them."""
    seen, reported = [], []
    for url in urls:
        began = time.perf_counter()
        answer = _fetch(url)
        seen.append((time.perf_counter() - began) * 1000)
        reported.append(answer["milliseconds"]["total"])
    return seen, reported


def _fetch(url: str) -> dict[str, dict[str, float]]:
    with urllib.request.urlopen(url, timeout=60) as response:
        found: dict[str, dict[str, float]] = json.load(response)
        return found


def _wait_until_ready(address: str) -> None:
    for _ in range(600):
        try:
            _fetch(f"{address}/api/v1/health/ready")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def _percentiles(times: list[float]) -> tuple[float, float]:
    return float(np.percentile(times, 50)), float(np.percentile(times, 95))


def _megabytes(pid: int, kind: str) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    (line,) = [line for line in status.splitlines() if line.startswith(kind)]
    return int(line.split()[1]) / 1024
