"""Messages in the order of their conversations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

EARLIEST = datetime.min.replace(tzinfo=UTC) + timedelta(days=2)
ANSWER_PREFIX = re.compile(
    r"^\s*(?:(?:re|ré|rép|rv|tr|fw|fwd|aw|res|enc|رد|إعادة توجيه|ответ)\s*(?:\[\d+\])?\s*[:：]\s*)+"
    r"|^\s*\[[^\]]{1,30}\]\s*",
    re.IGNORECASE,
)
FORWARD_PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,30}\]\s*)?(?:fw|fwd|tr|rv|enc|إعادة توجيه)\s*[:：]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What places a message: its own id, those it answers (nearest last), subject and moment."""

    id: str
    answers: tuple[str, ...]
    subject: str
    sent: datetime | None


@dataclass(frozen=True, slots=True)
class Placed:
    """The index of a message in the order given, and whether it opens a conversation."""

    index: int
    opens: bool


def bare_subject(subject: str) -> str:
    """The subject without marks of answering and forwarding, and without a list's name."""
    previous = ""
    while subject != previous:
        previous, subject = subject, ANSWER_PREFIX.sub("", subject)
    return subject.strip()


def is_forward(subject: str) -> bool:
    """Whether a subject says that the message hands on another one."""
    return bool(FORWARD_PREFIX.match(subject))


def in_thread_order(envelopes: Sequence[Envelope]) -> list[Placed]:
    """Conversations by their first message's date; answers after what they answer, by date.

    A message without a date stands where the file has it, behind the one before it.
    """
    moments = _moments(envelopes)
    parents = _parents(envelopes, moments)
    children: dict[int | None, list[int]] = defaultdict(list)
    for index, parent in enumerate(parents):
        children[parent].append(index)
    for siblings in children.values():
        siblings.sort(key=lambda index: (moments[index], index))
    return list(_walk(children))


def _walk(children: dict[int | None, list[int]]) -> Iterator[Placed]:
    stack = [Placed(index, opens=True) for index in reversed(children[None])]
    while stack:
        placed = stack.pop()
        yield placed
        stack += [Placed(index, opens=False) for index in reversed(children[placed.index])]


def _moments(envelopes: Sequence[Envelope]) -> list[datetime]:
    """When each message was sent; where none says so, as the one before it in the file."""
    moments: list[datetime] = []
    for envelope in envelopes:
        sent = envelope.sent or (moments[-1] if moments else EARLIEST)
        moments.append(sent if sent.tzinfo is not None else sent.replace(tzinfo=UTC))
    return moments


def _parents(envelopes: Sequence[Envelope], moments: Sequence[datetime]) -> list[int | None]:
    """For each message the index of the one it answers, never in a circle."""
    by_id = {envelope.id: index for index, envelope in enumerate(envelopes) if envelope.id}
    openers = _openers(envelopes, moments)
    parents: list[int | None] = [None] * len(envelopes)
    for index, envelope in enumerate(envelopes):
        named = [by_id[one] for one in reversed(envelope.answers) if one in by_id]
        parent = next((one for one in named if one != index), None)
        if parent is None and bare_subject(envelope.subject) != envelope.subject.strip():
            # Programs that drop the references still write "Re:" before the same subject.
            parent = openers.get(bare_subject(envelope.subject).casefold())
        if parent is not None and parent != index and not _leads_to(parents, parent, index):
            parents[index] = parent
    return parents


def _openers(envelopes: Sequence[Envelope], moments: Sequence[datetime]) -> dict[str, int]:
    """The earliest message of each subject that is no answer."""
    openers: dict[str, int] = {}
    order = sorted(range(len(envelopes)), key=lambda index: (moments[index], index))
    for index in order:
        subject = bare_subject(envelopes[index].subject).casefold()
        if subject and not envelopes[index].answers:
            openers.setdefault(subject, index)
    return openers


def _leads_to(parents: Sequence[int | None], start: int, target: int) -> bool:
    at: int | None = start
    while at is not None:
        if at == target:
            return True
        at = parents[at]
    return False
