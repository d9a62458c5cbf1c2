"""What to do with each file of a folder: decided from what is known, without touching anything."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from corpus.errors import PruneRefused
from corpus.store import KnownFile, Withdrawal


class Action(StrEnum):
    """What becomes of a file in this run."""

    TAKE_IN = "take_in"  # new, or changed since
    KEEP = "keep"  # unchanged: not even parsed
    REFUSE_AGAIN = "refuse_again"  # refused before and unchanged: the same line is reported
    LEAVE_REMOVED = "leave_removed"  # somebody removed the document by name
    SAME_AS_ANOTHER = "same_as_another"  # the bytes of another file


def decide(
    input_hash: str, known: KnownFile | None, twin: str | None, *, again: bool = False
) -> Action:
    """What to do with one file.

    `input_hash` covers all that the outcome depends on; `twin` is the path of another file of the
    same bytes that is served, if any; `again` asks to look afresh even at what is unchanged.
    """
    if twin is not None:
        return Action.SAME_AS_ANOTHER
    if known is None or again or known.input_hash != input_hash:
        return Action.TAKE_IN
    if known.withdrawal is Withdrawal.REMOVED:
        return Action.LEAVE_REMOVED
    if known.refusal_code is not None:
        return Action.REFUSE_AGAIN
    return Action.KEEP if known.revision is not None else Action.TAKE_IN


@dataclass(frozen=True, slots=True)
class Place:
    """The collection that a path belongs to, and the folder its documents' paths are told from."""

    collection: str
    base: Path


def decide_place(folder: Path, wanted: str | None, bound: Mapping[str, str]) -> Place:
    """Where documents of `folder` (absolute) belong. `bound` gives the folders of collections.

    A part of a collection's folder belongs to that collection, so that a file taken in alone is
    the same document as when its folder is taken in whole.
    """
    holding = [
        Place(name, Path(base))
        for name, base in bound.items()
        if folder.is_relative_to(base) and wanted in (None, name)
    ]
    if holding:
        return max(holding, key=lambda place: len(place.base.parts))
    return Place(wanted or folder.name or "library", folder)


@dataclass(frozen=True, slots=True)
class Prune:
    """Files that left the folder: their paths, and the ids of the documents to withdraw."""

    paths: tuple[str, ...]
    documents: tuple[str, ...]


LARGEST_SHARE = 0.2


def decide_prune(
    known: Mapping[str, KnownFile], found: Collection[str], *, yes: bool = False
) -> Prune:
    """What left the folder. `found` are the paths seen in this run, refused ones included.

    Raises PruneRefused when more than a fifth of the served documents would go, unless `yes`: an
    unmounted disk or an emptied sync folder looks just like a mass deletion.
    """
    gone = tuple(path for path in known if path not in found)
    served = [file for file in known.values() if file.revision is not None]
    leaving = tuple(known[path].document_id for path in gone if known[path].revision is not None)
    if leaving and len(leaving) > LARGEST_SHARE * len(served) and not yes:
        raise PruneRefused("too many documents", leaving=len(leaving), served=len(served))
    return Prune(gone, leaving)
