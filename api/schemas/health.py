"""Whether the server is up, and whether it can answer."""

from __future__ import annotations

from enum import StrEnum

from pydantic import ConfigDict, Field

from api.schemas.base import AnswerModel


class Check(StrEnum):
    """How one part is."""

    OK = "ok"
    STARTING = "starting"
    FAILED = "failed"


class Live(AnswerModel):
    """The process answers."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"status": "ok", "version": "0.1.0"}]}
    )

    status: Check
    version: str


class Ready(AnswerModel):
    """Whether questions can be answered, part by part."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"status": "ok", "store": "ok", "index": "ok", "model": "ok"}]
        }
    )

    status: Check = Field(description="The worst of the others.")
    store: Check = Field(description="The database can be reached.")
    index: Check = Field(description="The passage index is open.")
    model: Check = Field(description="The embedding model is loaded.")
