"""Optical character recognition with Tesseract, where it is installed."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from typing import Any

from corpus.workers.processes import unbounded

# pypdfium2 is not typed.
PdfPage = Any

RESOLUTION = 300
POINTS_PER_INCH = 72
# A page is rendered smaller when it would take more pixels than an A3 sheet at full resolution.
MOST_PIXELS = 18_000_000
# Which of Tesseract's languages read which script it detects, most helpful first.
LANGUAGES = {
    "Arabic": ("ara", "fas"),
    "Cyrillic": ("rus",),
    "Latin": ("fra", "eng", "spa", "por"),
}
SURE_OF_SCRIPT = 1.0
# Words recognised with less confidence, in percent, are noise from pictures more often than text.
LEAST_CONFIDENCE = 30.0
LEAST_MEAN_CONFIDENCE = 45.0


def is_available() -> bool:
    """Whether Tesseract and at least one of our languages are installed."""
    return shutil.which("tesseract") is not None and bool(installed_languages())


@cache
def installed_languages() -> frozenset[str]:
    """Tesseract's codes of the installed languages."""
    try:
        listed = subprocess.run(  # noqa: S603
            unbounded(["tesseract", "--list-langs"]),
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(listed.stdout.split("\n")[1:]) - {""}


def render(page: PdfPage) -> bytes:
    """The page as a grey PNG at 300 dots per inch, less for very large pages. Closes the page."""
    try:
        width, height = page.get_size()
        scale = RESOLUTION / POINTS_PER_INCH
        scale = min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        image = page.render(scale=scale, grayscale=True).to_pil()
    finally:
        page.close()
    written = io.BytesIO()
    image.save(written, format="PNG", dpi=(RESOLUTION, RESOLUTION), compress_level=1)
    return written.getvalue()


def recognise(image: bytes, max_seconds: float) -> list[list[str]]:
    """The paragraphs, as lists of lines, that are read in a PNG; none when it shows no text.

    Gives up, with none, after `max_seconds`.
    """
    script = _script_of(image, max_seconds)
    read = _tesseract(image, [*_language_option(script), "--psm", "3", "tsv"], max_seconds)
    return paragraphs_in(read)


def _script_of(image: bytes, max_seconds: float) -> str | None:
    if "osd" not in installed_languages():
        return None
    answer = _tesseract(image, ["--psm", "0"], max_seconds)
    script = re.search(r"Script: (\w+)", answer)
    sure = re.search(r"Script confidence: ([\d.]+)", answer)
    if script is None or sure is None or float(sure[1]) < SURE_OF_SCRIPT:
        return None
    return script[1]


def _language_option(script: str | None) -> list[str]:
    installed = installed_languages()
    groups: Iterable[tuple[str, ...]] = LANGUAGES.values()
    if script in LANGUAGES:
        groups = [LANGUAGES[script]]
    usable = [language for group in groups for language in group if language in installed]
    return ["-l", "+".join(usable)] if usable else []


def _tesseract(image: bytes, options: list[str], max_seconds: float) -> str:
    """Tesseract's answer, empty when it fails or takes too long."""
    # Its threads contend more than they help on a small machine.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            unbounded(["tesseract", "stdin", "stdout", "--dpi", str(RESOLUTION), *options]),
            input=image,
            capture_output=True,
            timeout=max_seconds,
            check=False,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def paragraphs_in(table: str) -> list[list[str]]:
    """The paragraphs in Tesseract's table of words, less words that it is not sure of."""
    paragraphs: dict[tuple[str, ...], dict[str, list[tuple[str, float]]]] = {}
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5":  # noqa: PLR2004
            continue
        word, confidence = cells[11].strip(), float(cells[10])
        if word and confidence >= LEAST_CONFIDENCE:
            lines = paragraphs.setdefault(tuple(cells[1:4]), {})
            lines.setdefault(cells[4], []).append((word, confidence))
    return [
        [" ".join(word for word, _ in words) for words in lines.values()]
        for lines in paragraphs.values()
        if _is_sure(lines.values())
    ]


def _is_sure(lines: Iterable[list[tuple[str, float]]]) -> bool:
    words = [word for line in lines for word in line]
    mean = sum(confidence for _, confidence in words) / len(words)
    return mean >= LEAST_MEAN_CONFIDENCE
