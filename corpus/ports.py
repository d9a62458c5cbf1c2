"""What ingest and search meet on. The docstrings are the contracts; one suite tests each port."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.annotations import KeptNotes
from corpus.filters import FacetField, PassageFilter
from corpus.model import Metadata, OutcomeLabel, Passage, Reader, ThemeTag

Vectors = NDArray[np.float32]
# Of each token of a passage, which components of its vector are above 0: one bit each, packed into
# bytes from the left as `numpy.packbits` does. Shape (tokens, dimension / 8 rounded up).
TokenSigns = NDArray[np.uint8]

# Where each token of a text stands in it, as [start, end).
TokenPlaces = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """What must agree between the vectors in an index and those of a question.

    `fingerprint` (hex) covers weights, prefixes, normalisation and calibration; two models with
    the same fingerprint give interchangeable vectors.
    """

    name: str
    dimension: int
    query_prefix: str
    passage_prefix: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class EncodedPassage:
    """What a model makes of a passage in one reading.

    `vector` (dimension,) stands for the whole, `signs` for each word piece that a question is
    compared with; none, of shape (0, bytes), from a model that tells nothing of its tokens.
    `outcome_logits` (classes,) are what else was read on the way, for the classifier of outcomes;
    None without it.
    """

    vector: Vectors
    signs: TokenSigns
    outcome_logits: Vectors | None = None


@dataclass(frozen=True, slots=True)
class EncodedQuery:
    """`vector` (dimension,) of a question, of unit length, and its `tokens` (tokens, dimension).

    Each token is as long as it counts, 1 on average. Both are without their language. `tokens` are
    none (0) where passages have no signs. `places` tells where in the text each token stands, as
    [start, end); none where that is not known.
    """

    vector: Vectors
    tokens: Vectors
    places: TokenPlaces = ()


class QuestionParts(NamedTuple):
    """What is compared by itself beside the whole question, each as the numbers of its tokens.

    Sentences of a long one, or what another is about. Each of `alone` counts by itself; one of
    `background` only together with one of these.
    """

    alone: Sequence[Sequence[int]] = ()
    background: Sequence[Sequence[int]] = ()


class Embedder(Protocol):
    """Texts to vectors that can be compared across languages."""

    @property
    def identity(self) -> ModelIdentity:
        """Constant over the life of the object."""
        ...

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Vectors of shape (len(texts), dimension), float32, unit length, in the order given.

        `languages` are ISO 639-1 codes, one a text, "und" where unknown. A text's vector does not
        depend on its neighbours beyond 1e-3 in cosine. Texts longer than the model reads are cut.
        """
        ...

    def encode_passages(
        self, texts: Sequence[str], languages: Sequence[str]
    ) -> list[EncodedPassage]:
        """As `embed_passages`, with the tokens."""
        ...

    def embed_query(self, text: str, language: str) -> Vectors:
        """One vector of shape (dimension,), float32, unit length. `language` may be "und"."""
        ...

    def encode_query(self, text: str, language: str) -> EncodedQuery:
        """As `embed_query`, with the tokens."""
        ...


class OutcomeClassifier(Protocol):
    """Says what a passage reports, from its vector and its words."""

    def classify(
        self,
        vectors: Vectors,
        texts: Sequence[str],
        languages: Sequence[str],
        outcome_logits: Sequence[Vectors | None] = (),
    ) -> list[OutcomeLabel | None]:
        """One label a text, in order; None where this classifier cannot judge (other model).

        `texts` are those that were embedded. `outcome_logits` are those of `EncodedPassage`, one a
        text or none at all: labels are better with them.
        """
        ...


class ThemeTagger(Protocol):
    """Says which themes passages are about, from their vectors and their words."""

    def tag(
        self, vectors: Vectors, texts: Sequence[str], languages: Sequence[str]
    ) -> list[tuple[ThemeTag, ...]]:
        """Tags of each text in order, the surest first; of some texts none.

        `vectors` are of shape (texts, dimension), `languages` ISO 639-1 codes or "und".
        """
        ...


