"""Reports of an ingest as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from api.messages import Messages
from ingest.report import FileReport, FileStatus, IngestReport

_WITH_PASSAGES = {FileStatus.ADDED, FileStatus.CHANGED}
_MEGABYTE = 1024 * 1024
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MANY_BYTES = re.compile(r"(?<!\d)\d{7,}(?!\d)")


def file_line(report: FileReport, said: Messages) -> str:
    """What became of one file, with the reason and the remedy where it was refused."""
    line = said.text("file-line", path=plain(report.path), status=_status(report, said))
    notes = (
        said.text(f"warning-{code}", **{name: plain(fact) for name, fact in facts.items()})
        for code, facts in report.notes
    )
    return "\n    ".join([line, *notes])


def plain(text: str) -> str:
    """Text for a line of a terminal: what moves its cursor or turns letters round is written out.

    File names can hold such characters, and a title what its author wants to pass for our words.
    """
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def refusal(report: FileReport, said: Messages) -> tuple[str, str]:
    """Reason and remedy of a refused file."""
    detail = _MANY_BYTES.sub(_in_megabytes, plain(report.detail))
    return (
        said.text(f"refusal-{report.code}", detail=detail),
        said.text(f"remedy-{report.code}", detail=detail),
    )


def _in_megabytes(count: re.Match[str]) -> str:
    return f"{int(count.group()) / _MEGABYTE:.3g} MB"


def summary_lines(report: IngestReport, said: Messages) -> Iterator[str]:
    """The run in a line or two."""
    yield said.text("ingest-summary", files=len(report.files), counts=_counts(report, said))
    if report.indexing.passages:
        yield said.text(
            "ingest-passages",
            passages=report.indexing.passages,
            seconds=round(report.seconds, 1),
            rate=round(report.passages_per_second, 1),
        )
    if report.languages:
        by_size = sorted(report.languages.items(), key=lambda entry: (-entry[1], entry[0]))
        yield said.text(
            "ingest-languages", languages=", ".join(f"{code} {count}" for code, count in by_size)
        )


def _counts(report: IngestReport, said: Messages) -> str:
    """How many files ended how, in the order of the statuses."""
    counts = report.counts
    return said.text("list-separator").join(
        said.text(f"count-{status}", count=counts[status])
        for status in FileStatus
        if status in counts
    )


def _status(report: FileReport, said: Messages) -> str:
    if report.status is FileStatus.REFUSED:
        reason, remedy = refusal(report, said)
        return said.text("file-refused", reason=reason, remedy=remedy)
    if report.status in _WITH_PASSAGES:
        return said.text(f"file-{report.status}", passages=report.passages)
    return said.text(f"file-{report.status}", detail=report.detail)
