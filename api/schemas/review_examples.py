"""Examples of lessons and reviews, shown in the OpenAPI document and held to the schemas."""

from __future__ import annotations

from pydantic.config import JsonDict

from api.schemas.examples import CITATION, PASSAGE_ID

LESSON_ID = "b1946ac92492d2347c6235b4d2611184"
QUOTE_ID = "c4ca4238a0b923820dcc509a6f75849b"
_JUDGED_AT = "2026-11-09T16:20:00Z"
LESSON_QUOTE: JsonDict = {
    "id": QUOTE_ID,
    "part": "result",
    "text": CITATION["quote"],
    "proposed": True,
    "kept": True,
    "standing": "present",
    "span": {"start": 15, "end": 160},
    "citation": CITATION,
}
LESSON: JsonDict = {
    "id": LESSON_ID,
    "state": "endorsed",
    "version": 2,
    "language": "en",
    "outcome": {"shown": "mixed", "raw": "worked", "validated": "mixed"},
    "quotes": [LESSON_QUOTE],
    "countries": ["GHA"],
    "years": [2019],
    "judgement": {
        "decision": "changed",
        "reviewer": "Forum curator",
        "role": "curator",
        "decided_at": _JUDGED_AT,
        "reason": "Members were turned away, too.",
    },
    "created_at": "2026-11-02T09:00:00Z",
    "links": {"self": f"/api/v1/lessons/{LESSON_ID}", "read": f"/lessons/{LESSON_ID}"},
}
LESSON_REVIEW: JsonDict = {
    "kept": [QUOTE_ID],
    "outcome": "mixed",
    "added": [
        {"part": "barrier", "passage_id": PASSAGE_ID, "quote": "reimbursement delays"},
    ],
    "reason": "Members were turned away, too.",
}
AUDIT_ENTRY: JsonDict = {
    "at": _JUDGED_AT,
    "change": "endorsed",
    "reviewer": "Forum curator",
    "role": "curator",
    "before": {"state": "reviewed", "outcome": "mixed", "quotes": [], "reason": ""},
    "after": {"state": "endorsed", "outcome": "mixed", "quotes": [], "reason": ""},
    "reason": "",
}
REVIEW_ID = "0cc175b9c0f1b6a831c399e269772661"
REVIEWED_VALUE: JsonDict = {
    "id": REVIEW_ID,
    "aspect": "outcome",
    "passage_id": PASSAGE_ID,
    "document_id": CITATION["document_id"],
    "quote": CITATION["quote"],
    "raw": "worked",
    "validated": "mixed",
    "decision": "changed",
    "reviewer": "Forum curator",
    "role": "curator",
    "decided_at": _JUDGED_AT,
    "reason": "Members were turned away, too.",
    "version": 1,
}
NEW_REVIEW: JsonDict = {
    "passage_id": PASSAGE_ID,
    "aspect": "outcome",
    "value": "mixed",
    "reason": "Members were turned away, too.",
    "seen": 0,
}
AGREEMENT: JsonDict = {"judged": 50, "observed": 0.7, "expected": 0.5, "kappa": 0.4}
