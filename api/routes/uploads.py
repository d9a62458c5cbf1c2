"""Uploads, and how far they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Path, Response

from api.auth import Administrator, AdministratorsOnly
from api.dependencies import CurrentMessages, CurrentUploads
from api.http.bounded_form import BoundedForm
from api.links import job_link
from api.routes.documented import problems, with_headers
from api.schemas.jobs import Job, UploadForm
from api.uploads import ENVELOPE


class _AdministratorsForm(AdministratorsOnly, BoundedForm):
    """Others are turned away unread."""


router = APIRouter(tags=["documents"], route_class=_AdministratorsForm)


def upload_router(largest_file: int) -> APIRouter:
    """The routes of this module, for files of at most so many bytes."""
    limited = APIRouter(max_body_size=largest_file + ENVELOPE)
    limited.include_router(router)
    return limited


@router.post(
    "/documents",
    summary="Upload a document",
    status_code=202,
    responses={
        **problems(400, 403, 413, 422, 503),
        202: with_headers({"Location": "The job."}),
    },
)
def upload_document(
    form: Annotated[UploadForm, Form(media_type="multipart/form-data")],
    worker: CurrentUploads,
    said: CurrentMessages,
    response: Response,
) -> Job:
    """Take a file in. It is read and indexed after this has answered: follow the job.

    The file's name is kept for people to see; whatever in it would lead elsewhere is not.
    """
    job = worker.accept(form.file.file, form.file.filename or "", form.written())
    response.headers["Location"] = job_link(job.id)
    return Job.from_domain(job, said)


@router.get("/jobs/{job_id}", summary="Get a job", responses=problems(403, 404, 422, 503))
def job(
    job_id: Annotated[str, Path(pattern=r"^[0-9a-f]{32}$", description="The job's id.")],
    worker: CurrentUploads,
    said: CurrentMessages,
    _: Administrator,
) -> Job:
    """How far an upload is, and what became of each of its files."""
    return Job.from_domain(worker.job(job_id), said)
