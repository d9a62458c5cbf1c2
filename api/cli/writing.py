"""Commands that change the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api.bootstrap import Library
from api.cli.console import Console
from api.cli.progress import watching
from api.cli.reports import file_line, summary_lines
from api.settings import load_settings
from corpus.model import OWNER
from ingest.report import FileStatus, IngestReport

if TYPE_CHECKING:
    from ingest.run import IngestOptions


def ingest(path: Path, options: IngestOptions, *, as_json: bool) -> None:
    """Take a file or folder in and report on every file."""
    console = Console.from_environment()
    with (
        Library(load_settings()) as library,
        watching(console.messages, for_machines=as_json) as observer,
    ):
        report = library.ingest(path, options, observer)
    if as_json:
        console.machine(report_for_machines(report, console))
    else:
        for line in summary_lines(report, console.messages):
            console.line(line)
    if report.refused:
        raise typer.Exit(1)


def report_for_machines(report: IngestReport, console: Console) -> dict[str, object]:
    """The report as the JSON document that `--json` prints."""
    return {
        "collection": report.collection,
        "counts": dict(report.counts),
        "languages": dict(report.languages),
        "passages": report.indexing.passages,
        "seconds": round(report.seconds, 3),
        "passages_per_second": round(report.passages_per_second, 2),
        "indexing": report.indexing,
        "files": [
            {
                "path": file.path,
                "status": file.status,
                "code": file.code,
                "detail": file.detail,
                "document": file.document_id,
                "language": file.language,
                "passages": file.passages,
                "seconds": round(file.seconds, 3),
                "warnings": [{"code": w.code, "detail": w.detail} for w in file.warnings],
                "unread": [{"field": u.field, "written": u.written} for u in file.unread],
                "line": file_line(file, console.messages),
            }
            for file in report.files
            if file.status is not FileStatus.UNCHANGED or len(report.files) <= 10_000  # noqa: PLR2004
        ],
    }


def remove(documents: list[str]) -> None:
    """Remove documents by id; an unknown id changes nothing and is an error."""
    console = Console.from_environment()
    with Library(load_settings()) as library:
        titles = {id: library.store.document(id, OWNER).metadata.title for id in documents}
        library.remove(documents)
        for id, title in titles.items():
            console.say("removed", title=title, id=id)


def reindex() -> None:
    """Embed all passages anew with the configured model."""
    console = Console.from_environment()
    with (
        Library(load_settings()) as library,
        watching(console.messages, for_machines=False) as observer,
    ):
        report = library.reindex(observer)
    console.say("reindexed", passages=report.passages, documents=report.documents)


def verify(*, repair: bool, as_json: bool) -> None:
    """Compare and, if asked, repair."""
    console = Console.from_environment()
    with Library(load_settings()) as library:
        findings = library.verify(repair=repair)
    if as_json:
        console.machine(findings)
    elif findings.is_good:
        console.say("verify-good")
    else:
        for what, count in findings.repaired.items():
            console.say("verify-repaired", what=what, count=count)
        for fault in findings.left:
            console.say("verify-left", what=fault.what, detail=fault.detail)
    if findings.left:
        raise typer.Exit(1)
