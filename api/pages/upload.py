"""Adding documents, for administrators: a form, and a page that says how far it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Path
from starlette.responses import Response

from api.auth import AdministratorsOnly, CurrentLibrary
from api.dependencies import CurrentUploads
from api.http.bounded_form import BoundedForm
from api.pages.context import CurrentPage, render
from api.pages.forms import see_other
from api.pages.refused_forms import FormRoute
from api.pages.upload_form import UploadPageForm, told
from api.pages.views.upload import job_view, upload_view
from api.schemas.jobs import Job
from api.uploads import ENVELOPE


class _AdministratorsForm(AdministratorsOnly, BoundedForm, FormRoute):
    """Others are turned away unread; what an administrator typed is kept."""

    most_fields = 20  # more than the form has


router = APIRouter(include_in_schema=False, route_class=_AdministratorsForm)


def upload_page_router(largest_file: int) -> APIRouter:
    """The routes of this module, for files of at most so many bytes."""
    limited = APIRouter(max_body_size=largest_file + ENVELOPE)
    limited.include_router(router)
    return limited


@router.get("/upload")
def upload(page: CurrentPage, library: CurrentLibrary) -> Response:
    """Where a document is handed in."""
    view = upload_view(library.settings.upload_most_megabytes, page.wording)
    response = render(page, "upload.html", upload=view)
    # A file that is too large is refused unread: what was typed beside it is in the browser alone.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@router.post("/upload")
def receive(
    form: Annotated[UploadPageForm, Form(media_type="multipart/form-data")],
    worker: CurrentUploads,
    page: CurrentPage,
) -> Response:
    """Take a document in; it is read and indexed while the page shown next watches."""
    accepted = told(form)
    file = accepted.file
    job = worker.accept(file.file, file.filename or "", accepted.written())
    return see_other(page.links.to(f"/jobs/{job.id}"))


@router.get("/jobs/{id}")
def job(
    id: Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")], worker: CurrentUploads, page: CurrentPage
) -> Response:
    """How far it is; the page loads itself again until it is done."""
    found = Job.from_domain(worker.job(id), page.wording.said)
    return render(page, "job.html", job=job_view(found, page.wording, page.links))
