"""Take a folder of documents into a throw-away library and write down what each format gave.

python -m bench.ingest_report FOLDER [--output docs/ingest-report.md]
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from api.bootstrap import Library
from api.cli.reports import file_line, refusal
from api.messages import messages
from api.settings import load_settings
from ingest.report import FileReport, FileStatus, IngestReport
from ingest.run import IngestOptions

_IN = {FileStatus.ADDED, FileStatus.CHANGED}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=_shared_documents())
    parser.add_argument("--output", type=Path, default=Path("docs/ingest-report.md"))
    asked = parser.parse_args(arguments)
    if asked.folder is None:
        parser.error("name a folder, or set SANKOFA_SHARED_DATA")
    with (
        tempfile.TemporaryDirectory() as data_dir,
        Library(load_settings()) as library,
        library.elsewhere(Path(data_dir)) as throw_away,
    ):
        report = throw_away.ingest(asked.folder, IngestOptions("report"))
    asked.output.write_text("\n".join(_lines(report)) + "\n", encoding="utf-8")
    print(f"wrote {asked.output}")


def _shared_documents() -> Path | None:
    shared = os.environ.get("SANKOFA_SHARED_DATA")
    return Path(shared) / "documents" if shared else None


def _lines(report: IngestReport) -> Iterator[str]:
    said = messages("en")
    counts = report.counts
    yield "# What an ingest of real documents gave"
    yield ""
    yield (
        "Documents of many origins and qualities, in seven languages, taken in by "
        "`python -m bench.ingest_report FOLDER`: official guidance and bulletins, laws, scans, "
        "web pages, slides, commentaries, forms and deliberately awkward files. None of them is "
        "part of this project."
    )
    yield ""
    yield (
        f"{len(report.files)} lines for as many files: "
        + ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
        + f". {report.indexing.passages} passages in {report.seconds:.0f} s on "
        f"{os.cpu_count()} cores of {platform.machine()} "
        f"({report.passages_per_second:.1f} passages/s, reading, recognition of scans and "
        "embedding included)."
    )
    yield ""
    yield "Passages by their own language: " + ", ".join(
        f"{language} {count}" for language, count in Counter(report.languages).most_common()
    )
    yield ""
    yield "## By format"
    yield ""
    yield from _table("format", report.files, lambda file: _format(file.path))
    yield ""
    yield "## By language of the folder"
    yield ""
    yield from _table("language", report.files, lambda file: file.path.partition("/")[0])
    yield ""
    yield "## Not taken in"
    yield ""
    yield "| file | reason | remedy |"
    yield "|---|---|---|"
    for file in report.files:
        if file.status is FileStatus.REFUSED:
            reason, remedy = refusal(file, said)
            yield f"| `{file.path}` | {reason} | {remedy} |"
    yield ""
    yield "## Taken in with a remark, or kept once"
    yield ""
    for file in report.files:
        if file.warnings or file.unread or file.status is FileStatus.DUPLICATE:
            yield f"- {_one_line(file_line(file, said))}"
    yield ""
    yield "## Slowest files"
    yield ""
    yield "| file | seconds | passages |"
    yield "|---|---|---|"
    for file in sorted(report.files, key=lambda file: -file.seconds)[:8]:
        yield f"| `{file.path}` | {file.seconds:.1f} | {file.passages} |"


def _table(
    name: str, files: Iterable[FileReport], key: Callable[[FileReport], str]
) -> Iterator[str]:
    rows: defaultdict[str, list[FileReport]] = defaultdict(list)
    for file in files:
        if file.status is not FileStatus.MISSING:
            rows[key(file)].append(file)
    yield f"| {name} | files | in | same as another | refused | passages | with a remark |"
    yield "|---|---|---|---|---|---|---|"
    for value, group in sorted(rows.items()):
        taken = [file for file in group if file.status in _IN]
        statuses = Counter(file.status for file in group)
        yield (
            f"| {value} | {len(group)} | {len(taken)} | {statuses[FileStatus.DUPLICATE]} "
            f"| {statuses[FileStatus.REFUSED]} | {sum(file.passages for file in taken)} "
            f"| {sum(1 for file in taken if file.warnings)} |"
        )


def _format(path: str) -> str:
    return Path(path).suffix.lower().lstrip(".") or "none"


def _one_line(text: str) -> str:
    return "; ".join(part.strip() for part in text.splitlines())


if __name__ == "__main__":
    main()
