"""What people made of a machine's opinions of passages: raw and validated values side by side.

One reviewed value is of one aspect of one passage. It stands on the passage's words, so that it
follows them when the document is taken in again, and asks for a person when they are gone.

    judged(before, judgement, by, now, themes) -> ReviewedValue
    second_opinion(value, judgement, by, heard, themes) -> the value checked
    anchored(passage, start, end) -> Anchor, followed(anchor, source) -> Anchor
    checked_value(aspect, value, quote, themes) -> Value

`InvalidRequest` means that a judgement makes no sense for any passage, `Conflict` that it does not
for this value as it is. Nothing here knows a database.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from corpus.access_keys import Role
from corpus.annotations import Effect, Reach
from corpus.audit import AuditEntry, Change
from corpus.errors import Conflict, InvalidRequest
from corpus.evidence import EvidenceBasis, Outcome
from corpus.filters import FIRST_YEAR, LAST_YEAR
from corpus.model import Passage
from corpus.quote_search import CurrentSource, QuotePlace, find_quote, main_passage
from corpus.storable import BREAKS, storable
from corpus.vocabulary.tables import alpha2_codes

MAXIMUM_REASON = 2_000
MAXIMUM_PARTS = 50
_LONGEST_TOLD = 80
# What JSON can say. Each aspect takes one shape of it, see `checked_value`.
Value: TypeAlias = Any


class Aspect(StrEnum):
    """What a value says of a passage."""

    OUTCOME = "outcome"
    THEMES = "themes"
    REASONS = "reasons"
    EQUITY = "equity"
    COUNTRIES = "countries"
    YEARS = "years"
    EVIDENCE_BASIS = "evidence_basis"


class Decision(StrEnum):
    """What a person made of a machine's value."""

    CONFIRMED = "confirmed"
    CHANGED = "changed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who judges: the name of their key, and what they may do."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person says the value is, None for none at all, and why."""

    value: Value
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement stands on, and where they stand; `place` is None once gone.

    `revision` is the document's when the words were last looked for.
    """

    document_id: str
    revision: str
    quote: str
    place: QuotePlace | None


@dataclass(frozen=True, slots=True)
class ReviewedValue:
    """A machine's value of an aspect of a passage, and what a person made of it.

    `validated` is None where the person rejected it. `version` counts the changes.
    """

    id: str
    aspect: Aspect
    anchor: Anchor
    raw: Value
    validated: Value
    reviewer: Reviewer
    decided_at: datetime
    reason: str = ""
    version: int = 1

    @property
    def decision(self) -> Decision:
        """What the person made of the machine's value."""
        return decision(self.raw, self.validated)


def decision(raw: Value, validated: Value) -> Decision:
    """Told from the two values: the same, another one, none."""
    if validated is None:
        return Decision.REJECTED
    return Decision.CONFIRMED if validated == raw else Decision.CHANGED


def judged(
    before: ReviewedValue,
    judgement: Judgement,
    by: Reviewer,
    now: datetime,
    themes: Collection[str],
) -> ReviewedValue:
    """The value after a judgement. Rejecting or changing what the machine said needs a reason.

    `themes` are the ids of those there are.
    """
    value = checked_value(before.aspect, judgement.value, before.anchor.quote, themes)
    reason = checked_reason(judgement.reason)
    if (
        decision(before.raw, value) is not Decision.CONFIRMED
        and before.raw is not None
        and not reason
    ):
        raise InvalidRequest("rejecting or changing a value needs a reason", field="reason")
    return replace(
        before, validated=value, reviewer=by, decided_at=now, reason=reason,
        version=before.version + 1,
    )  # fmt: skip


def second_opinion(
    value: ReviewedValue,
    judgement: Judgement,
    by: Reviewer,
    heard: Collection[AuditEntry],
    themes: Collection[str],
) -> Judgement:
    """A judgement by somebody who was not told the first one, checked. It changes no value.

    `heard` is all that people said of the value so far: whoever has judged it, or given an opinion,
    has been told what others say. Raises Conflict where that is the same person.
    """
    said = {entry.change for entry in heard if entry.reviewer == by.name}
    if Change.JUDGED in said:
        raise Conflict("a second opinion is by another person", review=value.id)
    if Change.SECOND_OPINION in said:
        raise Conflict("a second opinion is given once", review=value.id)
    checked = checked_value(value.aspect, judgement.value, value.anchor.quote, themes)
    return Judgement(checked, checked_reason(judgement.reason))


