"""Examples of what there is and what it is described with, for the OpenAPI document."""

from __future__ import annotations

from pydantic.config import JsonDict

COLLECTIONS: JsonDict = {
    "collections": [
        {
            "name": "case-studies",
            "documents": 1,
            "passages": 11,
            "by_kind": {"country_case_study": 1},
            "by_language": {"en": 1},
            "updated_at": "2026-11-02T08:30:00Z",
        }
    ]
}
VOCABULARY: JsonDict = {
    "lists": [
        {
            "name": "outcome",
            "source": "Sankofa vocabulary, 2026",
            "terms": [
                {
                    "id": "worked",
                    "labels": {"en": "Worked", "fr": "A fonctionné"},
                    "definitions": {},
                    "building_blocks": [],
                    "group": None,
                }
            ],
        }
    ],
    "countries": [
        {
            "code": "GHA",
            "labels": {"en": "Ghana", "fr": "Ghana"},
            "region": "AFR",
            "income_group": "lower_middle",
            "fragility": None,
        }
    ],
}
THEME_WORDS: JsonDict = {
    "names": {"en": "Mental health", "fr": "Santé mentale"},
    "descriptions": {"en": "Depression, anxiety, counselling and psychiatric care."},
}
THEME: JsonDict = {
    "id": "mental_health", **THEME_WORDS, "origin": "added", "passages": 115, "tagged": True,
}  # fmt: skip
