"""Older office formats, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from corpus.workers.processes import unbounded
from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert.formats import detect
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time

SLIDES = frozenset(
    {"application/vnd.ms-powerpoint", "application/vnd.oasis.opendocument.presentation"}
)
PROGRAMS = ("soffice", "libreoffice")
# Its start alone takes some seconds the first time, because each run gets a profile of its own.
START_SECONDS = 30.0


def program() -> str | None:
    """The path of LibreOffice's program, or None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def convert(
    path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
) -> ConvertedDocument:
    """Read the document at `path` as the newer format that LibreOffice makes of it.

    Raises `Refused`: UNSUPPORTED_FORMAT without LibreOffice, TRUNCATED when it cannot read the
    file, TOO_SLOW, and what the newer format's converter raises.
    """
    media_type = detect(path).media_type
    office = program()
    if office is None:
        raise Refused(RefusalCode.UNSUPPORTED_FORMAT, f"{media_type} libreoffice")
    need_time(START_SECONDS)
    with tempfile.TemporaryDirectory(prefix="sankofa-office-") as folder:
        suffix = "pptx" if media_type in SLIDES else "docx"
        made = _modernised(office, path, suffix, Path(folder), limits.max_seconds)
        document = _convert_modern(made, suffix, limits, need_time)
    return replace(document, media_type=media_type)


def _modernised(office: str, path: Path, suffix: str, folder: Path, seconds: float) -> Path:
    """Let LibreOffice write `path` in the newer format, into `folder`."""
    # A name of its own: the program takes a name's beginning or ending for options and filters.
    copy = folder / "given"
    shutil.copyfile(path, copy)
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--convert-to", suffix, "--outdir", str(folder), str(copy)),
    ]
    try:
        subprocess.run(  # noqa: S603
            unbounded(command), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(RefusalCode.TOO_SLOW, f"{seconds:g}") from error
    made = copy.with_suffix(f".{suffix}")
    if not made.exists():
        raise Refused(RefusalCode.TRUNCATED)
    return made


def _convert_modern(
    path: Path, suffix: str, limits: ConversionLimits, need_time: NeedTime
) -> ConvertedDocument:
    from ingest.convert.slides import converter as slides
    from ingest.convert.word import converter as word

    if suffix == "pptx":
        return slides.convert(path, limits, need_time)
    return word.convert(path, limits, need_time)
