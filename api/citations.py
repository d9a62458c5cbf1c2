"""How a place in a document is written for people."""

from __future__ import annotations

from api.messages import Messages
from corpus.model import Locator


def locator_text(locator: Locator, said: Messages) -> str:
    """The place as in "p. 12" or "pp. 12–13"; slides, messages and paragraphs likewise."""
    name = "page-locator" if locator.first == locator.last else "page-locator-range"
    return said.text(
        name, unit=locator.unit.value, first=str(locator.first), last=str(locator.last)
    )
