"""Typeset the PDF and DOCX documents of the starter collection from their Markdown sources.

    python scripts/starter_collection/typeset.py [source ...]

A source ``sources/<folder>/<name>.<language>.<pdf|docx>.md`` becomes
``corpus/documents/<folder>/<name>.<language>.<pdf|docx>``; without arguments every source is
typeset. It opens with YAML front matter that holds exactly ``title`` and ``language``, followed by
CommonMark with pipe tables whose headings start at ``##``: the title becomes the only first-level
heading.

PDF needs Chromium and the Noto fonts, DOCX needs pandoc. With the same versions of these the same
source gives the same bytes, so that a document changes in version control only when its text does.
Exit status: 0, or 1 after a sentence on standard error for each source that could not be typeset.
"""

from __future__ import annotations

import argparse
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from text_layer import with_plain_text_layer

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
DOCUMENTS = HERE.parents[1] / "corpus" / "documents"
STYLESHEET = HERE / "print.css"

LANGUAGES = frozenset({"ar", "en", "es", "fr", "pt"})
RIGHT_TO_LEFT = frozenset({"ar"})
SOURCE_NAME = re.compile(r"(?P<stem>[a-z0-9-]+)\.(?P<language>[a-z]{2})\.(?P<format>pdf|docx)\.md")
FRONT_MATTER = re.compile(r"---\n(?P<fields>.*?)\n---\n(?P<body>.*)", re.DOTALL)

# French sets a space before these marks that must not break; sources are written with plain ones.
FRENCH_SPACE = re.compile(r"(?<=«) | (?=[:;?!»%](?:[\s.,;)*]|$))", re.MULTILINE)

# Where Word's schema puts the direction of a table: right after its style.
TABLE_STYLE = re.compile(rb"<w:tblPr><w:tblStyle [^>]*/>")

# Pandoc stamps a document with this moment (seconds since 1970) in place of the present one.
FIXED_EPOCH = "1735689600"

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
)
TOOL_SECONDS = 120


class TypesettingError(Exception):
    """A source cannot be typeset; the message says why and what mends it."""


class BadSourceError(TypesettingError):
    """The source's place, name, front matter or headings are not as the collection needs them."""


class MissingToolError(TypesettingError):
    """The program that writes this format is not installed."""


class ToolFailedError(TypesettingError):
    """The program that writes this format failed, hung, or wrote nothing."""


@dataclass(frozen=True)
class Source:
    """One Markdown source, read and checked."""

    path: Path
    title: str
    language: str  # ISO 639-1, one of LANGUAGES
    format: str  # "pdf" or "docx"
    body: str  # CommonMark, headings from the second level on
    target: Path


def read_source(path: Path) -> Source:
    """Read a source; raise BadSourceError where its name, place or content does not fit."""
    name = SOURCE_NAME.fullmatch(path.name)
    if name is None:
        raise BadSourceError(f"{path}: the name must be <slug>.<language>.<pdf|docx>.md")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSourceError(f"{path}: cannot be read as UTF-8 text ({error})") from error
    if not path.resolve().is_relative_to(SOURCES):
        raise BadSourceError(f"{path}: sources stand under {SOURCES}")
    title, language, body = parse_source(text, path)
    if language != name["language"]:
        raise BadSourceError(f"{path}: the name says {name['language']}, the text {language}")
    target = DOCUMENTS / path.resolve().relative_to(SOURCES).with_suffix("")
    return Source(path, title, language, name["format"], body, target)


def parse_source(text: str, path: Path) -> tuple[str, str, str]:
    """Return title, language and body of a source's text; ``path`` only names it in errors."""
    match = FRONT_MATTER.fullmatch(text)
    if match is None:
        raise BadSourceError(f"{path}: begin with front matter between two lines of ---")
    try:
        fields = yaml.safe_load(match["fields"])
    except yaml.YAMLError as error:
        raise BadSourceError(f"{path}: the front matter is not YAML ({error})") from error
    if not isinstance(fields, dict) or set(fields) != {"title", "language"}:
        raise BadSourceError(f"{path}: the front matter holds exactly title and language")
    title, language = fields["title"], fields["language"]
    if not isinstance(title, str) or not title.strip() or language not in LANGUAGES:
        raise BadSourceError(f"{path}: needs a title, and a language among {sorted(LANGUAGES)}")
    if re.search(r"^# ", match["body"], re.MULTILINE):
        raise BadSourceError(f"{path}: headings start at ##, the title comes from the front matter")
    body = match["body"].strip() + "\n"
    if language == "fr":
        title, body = FRENCH_SPACE.sub("\u00a0", title), FRENCH_SPACE.sub("\u00a0", body)
    return title.strip(), language, body


