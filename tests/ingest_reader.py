"""Run as a process of its own: searches a library on and on, while another process changes it.

    python ingest_reader.py DATA STOP

Prints a line of JSON for every search, path and year of each passage found, until the file STOP
is there and one more search has been made.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ingest_killer import found
from ingest_samples import SmallLibrary
from search_samples import WordEmbedder


def main(data: Path, stop: Path) -> None:
    library = SmallLibrary(data, WordEmbedder())
    is_last = False
    while not is_last:
        is_last = stop.exists()
        sys.stdout.write(f"{json.dumps(found(library))}\n")
        sys.stdout.flush()
    library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
