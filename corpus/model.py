"""What the library knows: documents, passages, where they stand, and who may read them.

Frozen values without a framework. Everything a reader is shown is one of these or built from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from corpus.annotations import KeptNotes
from corpus.evidence import EvidenceBasis, Outcome


class Kind(StrEnum):
    """What sort of document a passage comes from."""

    COUNTRY_CASE_STUDY = "country_case_study"
    NORMATIVE_GUIDANCE = "normative_guidance"
    FORUM_NOTES = "forum_notes"


class GuidanceStatus(StrEnum):
    """Whether a piece of guidance still holds."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class AccessLevel(StrEnum):
    """Who a document is for."""

    PUBLIC = "public"
    NETWORK = "network"
    RESTRICTED = "restricted"


class MetadataOrigin(StrEnum):
    """Where a metadata value came from, most trusted first."""

    GIVEN = "given"
    MANIFEST = "manifest"
    FRONT_MATTER = "front_matter"
    PROPERTIES = "properties"
    DETECTED = "detected"


class LocatorUnit(StrEnum):
    """What a document is counted in when a passage is cited."""

    PAGE = "page"
    SLIDE = "slide"
    MESSAGE = "message"
    PARAGRAPH = "paragraph"


# Between the cells of a table's row in a document's text.
CELL_SEPARATOR = " | "

PUBLIC_TOKEN = "public"
NETWORK_TOKEN = "network"


def group_token(group: str) -> str:
    """The access token that members of `group` hold."""
    return f"group:{group}"


@dataclass(frozen=True, slots=True)
class Access:
    """Who may read a document. `groups` is only meaningful, and then not empty, when restricted."""

    level: AccessLevel = AccessLevel.PUBLIC
    groups: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.level is AccessLevel.RESTRICTED) != bool(self.groups):
            raise ValueError("restricted access names at least one group; other levels name none")

    @property
    def tokens(self) -> tuple[str, ...]:
        """A reader holding any one of these may read the document."""
        if self.level is AccessLevel.PUBLIC:
            return (PUBLIC_TOKEN,)
        if self.level is AccessLevel.NETWORK:
            return (NETWORK_TOKEN,)
        return tuple(group_token(group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody asking, as far as access goes. Everybody holds the public token."""

    groups: frozenset[str] = frozenset()
    in_network: bool = False
    reads_everything: bool = False

    @property
    def tokens(self) -> frozenset[str]:
        """Access tokens held; meaningless (and not to be used) when `reads_everything`."""
        held = {PUBLIC_TOKEN, *(group_token(group) for group in self.groups)}
        if self.in_network:
            held.add(NETWORK_TOKEN)
        return frozenset(held)


ANONYMOUS = Reader()
OWNER = Reader(in_network=True, reads_everything=True)


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a passage stands: the first and last page, slide, message or paragraph, from 1."""

    unit: LocatorUnit
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"locator runs from 1 upwards, first before last: {self}")


@dataclass(frozen=True, slots=True)
class OutcomeLabel:
    """What a passage reports, with its probability in [0, 1].

    A machine's opinion, or a person's judgement (`by_person`, then with probability 1), beside
    which the machine's is kept as `raw`.
    """

    outcome: Outcome
    probability: float
    by_person: bool = False
    raw: OutcomeLabel | None = None

    @property
    def machine(self) -> OutcomeLabel | None:
        """The machine's opinion, whether or not a person judged; None where it has none."""
        return self.raw if self.by_person else self


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A machine's opinion that a passage is about a theme, with its probability in [0, 1]."""

    theme: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about one revision of a document, and where each value came from.

    `language` is ISO 639-1 ("und" when unknown); `countries` ISO 3166-1 alpha-3; `year` the year
    the content speaks of; `themes` ids of the vocabulary; `origins` maps field names to origins.
    """

    title: str
    kind: Kind
    language: str = "und"
    countries: tuple[str, ...] = ()
    year: int | None = None
    publisher: str | None = None
    evidence_basis: EvidenceBasis | None = None
    guidance_status: GuidanceStatus | None = None
    superseded_by: str | None = None
    access: Access = field(default_factory=Access)
    themes: tuple[str, ...] = ()
    source_url: str | None = None
    licence: str | None = None
    origins: Mapping[str, MetadataOrigin] = field(default_factory=dict)

    @property
    def is_for_every_country(self) -> bool:
        """Whether this is guidance that no country is named for."""
        return self.kind is Kind.NORMATIVE_GUIDANCE and not self.countries


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of a document. `text` is exactly `document_text[start:end]`.

    Ids are UUID strings that depend on document, revision and ordinal alone. `countries` and
    `years` are those the passage itself names, in order of first mention. `placed_in` are countries
    that its headings, or the message it stands in, say it is of: `corpus.placing` tells them when
    the passage is indexed. `notes` follow from the other fields, and may be of an earlier reader.
    """

    id: str
    document_id: str
    revision: str
    ordinal: int
    text: str
    start: int
    end: int
    locator: Locator
    language: str
    heading_path: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    placed_in: tuple[str, ...] = ()
    themes: tuple[ThemeTag, ...] = ()
    outcome: OutcomeLabel | None = None
    notes: KeptNotes | None = field(default=None, compare=False, repr=False)

    def speaks_of(self, of_document: tuple[str, ...]) -> tuple[str, ...]:
        """Of its document's countries those the passage is about.

        Of several, those it is placed in and then those it names; all of them where nothing says.
        """
        own = dict.fromkeys((*self.placed_in, *self.countries))
        about = tuple(country for country in own if country in of_document)
        return about if about and len(of_document) > 1 else of_document


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of a document's content and metadata: text and the passages cut from it.

    `id` depends on the file's bytes, its metadata and the version of the code that cut it, so
    that equal input gives an equal id; `content_hash` is the sha256 (hex) of the file's bytes.
    `turns` are pairs of an offset in the text and the page or slide that stands there from on.
    """

    id: str
    content_hash: str
    media_type: str
    metadata: Metadata
    text: str
    unit: LocatorUnit
    unit_count: int
    passages: tuple[Passage, ...]
    turns: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the store knows it, without text and passages.

    `path` is relative to the folder it was ingested from ("archive.zip!/inner.pdf" within an
    archive). `revision` is what should be served, None once withdrawn; `indexed_revision` what the
    index answers from. The two differ while indexing is still to be done.
    """

    id: str
    collection: str
    path: str
    media_type: str
    content_hash: str
    metadata: Metadata
    unit: LocatorUnit
    unit_count: int
    passage_count: int
    revision: str | None
    indexed_revision: str | None
    added_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words and where they stand: what every answer rests on."""

    document_id: str
    passage_id: str
    title: str
    quote: str
    locator: Locator
    year: int | None
    publisher: str | None
