"""Questions to the API, for tests."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

SEARCH, ANSWER, FACETS = "/api/v1/search", "/api/v1/answer", "/api/v1/facets"
# One that the eight documents answer, from Rwanda.
QUESTION = "How were the premiums of the poorest households subsidised?"


def ask(client: TestClient, address: str = SEARCH, **asked: Any) -> Any:
    """What the API answers to parameters in the address, which it has to take."""
    answer = client.get(address, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()
