"""Commands that change the library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api.cli.console import Console
from api.cli.opening import opened_library
from api.cli.progress import watching
from api.cli.reports import file_line, summary_lines
from api.disk_space import check_room
from api.settings import load_settings
from corpus.errors import InvalidRequest, NotFound
from corpus.model import OWNER
from corpus.store import Store
from ingest.report import FileStatus, IngestReport

if TYPE_CHECKING:
    from ingest.maintenance import Findings
    from ingest.run import IngestOptions


def ingest(path: Path, options: IngestOptions, *, as_json: bool) -> None:
    """Take a file or folder in and report on every file."""
    settings, console = load_settings(), Console.from_environment()
    if not path.exists():  # before minutes are spent on preparing a model
        raise InvalidRequest("path not found", path=str(path))
    check_room(settings.data_dir)
    with opened_library(settings, console.messages) as library:
        _ = library.embedder  # prepared before the bar of the ingest begins
        with watching(console.messages, for_machines=as_json) as observer:
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
    """Remove documents by id; an unknown id is an error, and then nothing is removed."""
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        titles = {id: _title(id, library.store) for id in documents}
        library.remove(documents)
        for id, title in titles.items():
            console.say("removed", title=title, id=id)


def _title(id: str, store: Store) -> str:
    try:
        return store.document(id, OWNER).metadata.title
    except NotFound as error:
        raise NotFound("no document of this id", id=id) from error


def reindex() -> None:
    """Embed all passages anew with the configured model."""
    settings, console = load_settings(), Console.from_environment()
    check_room(settings.data_dir)
    with opened_library(settings, console.messages) as library:
        _ = library.embedder
        with watching(console.messages, for_machines=False) as observer:
            report = library.reindex(observer)
    console.say("reindexed", passages=report.passages, documents=report.documents)


def verify(*, repair: bool, as_json: bool) -> None:
    """Compare and, if asked, repair."""
    settings, console = load_settings(), Console.from_environment()
    with opened_library(settings, console.messages) as library:
        findings = library.verify(repair=repair)
        if as_json:
            console.machine(findings)
        else:
            _tell(findings, library.store, console, repaired=repair)
    if findings.left or (findings.repaired and not repair):
        raise typer.Exit(1)


def _tell(findings: Findings, store: Store, console: Console, *, repaired: bool) -> None:
    if findings.is_good:
        console.say("verify-good")
        return
    for what, count in findings.repaired.items():
        console.say(f"verify-{what}", count=count)
    if findings.repaired:
        console.say("verify-repaired" if repaired else "verify-not-repaired")
    for fault in findings.left:
        document = store.document(fault.detail, OWNER)
        console.say(f"verify-{fault.what}", title=document.metadata.title, path=document.path)
    if findings.left:
        console.say("verify-remedy")