def anchored(passage: Passage, start: int, end: int) -> Anchor:
    """The words `text[start:end]` of a passage as something to stand on."""
    place = QuotePlace(passage.id, passage.start + start, passage.start + end, passage.locator)
    return Anchor(passage.document_id, passage.revision, passage.text[start:end], place)


def followed(anchor: Anchor, source: CurrentSource) -> Anchor:
    """The anchor in a newer state of its document: where the same words stand now, if they do.

    Of words that stand several times, those nearest to where they stood are meant.
    """
    places = list(find_quote(anchor.quote, source))
    if not places:
        return replace(anchor, revision=source.revision, place=None)
    before = anchor.place.start if anchor.place else 0
    nearest = min(places, key=lambda place: abs(place.start - before))
    return replace(
        anchor,
        revision=source.revision,
        quote=source.text[nearest.start : nearest.end],
        place=replace(nearest, passage_id=main_passage(nearest, source)),
    )


def checked_reason(reason: str) -> str:
    """A reason without outer space and control characters. Raises InvalidRequest if too long."""
    if len(reason) > MAXIMUM_REASON:
        raise InvalidRequest("the reason is too long", field="reason", limit=MAXIMUM_REASON)
    return storable(reason, BREAKS).strip()


def checked_value(aspect: Aspect, value: Value, quote: str, themes: Collection[str]) -> Value:
    """`value` if the aspect can have it; None stands for rejecting, which outcomes do not know.

    outcome, evidence_basis: an id of the vocabulary. themes: ids, of `themes`. countries: ISO
    3166-1 alpha-3. years: numbers, from 1000 to 2999. reasons, equity: mappings of `quote`, words
    of the passage, and `effect` or `reach`. Raises InvalidRequest.
    """
    if value is None and aspect is not Aspect.OUTCOME:
        return None
    if not _FITS[aspect](value, quote):
        raise InvalidRequest("not a value of this aspect", field="value", aspect=aspect.value)
    if aspect is Aspect.COUNTRIES and (unknown := _unknown(value, alpha2_codes().keys())):
        raise InvalidRequest("an unknown country code", field="value", given=unknown[0])
    if aspect is Aspect.THEMES and (unknown := _unknown(value, themes)):
        raise InvalidRequest("no such theme", field="value", given=unknown[0])
    if aspect is Aspect.YEARS and not all(FIRST_YEAR <= year <= LAST_YEAR for year in value):
        raise InvalidRequest(
            "a year outside the limits", field="value", least=FIRST_YEAR, most=LAST_YEAR
        )
    return value


def _unknown(value: Sequence[str], known: Collection[str]) -> list[str]:
    """Those that are not known, as far as they are told again."""
    return [one[:_LONGEST_TOLD] for one in value if one not in known]


def _many(fits: Callable[[Any], bool]) -> Callable[[Any, str], bool]:
    def all_fit(value: Any, _quote: str) -> bool:
        return (
            isinstance(value, Sequence)
            and not isinstance(value, str)
            and len(value) <= MAXIMUM_PARTS
            and all(map(fits, value))
        )

    return all_fit


def _one_of(allowed: type[StrEnum]) -> Callable[[Any, str], bool]:
    return lambda value, _quote: isinstance(value, str) and value in set(allowed)


def _is_number(value: Any) -> bool:
    return type(value) is int  # True and False are no years


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _quotes_passage(name: str, allowed: type[StrEnum]) -> Callable[[Any, str], bool]:
    """Parts of the passage's words, each with what it says under `name`, and nothing else."""

    def fits(value: Any, quote: str) -> bool:
        def is_part(part: Any) -> bool:
            if not isinstance(part, Mapping) or part.keys() != {"quote", name}:
                return False
            words = part["quote"]
            is_quoted = isinstance(words, str) and bool(words) and words in quote
            return is_quoted and _one_of(allowed)(part[name], quote)

        return _many(is_part)(value, quote)

    return fits


_FITS: Mapping[Aspect, Callable[[Any, str], bool]] = {
    Aspect.OUTCOME: _one_of(Outcome),
    Aspect.THEMES: _many(_is_text),
    Aspect.REASONS: _quotes_passage("effect", Effect),
    Aspect.EQUITY: _quotes_passage("reach", Reach),
    Aspect.COUNTRIES: _many(_is_text),
    Aspect.YEARS: _many(_is_number),
    Aspect.EVIDENCE_BASIS: _one_of(EvidenceBasis),
}
