"""From a converted file to the revision that is stored: described, cut, every passage placed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from corpus.language import UNDETERMINED, detect_language_or
from corpus.model import Metadata, MetadataOrigin, Passage, Revision
from corpus.store import document_id, passage_id
from corpus.vocabulary import load_place_finder
from ingest.blocks import ConvertedDocument, DocumentProperties, RefusalCode, Refused
from ingest.describe import Description, describe
from ingest.detect import detected_values, year_in_name, years_named
from ingest.split import Cut, SplitOptions, document_text, split, turns

# Part of every revision's identity: raise it when the same file should be cut or described anew.
RECIPE_VERSION = 15

# A passage is in another language than its document only when that is plain: names mislead.
_FEWEST_WORDS_TO_DETECT = 12
_LEAST_CONFIDENCE = 0.95
_NO_TITLE = re.compile(
    r"^microsoft\b"
    r"|\.(docx?|pptx?|xlsx?|indd|pdf|rtf|odt|cdr|ai|qxd)\b"
    r"|^(untitled|document|slide|title|presentation|présentation|sans titre)\W*\d*$"
    r"|^\W*\d*\W*$"
    r"|[_\\]\w+[_\\]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a converted file came from, and what its manifest says of it."""

    collection: str
    path: str
    content_hash: str
    written: Mapping[str, object]
    written_by: MetadataOrigin = MetadataOrigin.MANIFEST


def revise(
    document: ConvertedDocument, source: Source, options: SplitOptions
) -> tuple[Revision, Description]:
    """The revision to store. Raises Refused where nothing readable or permitted comes of it."""
    description = describe(_metadata_sources(document, source))
    metadata = description.metadata
    cuts = _besides_the_title(split(document, metadata.language, options), metadata.title)
    if not cuts:
        raise Refused(RefusalCode.EMPTY)
    text = document_text(document.blocks)
    revision_id = _revision_id(source.content_hash, text, metadata, options)
    key = document_id(source.collection, source.path)
    revision = Revision(
        id=revision_id,
        content_hash=source.content_hash,
        media_type=document.media_type,
        metadata=metadata,
        text=text,
        unit=document.unit,
        unit_count=document.unit_count,
        passages=tuple(
            _passage(cut, ordinal, key, revision_id, metadata) for ordinal, cut in enumerate(cuts)
        ),
        turns=turns(document),
    )
    return revision, description


def input_hash(
    content_hash: str, written: Mapping[str, object], options: SplitOptions, abilities: str
) -> str:
    """What a file's outcome depends on. `abilities` names optional tools present, such as OCR."""
    return _digest(
        content_hash, _canonical(written), RECIPE_VERSION, options.least_words, options.most_words,
        abilities,
    )  # fmt: skip


def _metadata_sources(
    document: ConvertedDocument, source: Source
) -> list[tuple[MetadataOrigin, Mapping[str, object]]]:
    """What is known of the document, most trusted first.

    A year that people put into the title or the file's name says what the document is about; the
    day on which the file was made may be that of a scan, a copy or a template.
    """
    this_year = datetime.now(UTC).year
    detected = detected_values(document, source.path, this_year)
    recorded = _property_values(document.properties, detected["language"])
    certain = [
        (source.written_by, source.written),
        (MetadataOrigin.FRONT_MATTER, document.properties.front_matter),
        (MetadataOrigin.PROPERTIES, recorded),
    ]
    title = describe([*certain, (MetadataOrigin.DETECTED, detected)]).metadata.title
    named = year_in_name(title, source.path, this_year)
    return [
        *certain,
        (MetadataOrigin.DETECTED, {"year": named}),
        (MetadataOrigin.PROPERTIES, {"year": document.properties.file_year}),
        (MetadataOrigin.DETECTED, detected),
    ]


def _property_values(properties: DocumentProperties, detected: object) -> dict[str, object]:
    """What the file format itself records. The author field names whoever typed, so it is left.

    The language recorded is often that of the program it was typed in: where the text is plainly
    in another one, the text has the word.
    """
    recorded = (properties.language or "").lower()[:2]
    return {
        "title": properties.title if _is_a_title(properties.title) else None,
        "language": recorded if detected in (recorded, UNDETERMINED) else None,
        "year": properties.year,
    }


def _is_a_title(written: str | None) -> bool:
    """Whether somebody chose these words: word processors write file names and defaults here."""
    return bool(written) and not _NO_TITLE.search(str(written).strip())


def _besides_the_title(cuts: Sequence[Cut], title: str) -> Sequence[Cut]:
    """Without those that only repeat the title, unless nothing else is said.

    It is searched with every passage, and would be found for itself before what stands under it.
    """
    own = _words(title)
    return [cut for cut in cuts if _words(cut.text) != own] or cuts


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _passage(cut: Cut, ordinal: int, document: str, revision: str, metadata: Metadata) -> Passage:
    return Passage(
        id=passage_id(document, revision, ordinal),
        document_id=document,
        revision=revision,
        ordinal=ordinal,
        text=cut.text,
        start=cut.start,
        end=cut.end,
        locator=cut.locator,
        language=_language(cut.text, metadata.language),
        heading_path=cut.heading_path,
        countries=load_place_finder().countries(cut.text),
        years=years_named(cut.text),
    )


def _language(text: str, of_document: str) -> str:
    if len(text.split()) < _FEWEST_WORDS_TO_DETECT:
        return of_document
    return detect_language_or(text, of_document, _LEAST_CONFIDENCE)


def _revision_id(content_hash: str, text: str, metadata: Metadata, options: SplitOptions) -> str:
    # The same file has more text once its scanned pages can be recognised.
    return _digest(
        content_hash, text, repr(replace(metadata, origins={})), RECIPE_VERSION,
        options.least_words, options.most_words,
    )  # fmt: skip


def _canonical(values: Mapping[str, object]) -> str:
    return json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)


def _digest(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]
