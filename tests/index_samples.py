"""Entries to put into a passage index, and both engines to put them into."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

import numpy as np

from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import PassageFilter
from corpus.model import (
    OWNER,
    Access,
    AccessLevel,
    GuidanceStatus,
    Kind,
    Locator,
    LocatorUnit,
    Metadata,
    OutcomeLabel,
    Passage,
    Reader,
    ThemeTag,
)
from corpus.ports import (
    IndexEntry,
    IndexHit,
    IndexQuery,
    ModelIdentity,
    PassageIndex,
    TokenSigns,
    Vectors,
)

DIMENSION = 16
IDENTITY = ModelIdentity("tests/model", DIMENSION, "query: ", "passage: ", "f00d")
OTHER_IDENTITY = ModelIdentity("tests/other", DIMENSION, "", "", "beef")


def country_groups(country: str) -> tuple[str | None, str | None]:
    known = {
        "BDI": ("AFR", "low"),
        "RWA": ("AFR", "low"),
        "CIV": ("AFR", "lower_middle"),
        "BRA": ("AMR", "upper_middle"),
        "IND": ("SEAR", "lower_middle"),
    }
    return known.get(country, (None, None))


def direction(seed: object) -> Vectors:
    """A unit vector that depends on `seed` alone."""
    number = uuid5(NAMESPACE_URL, str(seed)).int % 2**32
    vector = np.random.default_rng(number).normal(size=DIMENSION)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


def towards(vector: Vectors, seed: object, share: float = 0.9) -> Vectors:
    """A unit vector near `vector`."""
    mixed = share * vector + (1 - share) * direction(seed)
    return (mixed / np.linalg.norm(mixed)).astype(np.float32)


def passage_id(document: str, ordinal: int = 0, revision: str = "r1") -> str:
    return str(uuid5(NAMESPACE_URL, f"{document}/{revision}/{ordinal}"))


def entry(
    document: str,
    text: str = "Vouchers for maternal health.",
    *,
    ordinal: int = 0,
    revision: str = "r1",
    language: str = "en",
    vector: Vectors | None = None,
    outcome: Outcome | None = None,
    themes: tuple[str, ...] = (),
    signs: TokenSigns | None = None,
    collection: str = "starter",
    **metadata: object,
) -> IndexEntry:
    fields: dict[str, object] = {"title": "", "kind": Kind.COUNTRY_CASE_STUDY, **metadata}
    return IndexEntry(
        passage=Passage(
            id=passage_id(document, ordinal, revision),
            document_id=document,
            revision=revision,
            ordinal=ordinal,
            text=text,
            start=0,
            end=len(text),
            locator=Locator(LocatorUnit.PAGE, 1, 1),
            language=language,
            themes=tuple(ThemeTag(theme, 0.8) for theme in themes),
            outcome=OutcomeLabel(outcome, 0.9) if outcome else None,
        ),
        collection=collection,
        metadata=Metadata(**fields),  # type: ignore[arg-type]
        vector=direction((document, ordinal)) if vector is None else vector,
        signs=signs,
    )


def query(text: str, vector: Vectors, *, language: str = "en", **rest: object) -> IndexQuery:
    return IndexQuery(text, language, vector, **rest)  # type: ignore[arg-type]


def library() -> list[IndexEntry]:
    """Eight passages of six documents that differ in every field."""
    network = Access(AccessLevel.NETWORK)
    ministers = Access(AccessLevel.RESTRICTED, ("ministers",))
    return [
        entry(
            "burundi",
            "Performance-based financing in Burundi raised deliveries in facilities.",
            countries=("BDI",),
            year=2010,
            publisher="Ministry of Health",
            outcome=Outcome.WORKED,
            themes=("purchasing",),
            evidence_basis=EvidenceBasis.IMPACT_STUDY,
        ),
        entry(
            "burundi",
            "Payments came late and the verification agency lost staff.",
            ordinal=1,
            countries=("BDI",),
            year=2010,
            publisher="Ministry of Health",
            outcome=Outcome.DID_NOT_WORK,
            themes=("workforce", "purchasing"),
            evidence_basis=EvidenceBasis.IMPACT_STUDY,
        ),
        entry(
            "rwanda",
            "La mutuelle de santé communautaire a étendu la couverture au Rwanda (CBHI).",
            language="fr",
            countries=("RWA", "BDI"),
            year=2003,
            outcome=Outcome.WORKED,
            themes=("financing",),
            evidence_basis=EvidenceBasis.EVALUATION,
        ),
        entry(
            "brazil",
            "O programa saúde da família ampliou a atenção primária no Brasil.",
            language="pt",
            countries=("BRA",),
            year=1994,
            outcome=Outcome.MIXED,
            collection="evaluations",
        ),
        entry(
            "guidance",
            "Countries should pool funds and reduce out-of-pocket payments.",
            kind=Kind.NORMATIVE_GUIDANCE,
            year=2021,
            publisher="WHO",
            outcome=Outcome.RECOMMENDATION,
            guidance_status=GuidanceStatus.CURRENT,
            themes=("financing",),
        ),
        entry(
            "guidance",
            "Earlier advice on user fees is withdrawn.",
            ordinal=1,
            kind=Kind.NORMATIVE_GUIDANCE,
            year=2021,
            publisher="WHO",
            guidance_status=GuidanceStatus.CURRENT,
        ),
        entry(
            "forum",
            "We tried PM-JAY empanelment in one district and hospitals left.",
            kind=Kind.FORUM_NOTES,
            countries=("IND",),
            outcome=Outcome.DID_NOT_WORK,
            access=network,
        ),
        entry(
            "minutes",
            "The minister asked for the audit of the vaccine purchase.",
            kind=Kind.FORUM_NOTES,
            countries=("CIV",),
            year=2019,
            access=ministers,
            outcome=Outcome.NONE,
        ),
    ]


def put(index: PassageIndex, entries: list[IndexEntry]) -> None:
    with index.write(IDENTITY) as batch:
        batch.put(entries)
        batch.publish()


def found(index: PassageIndex, text: str = "", reader: Reader = OWNER, **rest: object) -> list[str]:
    """Documents found, best first, each as often as it has passages found."""
    asked = query(text, rest.pop("vector", direction("anything")), **rest)  # type: ignore[arg-type]
    return [hit.document_id for hit in index.search(asked, reader)]


def hits_of(
    index: PassageIndex,
    text: str,
    *,
    reader: Reader = OWNER,
    vector: Vectors | None = None,
    **rest: object,
) -> list[IndexHit]:
    return index.search(query(text, direction(0) if vector is None else vector, **rest), reader)


def score_of(index: PassageIndex, document: str, text: str) -> float:
    only = PassageFilter(document_ids=(document,))
    return hits_of(index, text, filter=only)[0].score


EVERYTHING = PassageFilter()
