"""Run as a process of its own: changes a store and kills itself, kill -9, at a given moment.

    python store_killer.py URL FILES WORK STEP

STEP counts SQL statements, commits and file renames from 1; WORK is `put` or `index`. Prints
"survived" when the work ends before that step comes.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event
from store_samples import index_all, put

from corpus.store import open_store


def main(url: str, files: str, work: str, step: int) -> None:
    store = open_store(url, Path(files))
    left = step

    def count(*_: object, **__: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(store._database.engine, "before_cursor_execute", count)
    event.listen(store._database.engine, "commit", count)
    sys.addaudithook(lambda name, _: count() if name == "os.rename" else None)
    if work == "put":
        put(store, "a.txt", "the newer words", "in two passages", countries=("RWA",))
    else:
        index_all(store)
    sys.stdout.write("survived\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
