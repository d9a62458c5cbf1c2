"""What a process and the ones it started hold, and starting programs without our own bounds."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")
DEEPEST = 5


def resident_bytes(pid: int) -> int:
    """Memory that the process `pid` and its descendants hold resident, shared pages counted often.

    0 for what has ended, and on systems without /proc, where only the address space is bounded.
    """
    page = os.sysconf("SC_PAGE_SIZE")
    return sum(_resident_pages(one) for one in _family(pid, 0)) * page


def _resident_pages(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def _family(pid: int, depth: int) -> list[int]:
    members = [pid]
    if depth >= DEEPEST:
        return members
    try:
        tasks = list((PROC / str(pid) / "task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return members
    for child in children:
        members += _family(int(child), depth + 1)
    return members


def unbounded(command: list[str]) -> list[str]:
    """The command, started without the bound on address space that its parent may be under."""
    return ["/bin/sh", "-c", 'ulimit -S -v unlimited 2>/dev/null; exec "$@"', "sh", *command]
