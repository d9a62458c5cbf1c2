"""What can be told from a document's text when nobody wrote it down."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

from corpus.digits import with_western_digits
from corpus.language import UNDETERMINED, detect_language
from corpus.model import Kind, LocatorUnit
from corpus.vocabulary import load_place_finder
from ingest.blocks import BlockKind, ConvertedDocument
from ingest.written_as_mail import is_written_as_mail

_SAMPLE_CHARACTERS = 20_000
_YEAR = re.compile(r"(?<![\d.,])(19[5-9]\d|20[0-4]\d)(?![\d.,]\d|\d)")
_GUIDANCE_WORDS = re.compile(
    r"\b(guid(e|ance|elines?)|handbook|manual|polic(y|ies)|strateg|standards?|law|decree|loi|d[ée]cret"
    r"|orientations?|manuel|politique|norm(e|ativ)|gu[ií]a|gu[ií]as|pol[ií]tica|ley|lei|diretriz|diretrizes"
    r"|prikaz)|دليل|إرشاد|قانون|سياسة|استراتيجية|приказ|закон|порядок|правила|программа|памятка",
    re.IGNORECASE,
)
_FEWEST_MENTIONS = 3
_LONGEST_TITLE = 200
_LEAST_SHARE = 0.4
_ENDS = tuple(".!?؟…,;؛")


def detected_values(document: ConvertedDocument, path: str, this_year: int) -> dict[str, object]:
    """Title, language, kind and, where the text names them, countries and year."""
    sample = "\n".join(block.text for block in document.blocks)[:_SAMPLE_CHARACTERS]
    title = _title(document, path)
    countries = countries_spoken_of(f"{title}\n{_opening_line(document)}", sample)
    return {
        "title": title,
        "language": document_language(sample),
        "countries": countries,
        "year": year_in_name(title, path, this_year) or _latest(sample[:3_000], this_year),
        "kind": _kind(document, path, title),
    }


def document_language(sample: str) -> str:
    """The language most of the text is in, "und" when it has no letters."""
    guess = detect_language(sample[:4_000] if len(sample) > 4_000 else sample)  # noqa: PLR2004
    return guess.language if guess.confidence > 0 else UNDETERMINED


def countries_spoken_of(title: str, text: str) -> tuple[str, ...]:
    """Countries in the title; else the one most of the mentions are of, with its near equals.

    A text that takes its examples from many countries speaks of none of them in particular.
    """
    finder = load_place_finder()
    in_title = finder.countries(title)
    if in_title:
        return in_title
    counts = Counter(mention.country for mention in finder.mentions(text))
    if not counts:
        return ()
    most = max(counts.values())
    if most < _FEWEST_MENTIONS or most < _LEAST_SHARE * counts.total():
        return ()
    return tuple(country for country, count in counts.most_common() if count * 2 >= most)


def years_named(text: str) -> tuple[int, ...]:
    """Years between 1950 and 2049 in order of first mention, in either kind of digits."""
    found = _YEAR.findall(with_western_digits(text))
    return tuple(dict.fromkeys(int(year) for year in found))


def _title(document: ConvertedDocument, path: str) -> str:
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    top = min((block.level for block in headings), default=0)
    first_top = next((" ".join(b.text.split()) for b in headings if b.level == top), "")
    if 3 <= len(first_top) <= _LONGEST_TITLE:  # noqa: PLR2004 - what a person would call a title
        return first_top
    stem = PurePosixPath(path.rpartition("!/")[2] or path).stem
    words = " ".join(re.split(r"[\s_]+|(?<=\D)-(?=\D)", stem)).strip()
    return "".join(filter(str.isprintable, words))[:_LONGEST_TITLE] or "document"


def year_in_name(title: str, path: str, this_year: int) -> int | None:
    """The latest year so far that the title names, else the file's name."""
    return _latest(title, this_year) or _latest(PurePosixPath(path).name, this_year)


def _latest(text: str, this_year: int) -> int | None:
    years = [year for year in years_named(re.sub(r"[_-]", " ", text)) if year <= this_year]
    return max(years, default=None)


def _opening_line(document: ConvertedDocument) -> str:
    """The first line of a text without headings, where it is written as a title is; else none."""
    if not document.blocks or any(b.kind is BlockKind.HEADING for b in document.blocks):
        return ""
    line = document.blocks[0].text.strip()
    is_title = len(line) <= _LONGEST_TITLE and "\n" not in line and not line.endswith(_ENDS)
    return line if is_title else ""


def _kind(document: ConvertedDocument, path: str, title: str) -> Kind:
    """Guidance only where a name says so: what one country did must not pass for advice to all."""
    if document.unit is LocatorUnit.MESSAGE or is_written_as_mail(document):
        return Kind.FORUM_NOTES
    names = (title, document.properties.title or "", _opening_line(document), path)
    if _GUIDANCE_WORDS.search(re.sub(r"[_/-]", " ", "\n".join(names))):
        return Kind.NORMATIVE_GUIDANCE
    return Kind.COUNTRY_CASE_STUDY
