"""Run as a process of its own: an ingest that is killed, kill -9, at one moment after another.

    python ingest_killer.py TEMPLATE FOLDER WORK

TEMPLATE is the data folder of a library; for every moment it is copied to WORK, where a process
takes FOLDER in and is killed at that moment: before a database commit or a renaming of a file,
counted from 1. What a reader finds then, and after the next run, is printed as a line of JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest_samples import SmallLibrary
from search_samples import WordEmbedder
from sqlalchemy import Engine, event

from corpus.model import OWNER
from ingest.maintenance import verify
from search.engine import SearchEngine
from search.question.question import Question

MOST_MOMENTS = 200


def ingest_and_die(data: Path, folder: Path, moment: int) -> None:
    left = moment

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "commit", count)
    sys.addaudithook(lambda name, _: count() if name == "os.rename" else None)
    SmallLibrary(data, WordEmbedder()).ingest(folder)


def found(library: SmallLibrary) -> list[str]:
    """Path and year of every passage that a search finds."""
    engine = SearchEngine(library.tools.embedder, library.index, library.store)
    results = engine.search(Question("care years", limit=50, per_document=10), OWNER).results
    return sorted(f"{result.document.path} {result.passage.years[0]}" for result in results)


def look_then_finish(data: Path, folder: Path, moment: int) -> None:
    library = SmallLibrary(data, WordEmbedder())
    killed = found(library)
    report = library.ingest(folder)
    line = {
        "moment": moment,
        "killed": killed,
        "statuses": {file.path: file.status for file in report.files},
        "finished": found(library),
        "good": verify(library.store, library.index, library.tools, repair=False).is_good,
    }
    sys.stdout.write(f"{json.dumps(line)}\n")
    sys.stdout.flush()


def in_a_process(work: Callable[[Path, Path, int], None], *given: Any) -> int:
    """Do it in a process made of this one, which has imported all there is to import."""
    child = os.fork()
    if child == 0:
        try:
            work(*given)
        except Exception:  # noqa: BLE001 (told, and to be told apart from a kill)
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(template: str, folder: Path, work: Path) -> None:
    for moment in range(1, MOST_MOMENTS):
        subprocess.run(["cp", "-a", "--sparse=always", template, str(work)], check=True)
        status = in_a_process(ingest_and_die, work, folder, moment)
        if status == 0:
            return
        if status != -signal.SIGKILL:
            raise SystemExit(f"moment {moment}: ended with {status}")
        if in_a_process(look_then_finish, work, folder, moment):
            raise SystemExit(f"moment {moment}: the next run failed")
        shutil.rmtree(work)
    raise SystemExit("the ingest has more moments than were tried")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
