"""Converters: from a file of any format we read to blocks in reading order."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Protocol, cast

from ingest.blocks import ConvertedDocument, RefusalCode, Refused
from ingest.convert.formats import DetectedFormat, FileFormat, detect
from ingest.convert.limits import ConversionLimits, NeedTime, no_more_time

__all__ = ["ConversionLimits", "DetectedFormat", "FileFormat", "convert", "convert_file", "detect"]

# A new format needs its module here, and its line in formats.py. Modules are imported on first
# use, because the libraries behind them are heavy.
CONVERTERS = {
    FileFormat.PDF: "ingest.convert.pdf.converter",
    FileFormat.DOCX: "ingest.convert.word.converter",
    FileFormat.PPTX: "ingest.convert.slides.converter",
    FileFormat.HTML: "ingest.convert.web.converter",
    FileFormat.MARKDOWN: "ingest.convert.markdown",
    FileFormat.PLAIN_TEXT: "ingest.convert.plain_text",
    FileFormat.EML: "ingest.convert.mail.converter",
    FileFormat.MBOX: "ingest.convert.mail.converter",
    FileFormat.WEB_ARCHIVE: "ingest.convert.web_archive",
    FileFormat.LEGACY_OFFICE: "ingest.convert.legacy_office",
}


class Converter(Protocol):
    """A module that reads one format."""

    def convert(
        self, path: Path, limits: ConversionLimits, need_time: NeedTime = no_more_time
    ) -> ConvertedDocument:
        """Read the file at `path`; `limits` on size and time are kept by the caller.

        Blocks are in reading order and at least one. Raises `Refused`.
        """


def convert(
    path: Path,
    file_format: FileFormat,
    limits: ConversionLimits,
    need_time: NeedTime = no_more_time,
) -> ConvertedDocument:
    """Convert the file at `path`, known to be in `file_format`, in this process.

    Use `ingest.sandbox` for files that others wrote: parsers crash, hang and fill memory.
    Raises `Refused`.
    """
    if file_format not in CONVERTERS:
        raise Refused(RefusalCode.UNSUPPORTED_FORMAT, file_format.value)
    converter = cast(Converter, importlib.import_module(CONVERTERS[file_format]))
    return converter.convert(path, limits, need_time)


def convert_file(
    path: Path,
    limits: ConversionLimits,
    need_time: NeedTime = no_more_time,
    *,
    name: str | None = None,
) -> ConvertedDocument:
    """Detect the format of the file at `path`, called `name` by its owner, and convert it.

    Raises `Refused`.
    """
    detected = detect(path, name)
    document = convert(path, detected.format, limits, need_time)
    return replace(document, warnings=detected.warnings + document.warnings)
