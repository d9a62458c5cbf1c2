"""What an administrator writes about a document, as the upload takes it."""

from __future__ import annotations

import re
from typing import Any

from fastapi import UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from api.schemas.jobs import UploadForm
from corpus.errors import InvalidRequest
from corpus.vocabulary import load_place_finder
from corpus.vocabulary.places import known_countries

_PARTS = re.compile(r"[,;،؛\n]+")
_AS_WRITTEN = (
    "title", "kind", "language", "year", "publisher", "evidence_basis", "guidance_status", "access",
)  # fmt: skip


class UploadPageForm(BaseModel):
    """The fields of the form; what is left blank is read or detected from the document.

    `countries` are names in any language, or ISO codes, and `groups` names, parted by commas.
    """

    model_config = ConfigDict(extra="ignore")

    file: UploadFile
    title: str = ""
    kind: str = ""
    language: str = ""
    countries: str = ""
    year: str = ""
    publisher: str = ""
    evidence_basis: str = ""
    guidance_status: str = ""
    access: str = ""
    groups: str = ""


def told(form: UploadPageForm) -> UploadForm:
    """The same by the rules of the API. Raises RequestValidationError, InvalidRequest."""
    values: dict[str, Any] = {
        name: written for name in _AS_WRITTEN if (written := getattr(form, name).strip())
    }
    values["countries"] = [country for part in _parts(form.countries) for country in _named(part)]
    values["groups"] = _parts(form.groups)
    try:
        return UploadForm.model_validate({**values, "file": form.file})
    except ValidationError as problem:
        found = [{**error, "loc": ("body", *error["loc"])} for error in problem.errors()]
        raise RequestValidationError(found) from problem


def _named(part: str) -> tuple[str, ...]:
    """The countries that somebody meant. Raises InvalidRequest where there is none."""
    if part.upper() in known_countries():
        return (part.upper(),)
    found = load_place_finder().countries(part, capitalised=False)
    if not found:
        raise InvalidRequest("no such country", given=part)
    return found


def _parts(written: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(written) if part.strip()]
