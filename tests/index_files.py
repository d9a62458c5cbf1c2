"""The files of an embedded index, and other processes that have it open."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

from index_samples import entry

from corpus.ports import IndexEntry

HERE = Path(__file__).parent
START = """
import sys, time
from pathlib import Path
from index_samples import *
from search.index import open_embedded_index
index = open_embedded_index(Path(sys.argv[1]), country_groups)
"""


def many(count: int) -> list[IndexEntry]:
    """Passages of documents of fifty each."""
    return [entry(f"many-{n // 50}", f"Word{n} and more.", ordinal=n % 50) for n in range(count)]


def start(program: str, folder: Path) -> subprocess.Popen[str]:
    """Another process that has the index in `folder` open as `index`."""
    return subprocess.Popen(
        [sys.executable, "-c", START + textwrap.dedent(program), str(folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(other: subprocess.Popen[str]) -> str:
    """The line that another process answers with to the next question."""
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdin.write("how many?\n")
    other.stdin.flush()
    return other.stdout.readline().strip()


def contents(generation: Path) -> dict[str, str]:
    """The digest of every file of a generation."""
    return {
        str(path.relative_to(generation)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(generation.rglob("*"))
        if path.is_file()
    }


def live(folder: Path) -> Path:
    """The generation that answers, of the index in a folder."""
    index = folder / "index"
    return index / (index / "live").read_text(encoding="ascii")
