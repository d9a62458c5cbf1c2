"""What an administrator writes about a document, as the upload takes it."""

from __future__ import annotations

import re
from typing import Any

from fastapi import UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, ValidationError

from api.schemas.jobs import UploadForm
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

    file: UploadFile | None = None
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
    """The same by the rules of the API. Raises RequestValidationError, for all that is wrong."""
    values: dict[str, Any] = {
        name: written for name in _AS_WRITTEN if (written := getattr(form, name).strip())
    }
    if form.file and form.file.filename:
        values["file"] = form.file
    named = {part: _named(part) for part in _parts(form.countries)}
    values["countries"] = [country for countries in named.values() for country in countries]
    values["groups"] = _parts(form.groups)
    wrong: list[Any] = [
        {"type": "no_such_country", "loc": ("body", "countries"), "ctx": {"given": part}}
        for part, countries in named.items()
        if not countries
    ]
    try:
        accepted = UploadForm.model_validate(values)
    except ValidationError as problem:
        # A rule about several fields names none, but is called after the one to put right.
        rules = [
            {**error, "loc": ("body", *(error["loc"] or (error["type"],)))}
            for error in problem.errors()
        ]
        wrong = [*rules, *wrong]
    if wrong:
        raise RequestValidationError(wrong)
    return accepted


def _named(part: str) -> tuple[str, ...]:
    """The countries that somebody meant, none where there are none of such a name."""
    if part.upper() in known_countries():
        return (part.upper(),)
    return load_place_finder().countries(part, capitalised=False)


def _parts(written: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(written) if part.strip()]
