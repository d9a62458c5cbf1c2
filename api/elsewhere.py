"""What is said where nothing held is about the countries that were asked for."""

from __future__ import annotations

from collections.abc import Iterable

from api.messages import Messages
from corpus.vocabulary.places import country_name
from search.question.understood import Understanding


def elsewhere(
    read: Understanding, not_held: Iterable[str], said: Messages, *, evidence_found: bool | None
) -> tuple[str, ...]:
    """Of which countries nothing is held, and what that means for what follows.

    `not_held` are their codes, without repeats; nothing is said of the rest of the world.
    """
    none = tuple(
        said.text("country-none", country=country_name(code, said.language)) for code in not_held
    )
    if read.never_answered:
        return (*none, said.text("office-what"))
    if read.nothing_answers:
        return (*none, said.text("fact-what"))
    return (*none, said.text("elsewhere-what")) if none and evidence_found else none
