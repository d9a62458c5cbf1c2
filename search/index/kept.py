"""What the index keeps of a passage to compare a question with it piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from threading import Lock
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import numpy as np
import pybase64

from corpus.errors import IndexDamaged
from corpus.filters import FacetField
from corpus.language import UNDETERMINED
from corpus.ports import TokenSigns
from search.index.ranking import WORDS

# The payload field, in both engines; asked for by passage id, never by content.
SIGNS = "signs"
# What of a payload is asked for to compare a passage.
COMPARED = (SIGNS, str(FacetField.LANGUAGE))

_REMEMBERED = 1000  # passages

Id = TypeVar("Id")
Payload = Mapping[str, object]


class Kept(NamedTuple):
    """What the index keeps of a passage to compare: its signs, and its terms where asked for.

    `language` is ISO 639-1 or "und".
    """

    signs: TokenSigns
    terms: Collection[int] = ()
    language: str = UNDETERMINED


class KeptOf(Protocol[Id]):
    """Looks up what is kept of passages; those without signs are left out."""

    def __call__(self, keys: Sequence[Id], /, *, with_terms: bool) -> Mapping[Id, Kept]:
        """By key, of those that are held."""
        ...


class Remembered(Generic[Id]):
    """What is kept of the passages looked at lately, and of others by looking them up.

    A question is put again for its next page, with another filter and for its columns, and many
    questions have the same best passages. It must not outlive the state of the index that it is
    of. Any thread may use it.
    """

    def __init__(self, look_up: KeptOf[Id], most: int = _REMEMBERED) -> None:
        """Of `most` passages, each of which takes some 7 KB, and 15 KB with its terms."""
        self._look_up = look_up
        self._most = most
        self._lately: dict[tuple[Id, bool], Kept] = {}
        self._keeping = Lock()

    def __call__(self, keys: Sequence[Id], /, *, with_terms: bool) -> Mapping[Id, Kept]:
        """As `KeptOf`."""
        with self._keeping:
            known = {key: kept for key in keys if (kept := self._lately.get((key, with_terms)))}
        unknown = [key for key in keys if key not in known]
        if unknown:
            known.update(self._look_up(unknown, with_terms=with_terms))
        with self._keeping:
            self._keep({(key, with_terms): kept for key, kept in known.items()})
        return {key: known[key] for key in keys if key in known}

    def _keep(self, found: Mapping[tuple[Id, bool], Kept]) -> None:
        """Behind all others, of which the first are let go."""
        for key, kept in found.items():
            self._lately.pop(key, None)
            self._lately[key] = kept
        for key in list(islice(self._lately, max(0, len(self._lately) - self._most))):
            del self._lately[key]


def to_payload(signs: TokenSigns | None) -> dict[str, list[str]]:
    """What to keep of a passage's signs; nothing where there are none."""
    if signs is None or not len(signs):
        return {}
    return {SIGNS: [pybase64.b64encode(signs.tobytes()).decode("ascii")]}


def from_payload(payload: Payload | None, dimension: int) -> TokenSigns | None:
    """The signs that are kept, None where none are. Raises IndexDamaged for what are no signs."""
    kept = (payload or {}).get(SIGNS)
    if not isinstance(kept, list) or not kept:
        return None
    width = (dimension + 7) // 8
    try:
        return np.frombuffer(pybase64.b64decode(kept[0]), np.uint8).reshape(-1, width)
    except (TypeError, ValueError) as error:
        raise IndexDamaged("cannot be read", why=f"signs: {error}") from error


def kept_from(payload: Payload | None, vectors: Any, dimension: int) -> Kept | None:
    """What either engine gave of a point; None where no signs are kept."""
    signs = from_payload(payload, dimension)
    if signs is None:
        return None
    return Kept(signs, frozenset(terms_in(vectors)), _language(payload))


def _language(payload: Payload | None) -> str:
    language = (payload or {}).get(FacetField.LANGUAGE)
    return str(language[0]) if isinstance(language, list) and language else UNDETERMINED


def terms_in(vectors: Any) -> list[int]:
    """The terms among a point's vectors, as either engine gives them; none where not asked for."""
    found: list[int] = vectors[WORDS].indices if vectors and WORDS in vectors else []
    return found
