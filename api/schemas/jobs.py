"""Uploads and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated, Any, Self

from fastapi import UploadFile
from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from api import links
from api.messages import Messages
from api.schemas import examples
from api.schemas.base import AnswerModel, Name, RequestModel, TermId
from api.schemas.codes import KnownCountry, KnownLanguage
from corpus.evidence import EvidenceBasis
from corpus.model import AccessLevel, GuidanceStatus, Kind
from corpus.store import Job as StoredJob
from corpus.store import JobState
from ingest.report import FileStatus

Url = Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s\x00-\x1f\x7f-\x9f]+$")]


def _without_null(schema: dict[str, Any]) -> None:
    """A form has no null: a field is there or it is not."""
    for field in schema["properties"].values():
        kinds = [kind for kind in field.pop("anyOf", ()) if kind != {"type": "null"}]
        if kinds:
            field.pop("default", None)
            field.update(kinds[0])


class UploadForm(RequestModel):
    """A file and what is known about it. What is left out is read or detected from the file."""

    model_config = ConfigDict(json_schema_extra=_without_null)

    file: UploadFile = Field(description="The document, or a ZIP of documents.")
    title: Name | None = None
    kind: Kind | None = None
    language: KnownLanguage | None = None
    countries: list[KnownCountry] = Field(default_factory=list, max_length=250)
    year: int | None = Field(None, ge=1950, le=2049, description="The year it speaks of.")
    publisher: Name | None = None
    evidence_basis: EvidenceBasis | None = None
    guidance_status: GuidanceStatus | None = None
    superseded_by: Name | None = None
    access: AccessLevel | None = Field(
        None, description="Who may read it; public where neither this nor the file says."
    )
    groups: list[Name] = Field(
        default_factory=list, max_length=50, description="Who, where access is `restricted`."
    )
    themes: list[TermId] = Field(default_factory=list, max_length=50)
    source_url: Url | None = None
    licence: Name | None = None

    @model_validator(mode="after")
    def _access_is_whole(self) -> Self:
        if (self.access is AccessLevel.RESTRICTED) != bool(self.groups):
            raise PydanticCustomError(
                "groups", "groups go with restricted access, and with it only"
            )
        return self

    def written(self) -> dict[str, Any]:
        """What the caller wrote about the file, as a manifest has it."""
        told = self.model_dump(mode="json", exclude={"file"}, exclude_none=True)
        return {name: value for name, value in told.items() if value != []}


class FileResult(AnswerModel):
    """What became of one file of an upload."""

    file_name: str
    status: FileStatus
    code: str | None = Field(description="Why it was refused, for programs.")
    detail: str | None = Field(description="Why it was refused, or which file it repeats.")
    remedy: str | None = Field(description="What to do about it.")
    document_id: str | None
    language: str | None
    passages: int
    notes: list[str] = Field(description="What to know of it, such as what was left out.")

    @classmethod
    def from_domain(cls, file: Mapping[str, Any], said: Messages) -> Self:
        """From the job's record, in the caller's words."""
        code, detail = file["code"], file["detail"]
        refused = code is not None and said.has(f"refusal-{code}")
        return cls(
            file_name=file["file_name"],
            status=FileStatus(file["status"]),
            code=code,
            detail=said.text(f"refusal-{code}", detail=detail) if refused else detail or None,
            remedy=said.text(f"remedy-{code}") if refused else None,
            document_id=file["document_id"],
            language=file["language"],
            passages=file["passages"],
            # What an earlier version wrote down has none.
            notes=[said.text(f"warning-{note['code']}", **note) for note in file.get("notes", ())],
        )


class JobProblem(AnswerModel):
    """Why a job failed as a whole."""

    code: str
    detail: str


class JobLinks(AnswerModel):
    """Where to look next, relative to this server."""

    self: str
    documents: list[str] = Field(description="The documents that came of it.")


class Job(AnswerModel):
    """Work that goes on after the request that asked for it."""

    model_config = ConfigDict(json_schema_extra={"examples": [examples.JOB]})

    id: str
    kind: str
    state: JobState
    stage: str = Field(description="What is going on: `wait`, `read`, `index` or nothing.")
    done: int = Field(description="So much of `total` is done of this stage.")
    total: int
    created_at: datetime
    updated_at: datetime
    files: list[FileResult] = Field(description="What became of each file, once known.")
    problem: JobProblem | None
    links: JobLinks

    @classmethod
    def from_domain(cls, job: StoredJob, said: Messages) -> Self:
        """From the store's job, in the caller's words."""
        files = list(_files(job.result))
        problem = job.result.get("problem")
        return cls(
            id=job.id,
            kind=job.kind,
            state=job.state,
            stage=job.detail,
            done=job.done,
            total=job.total,
            created_at=job.created_at,
            updated_at=job.updated_at,
            files=[FileResult.from_domain(file, said) for file in files],
            problem=_problem(str(problem), said) if problem else None,
            links=JobLinks(
                self=links.job_link(job.id),
                documents=[
                    links.document_link(file["document_id"])
                    for file in files
                    if file["document_id"]
                ],
            ),
        )


def _files(result: Mapping[str, object]) -> Iterator[Mapping[str, Any]]:
    files = result.get("files", ())
    if isinstance(files, list):
        yield from files


def _problem(code: str, said: Messages) -> JobProblem:
    name = f"job-{code}" if said.has(f"job-{code}") else "job-unexpected"
    return JobProblem(code=code, detail=said.text(name))