class NoteReader(Protocol):
    """Says what a passage's words give as reasons, say of groups of people, and rest on."""

    def kept(self, passage: Passage) -> KeptNotes:
        """What the passage says, read anew for the outcome that it has, to be kept with it."""
        ...


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One passage as the index takes it in: with its document's metadata and its vector.

    `signs` are of its tokens; None or none (0) where the model gives none.
    """

    passage: Passage
    collection: str
    metadata: Metadata
    vector: Vectors
    signs: TokenSigns | None = None


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """A question as the index takes it: `text` and `language` for the lexical side.

    `candidates` bounds how many passages are returned (1..1000), best first. `tokens` and their
    `places` in the text, as `EncodedQuery` has them, are compared with those of the best passages.
    `besides` are the numbers of the tokens that ask for something besides a country, where others
    name one: by its tokens a passage is worth no more than by these. By those of the `parts` of a
    long question a passage may be worth more than by all. `by_name`: where the question is nothing
    but a name, passages that do not name it count less.
    """

    text: str
    language: str
    vector: Vectors
    filter: PassageFilter = field(default_factory=PassageFilter)
    candidates: int = 100
    tokens: Vectors | None = None
    places: TokenPlaces = ()
    besides: Sequence[int] = ()
    parts: QuestionParts = field(default_factory=QuestionParts)
    by_name: bool = True


@dataclass(frozen=True, slots=True)
class IndexHit:
    """One passage found. `score` is comparable within one query; higher is better.

    `lists_sources`: the passage only lists sources, so it is no evidence of anything. `countries`
    are those it speaks of, as `Passage.speaks_of` tells.
    """

    passage_id: str
    document_id: str
    revision: str
    score: float
    lists_sources: bool = False
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What the index holds, for status and health."""

    engine: str
    passages: int
    identity: ModelIdentity | None
    generation: str
    bytes_on_disk: int | None


class IndexBatch(Protocol):
    """Changes that become visible to every reader together, when `publish` returns.

    Leaving the context without `publish` drops what was not published. Calls are idempotent: the
    same entries put twice are held once.
    """

    def put(self, entries: Sequence[IndexEntry]) -> None:
        """Add passages, or replace those with the same id."""
        ...

    def remove_documents(
        self, document_ids: Sequence[str], keep_revisions: Mapping[str, str] | None = None
    ) -> None:
        """Drop these documents' passages, except of the revision to keep where one is named."""
        ...

    def change_fields(self, changes: Mapping[str, Mapping[FacetField, Sequence[str]]]) -> None:
        """Replace the values of fields of passages, by passage id; vectors and words stay.

        Ids of what is not held are passed over.
        """
        ...

    def publish(self) -> None:
        """Make everything since the last publish visible, durably. May be called several times."""
        ...


class PassageIndex(Protocol):
    """Finds passages. Derived from the store: it can be dropped and rebuilt at any time.

    Every reading method shows, counts and compares only what `reader` may read. Reading goes on,
    and sees only published states, while another process writes.
    """

    def search(self, query: IndexQuery, reader: Reader) -> list[IndexHit]:
        """Best passages first; ties by passage id. Meaning, words and their pieces all count."""
        ...

    def similar(
        self, passage_id: str, filter: PassageFilter, reader: Reader, limit: int
    ) -> list[IndexHit]:
        """Passages of other documents nearest to this one. Raises NotFound for an unknown id."""
        ...

    def vectors(self, passage_ids: Sequence[str], reader: Reader) -> dict[str, Vectors]:
        """The vectors of passages by id; ids of what is not held or not readable are left out."""
        ...

    def lacking(self, terms: Collection[int], reader: Reader) -> frozenset[int]:
        """Those of the terms of things that no passage has.

        None where passages were analysed with another glossary than is asked with, and nobody can
        tell.
        """
        ...

    def count(self, filter: PassageFilter, reader: Reader) -> int:
        """How many passages meet the filter, exactly."""
        ...

    def facet(
        self, field: FacetField, filter: PassageFilter, reader: Reader, limit: int = 100
    ) -> dict[str, int]:
        """Passages per value of `field` under `filter`, exact, largest first, ties by value."""
        ...

    def revisions(self) -> dict[str, set[str]]:
        """Every document id held with the revisions held of it, to verify against the store."""
        ...

    def examine(self) -> list[str]:
        """Read all that is held of every passage; the ids of those held without signs.

        Raises IndexDamaged where that cannot be read, or is not what was put.
        """
        ...

    def identity(self) -> ModelIdentity | None:
        """The model whose vectors are held; None while there are none.

        Cheap enough to be asked every second, which `status` need not be.
        """
        ...

    def status(self) -> IndexStatus:
        """What is served now. `identity` is None while nothing was ever published."""
        ...

    def write(
        self, identity: ModelIdentity, *, rebuild: bool = False
    ) -> AbstractContextManager[IndexBatch]:
        """Begin changes. One writer at a time: raises Busy when another holds the index.

        Raises ModelMismatch when the index holds vectors of another identity, unless `rebuild`,
        which starts from empty and replaces all at the first publish.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections. The object is not used afterwards."""
        ...


class CountryGroups(Protocol):
    """Where a country belongs, for filters by region and by income."""

    def __call__(self, country: str, /) -> tuple[str | None, str | None]:
        """WHO region and World Bank income group of an ISO 3166-1 alpha-3 code; None if unknown."""
        ...
