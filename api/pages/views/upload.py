"""What the pages for adding documents show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.pages.links import Links
from api.pages.wording import Wording
from api.schemas.jobs import FileResult, Job
from corpus.store import JobState
from corpus.vocabulary import load_vocabulary

Choice = tuple[str, str]
_LISTS = ("kind", "evidence_basis", "guidance_status", "access")
_LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru", "sw", "zh")
_OPEN = (JobState.QUEUED, JobState.RUNNING)


@dataclass(frozen=True, slots=True)
class UploadView:
    """The choices of the form, by field, and how large a file may be."""

    most_megabytes: int
    choices: Mapping[str, list[Choice]]


@dataclass(frozen=True, slots=True)
class FileLine:
    """What became of one file."""

    name: str
    status: str
    is_good: bool
    explanation: str | None
    notes: tuple[str, ...]
    href: str | None


@dataclass(frozen=True, slots=True)
class JobView:
    """How far an upload is. `done` of `total` are only known while it is read or indexed."""

    is_open: bool
    has_failed: bool
    stage: str
    done: int
    total: int
    files: tuple[FileLine, ...]
    problem: str | None


def upload_view(most_megabytes: int, wording: Wording) -> UploadView:
    """The form."""
    terms = {
        name: [
            (term.id, term.label(wording.language))
            for term in load_vocabulary().terms(name).values()
        ]
        for name in _LISTS
    }
    languages = [(code, wording.language_name(code)) for code in _LANGUAGES]
    return UploadView(most_megabytes, {**terms, "language": languages})


def job_view(job: Job, wording: Wording, links: Links) -> JobView:
    """An upload under way, or what came of it."""
    return JobView(
        is_open=job.state in _OPEN,
        has_failed=job.state is JobState.FAILED,
        stage=wording.text(f"job-stage-{job.stage or 'none'}"),
        done=job.done,
        total=job.total,
        files=tuple(_line(file, wording, links) for file in job.files),
        problem=job.problem.detail if job.problem else None,
    )


def _line(file: FileResult, wording: Wording, links: Links) -> FileLine:
    explanation = " ".join(part for part in (file.detail, file.remedy) if part)
    return FileLine(
        name=file.file_name,
        status=wording.text(f"upload-{file.status.value}", passages=file.passages),
        is_good=file.document_id is not None,
        explanation=explanation or None,
        notes=tuple(file.notes),
        href=links.document(file.document_id) if file.document_id else None,
    )
