"""What is said where nothing held is about the countries or things that were asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.messages import Messages
from corpus.vocabulary.places import country_name
from search.question.understood import Understanding


def elsewhere(
    read: Understanding, not_held: Iterable[str], said: Messages, *, evidence_found: bool | None
) -> tuple[str, ...]:
    """Of which countries and things nothing is held, and what that means for what follows.

    `not_held` are codes of countries, without repeats; nothing is said of the rest of the world.
    """
    none = tuple(
        said.text("country-none", country=country_name(code, said.language)) for code in not_held
    )
    if read.never_answered:
        return (*none, said.text("office-what"))
    if read.nothing_answers:
        return (*none, said.text("fact-what"))
    others = (said.text("elsewhere-what"),) if none and evidence_found else ()
    return (*none, *others, *_unnamed(read, said, evidence_found=evidence_found))


def _unnamed(read: Understanding, said: Messages, *, evidence_found: bool | None) -> Iterator[str]:
    """Which of the question's things no passage names, and what passages are there for then."""
    if not read.unnamed:
        return
    things = (said.text("thing-quoted", thing=thing) for thing in read.unnamed)
    yield said.text("things-unnamed", things=said.text("list-separator").join(things))
    if evidence_found:
        yield said.text("things-near")