def page_html(source: Source) -> str:
    """The source as one HTML page with the collection's print style."""
    direction = "rtl" if source.language in RIGHT_TO_LEFT else "ltr"
    title = html.escape(source.title)
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(source.body)
    return (
        f'<!doctype html>\n<html lang="{source.language}" dir="{direction}">\n'
        f'<head><meta charset="utf-8"><title>{title}</title>\n'
        f"<style>\n{STYLESHEET.read_text(encoding='utf-8')}</style></head>\n"
        f"<body><main>\n<h1>{title}</h1>\n{body}</main></body></html>\n"
    )


def write_pdf(source: Source, output: Path, work: Path) -> None:
    """Print the source to ``output`` with headless Chromium; ``work`` is an empty folder."""
    page = work / "page.html"
    page.write_text(page_html(source), encoding="utf-8")
    chromium = find_tool(CHROMIUM_NAMES, "chromium fonts-noto-core")
    profile = f"--user-data-dir={work / 'profile'}"
    run_tool(
        [chromium, *CHROMIUM_FLAGS, profile, f"--print-to-pdf={output}", page.as_uri()], output
    )
    output.write_bytes(with_plain_text_layer(output.read_bytes()))


def write_docx(source: Source, output: Path, work: Path) -> None:
    """Convert the source to ``output`` with pandoc; ``work`` is an empty folder."""
    body = work / "body.md"
    body.write_text(source.body, encoding="utf-8")
    pandoc = find_tool(("pandoc",), "pandoc")
    command = [pandoc, "--from=commonmark+pipe_tables", "--to=docx", f"--output={output}"]
    command += [f"--metadata=title:{source.title}", f"--metadata=lang:{source.language}"]
    # Word's own form: the title in the style Title, the sections from Heading 1 on.
    command += ["--shift-heading-level-by=-1"]
    if source.language in RIGHT_TO_LEFT:
        command += ["--metadata=dir:rtl"]
    run_tool([*command, str(body)], output)
    if source.language in RIGHT_TO_LEFT:
        mirror_tables(output)


def mirror_tables(docx: Path) -> None:
    """Make the first column of every table the rightmost; pandoc mirrors paragraphs only."""
    with zipfile.ZipFile(docx) as package:
        parts = [(part, package.read(part)) for part in package.infolist()]
    with zipfile.ZipFile(docx, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts:
            is_text = part.filename == "word/document.xml"
            mirrored = TABLE_STYLE.sub(rb"\g<0><w:bidiVisual />", content) if is_text else content
            package.writestr(part, mirrored)


def find_tool(names: Sequence[str], packages: str) -> str:
    """The path of the first program installed, or MissingToolError naming what to install."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return found
    raise MissingToolError(f"{names[0]} is not installed; on Debian: apt install {packages}")


def run_tool(command: Sequence[str], output: Path) -> None:
    """Run a program that must write ``output``; raise ToolFailedError where it does not."""
    name = Path(command[0]).name
    environment = {**os.environ, "SOURCE_DATE_EPOCH": FIXED_EPOCH, "TZ": "UTC"}
    try:
        done = subprocess.run(
            command,
            check=False,
            env=environment,
            capture_output=True,
            text=True,
            timeout=TOOL_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise ToolFailedError(f"{name} did not finish in {TOOL_SECONDS} seconds") from error
    if done.returncode != 0 or not output.is_file() or output.stat().st_size == 0:
        raise ToolFailedError(f"{name} wrote nothing (status {done.returncode}): {done.stderr}")


def typeset(source: Source) -> None:
    """Write the source's document; an older one stays whole until the new one is complete."""
    write = write_pdf if source.format == "pdf" else write_docx
    with tempfile.TemporaryDirectory(prefix="typeset-", ignore_cleanup_errors=True) as folder:
        output = Path(folder) / f"document.{source.format}"
        write(source, output, Path(folder))
        source.target.parent.mkdir(parents=True, exist_ok=True)
        partial = source.target.with_name(f".{source.target.name}.partial")
        shutil.copyfile(output, partial)
        partial.replace(source.target)


def main(arguments: Sequence[str] | None = None) -> int:
    """Typeset the sources named, or all of them; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("source", nargs="*", type=Path, help="Markdown sources (default: all)")
    paths: list[Path] = parser.parse_args(arguments).source or sorted(SOURCES.rglob("*.md"))
    status = 0
    for path in paths:
        try:
            source = read_source(path)
            typeset(source)
        except TypesettingError as error:
            print(f"typeset: {error}", file=sys.stderr)
            status = 1
        else:
            print(source.target.relative_to(DOCUMENTS.parents[1]))
    return status


if __name__ == "__main__":
    sys.exit(main())
