"""Examples shown in the OpenAPI document. A test holds them against the schemas."""

from __future__ import annotations

from pydantic.config import JsonDict

DOCUMENT_ID = "3f0c6a1e5b7d92c4a8e16f20"
PASSAGE_ID = "7d1b9a52-3c4e-5f60-8a71-92b3c4d5e6f7"
REVISION = "9c1d3e5f7a9b1c2d3e4f5a6b7c8d9e0f"
_QUOTE = (
    "Enrolment rose quickly once premiums for the poorest were paid by the state, while "
    "reimbursement delays made private clinics turn members away."
)

PLACE: JsonDict = {
    "country": "GHA",
    "region": "AFR",
    "income_group": "lower_middle",
    "fragility": None,
}
ACCESS: JsonDict = {"level": "public", "groups": []}
DOCUMENT: JsonDict = {
    "id": DOCUMENT_ID,
    "collection": "case-studies",
    "title": "Ghana: a national health insurance scheme",
    "kind": "country_case_study",
    "language": "en",
    "places": [PLACE],
    "for_every_country": False,
    "year": 2019,
    "publisher": "Sankofa demonstration collection",
    "evidence_basis": "programme_review",
    "guidance_status": None,
    "access": ACCESS,
    "themes": ["purchasing_and_payment_systems"],
    "source_url": None,
    "licence": "CC BY 4.0",
    "origins": {"title": "manifest", "kind": "manifest", "language": "detected"},
    "file_name": "ghana-national-health-insurance-scheme.en.pdf",
    "media_type": "application/pdf",
    "unit": "page",
    "unit_count": 6,
    "passage_count": 11,
    "added_at": "2026-11-02T08:30:00Z",
    "updated_at": "2026-11-02T08:30:00Z",
    "links": {
        "self": f"/api/v1/documents/{DOCUMENT_ID}",
        "read": f"/documents/{DOCUMENT_ID}",
        "file": f"/api/v1/documents/{DOCUMENT_ID}/file",
        "text": f"/api/v1/documents/{DOCUMENT_ID}/text",
    },
}
DOCUMENT_TEXT: JsonDict = {
    "document_id": DOCUMENT_ID,
    "revision": REVISION,
    "language": "en",
    "text": f"What happened\n\n{_QUOTE}",
}
LOCATOR: JsonDict = {"unit": "page", "first": 3, "last": 3}
PASSAGE: JsonDict = {
    "id": PASSAGE_ID,
    "document_id": DOCUMENT_ID,
    "revision": REVISION,
    "ordinal": 4,
    "text": _QUOTE,
    "span": {"start": 15, "end": 15 + len(_QUOTE)},
    "locator": LOCATOR,
    "language": "en",
    "heading_path": ["What happened"],
    "countries": ["GHA"],
    "years": [2008],
    "themes": [],
    "outcome": {
        "outcome": "mixed",
        "probability": 0.71,
        "by_person": False,
        "raw": {"outcome": "mixed", "probability": 0.71},
    },
}
CITATION: JsonDict = {
    "document_id": DOCUMENT_ID,
    "passage_id": PASSAGE_ID,
    "title": "Ghana: a national health insurance scheme",
    "quote": _QUOTE,
    "locator": LOCATOR,
    "year": 2019,
    "publisher": "Sankofa demonstration collection",
    "links": {
        "read": f"/documents/{DOCUMENT_ID}?passage={PASSAGE_ID}",
        "file": f"/api/v1/documents/{DOCUMENT_ID}/file#page=3",
        "image": f"/api/v1/documents/{DOCUMENT_ID}/pages/3/image?passage={PASSAGE_ID}",
    },
}
PASSAGE_IN_CONTEXT: JsonDict = {
    "passage": PASSAGE,
    "document": DOCUMENT,
    "citation": CITATION,
    "about": ["GHA"],
    "speaker": None,
}
NEIGHBOURS: JsonDict = {"passage_id": PASSAGE_ID, "passages": [PASSAGE]}
RESULT: JsonDict = {
    **PASSAGE_IN_CONTEXT,
    "score": 0.83,
    "relevance": {"number": 86, "band": "strong"},
    "highlights": [{"start": 0, "end": 9}],
    "telling": [{"span": {"start": 0, "end": 71}, "outcome": "worked", "probability": 0.83}],
    "notes": {
        "reasons": [
            {
                "span": {"start": 11, "end": 38},
                "cue": {"start": 0, "end": 10},
                "effect": "enabling",
                "confidence": 0.9,
            }
        ],
        "equity": [{"span": {"start": 0, "end": 71}, "reach": "left_out", "confidence": 0.7}],
        "evidence_basis": None,
    },
    "comparability": {
        "country": "SEN",
        "is_own": False,
        "share": 0.75,
        "aspects": [
            {"aspect": "region", "first": ["AFR"], "second": ["AFR"], "is_alike": True},
            {
                "aspect": "official_languages",
                "first": ["fr"],
                "second": ["en"],
                "is_alike": False,
            },
        ],
    },
    "successor": None,
    "successor_passage": None,
}
SIMILAR: JsonDict = {"passage_id": PASSAGE_ID, "results": [RESULT]}
UNDERSTANDING: JsonDict = {
    "language": "en",
    "confidence": 0.98,
    "detected": True,
    "concepts": [
        {
            "id": "universal_health_coverage",
            "kind": "term",
            "written": "UHC",
            "is_certain": True,
            "also": [
                {"name": "universal health coverage", "language": "en"},
                {"name": "couverture sanitaire universelle", "language": "fr"},
            ],
            "narrower": [],
        }
    ],
    "looked_for": "What happened when poor people did not have to pay premiums?",
    "not_held": [],
    "unnamed": [],
    "sentences": [],
}
MILLISECONDS: JsonDict = {"language": 0.2, "embedding": 4.1, "index": 2.4, "total": 8.0}
SEARCH: JsonDict = {
    "question": "What happened when poor people did not have to pay premiums?",
    "understanding": UNDERSTANDING,
    "side": None,
    "results": [RESULT],
    "next_cursor": None,
    "considered": 64,
    "depth": 200,
    "evidence_found": True,
    "ways_on": None,
    "milliseconds": MILLISECONDS,
}
TALLY: JsonDict = {
    "passages": 12,
    "documents": 7,
    "countries": 5,
    "looked_at": 100,
    "is_all": False,
}
NO_FILTER: JsonDict = {
    "kind": [],
    "outcome": [],
    "country": [],
    "region": [],
    "income_group": [],
    "language": [],
    "year_from": None,
    "year_to": None,
    "theme": [],
    "publisher": [],
    "evidence_basis": [],
    "guidance_status": [],
    "access": [],
    "collection": [],
    "document": [],
    "general_guidance": False,
}
WAYS_ON: JsonDict = {
    "looked_for": "What happened when poor people did not have to pay premiums?",
    "filter": NO_FILTER,
    "tally": TALLY,
    "sides": {"worked": TALLY},
    "countries": [{"country": "RWA", "passages": 4}, {"country": "GHA", "passages": 3}],
}
EMPTY_COLUMN: JsonDict = {"filter": None, "results": [], "has_more": False, "tally": None}
ANSWER: JsonDict = {
    "question": "What happened when poor people did not have to pay premiums?",
    "understanding": UNDERSTANDING,
    "side": None,
    "worked": EMPTY_COLUMN,
    "did_not_work": EMPTY_COLUMN,
    "mixed": {
        "filter": {
            **NO_FILTER,
            "kind": ["country_case_study", "forum_notes"],
            "outcome": ["mixed"],
        },
        "results": [RESULT],
        "has_more": False,
        "tally": TALLY,
    },
    "guidance": EMPTY_COLUMN,
    "other": EMPTY_COLUMN,
    "pairs": [],
    "evidence_found": True,
    "ways_on": None,
    "milliseconds": MILLISECONDS,
}
RELATED: JsonDict = {
    "document_id": DOCUMENT_ID,
    "experience": [],
    "guidance": [{**PASSAGE_IN_CONTEXT, "similarity": 0.57, "successor": None}],
}
FACETS: JsonDict = {
    "total": 64,
    "for_every_country": 0,
    "facets": {
        "kind": [
            {"value": "country_case_study", "count": 41},
            {"value": "forum_notes", "count": 23},
        ],
        "outcome": [{"value": "worked", "count": 20}, {"value": "did_not_work", "count": 17}],
    },
    "milliseconds": {"total": 1.9},
}
_JOB_ID = "b7e1c9d2a4f54c0e8d3a6b5f7c8e9012"
JOB: JsonDict = {
    "id": _JOB_ID,
    "kind": "upload",
    "state": "done",
    "stage": "index",
    "done": 11,
    "total": 11,
    "created_at": "2026-11-02T08:29:50Z",
    "updated_at": "2026-11-02T08:30:00Z",
    "files": [
        {
            "file_name": "ghana-national-health-insurance-scheme.en.pdf",
            "status": "added",
            "code": None,
            "detail": None,
            "remedy": None,
            "document_id": DOCUMENT_ID,
            "language": "en",
            "passages": 11,
            "notes": [],
        }
    ],
    "problem": None,
    "links": {
        "self": f"/api/v1/jobs/{_JOB_ID}",
        "documents": [f"/api/v1/documents/{DOCUMENT_ID}"],
    },
}
