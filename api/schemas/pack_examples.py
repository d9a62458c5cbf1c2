"""Examples of topic packs, shown in the OpenAPI document and held to the schemas."""

from __future__ import annotations

from pydantic.config import JsonDict

from api.schemas.examples import CITATION, LOCATOR, PASSAGE_ID, REVISION

PACK_ID = "5f0e4c8a9b7d4e21a6c3f8d2b1e09c47"
PACK_ITEM: JsonDict = {
    "id": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "note": "Start here: both sides of the story on one page.",
    "source": {
        "type": "passage",
        "citation": CITATION,
        "revision": REVISION,
        "language": "en",
    },
    "status": {
        "state": "present",
        "passage_id": PASSAGE_ID,
        "locator": LOCATOR,
        "restricted": False,
    },
}
_OF_A_WHOLE_PACK = ("created_at", "copied_from", "sections", "links")
PACK: JsonDict = {
    "id": PACK_ID,
    "title": "Who pays premiums for the poor?",
    "purpose": "For the session on extending coverage; read before the second day.",
    "language": "en",
    "state": "published",
    "slug": "who-pays-premiums-for-the-poor",
    "version": 7,
    "created_at": "2026-11-02T09:00:00Z",
    "updated_at": "2026-11-09T16:20:00Z",
    "published_at": "2026-11-09T16:20:00Z",
    "copied_from": None,
    "sections": [
        {
            "id": "c1a2b3d4e5f60718293a4b5c6d7e8f90",
            "title": "Paid by the state",
            "items": [PACK_ITEM],
        }
    ],
    "links": {
        "self": f"/api/v1/packs/{PACK_ID}",
        "markdown": f"/api/v1/packs/{PACK_ID}/export?format=markdown",
        "docx": f"/api/v1/packs/{PACK_ID}/export?format=docx",
    },
}
PACK_SUMMARY: JsonDict = {
    **{name: value for name, value in PACK.items() if name not in _OF_A_WHOLE_PACK},
    "items": 1,
    "link": f"/api/v1/packs/{PACK_ID}",
}
