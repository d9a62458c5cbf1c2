"""Order a shard's files for fast search. Run as a program of its own: see `optimise_apart`.

The engine holds Python's global lock for as long as it optimises, which is minutes for a large
index: within a serving process that would stop every answer.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path

_SET_PARENT_DEATH_SIGNAL = 1  # prctl(2)
_NICENESS = 5


def optimise_apart(shard: Path, lock: int) -> bool:
    """Optimise the shard in a process of its own and wait. False when that failed.

    The child also has the writer's `lock`: should it outlive its parent, nobody else writes
    before it ends.
    """
    command = [sys.executable, "-I", str(Path(__file__)), str(shard)]
    ended = subprocess.run(command, pass_fds=(lock,), check=False)  # noqa: S603 - our own file
    return ended.returncode == 0


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def main(shard: str) -> None:
    """Optimise and flush."""
    import qdrant_edge as edge

    _die_with_parent()
    os.nice(_NICENESS)
    opened = edge.EdgeShard.load(shard)
    opened.optimize()
    opened.flush()
    opened.close()


if __name__ == "__main__":
    main(sys.argv[1])
