"""What does not come close to the question, set apart from what does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.context import PageContext
from api.pages.views.results import ResultCard, result_cards
from search.answers.results import Result, Tally

# Enough to see that the collection speaks of other things, too few to be taken for an answer.
_MOST_DISTANT = 2
# Where nothing comes close they are all that there is to look at.
_MOST_NEAREST = 3


@dataclass(frozen=True, slots=True)
class DistantView:
    """Passages under a heading that answer no question put to it, folded away under `title`."""

    title: str
    cards: tuple[ResultCard, ...]


def close_and_distant(
    results: Sequence[Result], tally: Tally | None
) -> tuple[Sequence[Result], Sequence[Result]]:
    """What of a column is evidence, in its order, and the nearest of what is none.

    Without a tally nobody knows what is close, and all stay together.
    """
    if tally is None:
        return results, ()
    near, weak = _near_and_weak(results)
    return (near, weak[:_MOST_DISTANT]) if tally.passages else ((), (near or weak)[:_MOST_DISTANT])


def nearest(results: Sequence[Result]) -> Sequence[Result]:
    """Of an answer without evidence the nearest passage of each document, whatever its column."""
    near, weak = _near_and_weak(sorted(results, key=lambda result: -result.score))
    first: dict[str, Result] = {}
    for result in near or weak:
        first.setdefault(result.document.id, result)
    return list(first.values())[:_MOST_NEAREST]


def lists_sources(distant: Sequence[Result]) -> bool:
    """Whether what was set apart comes close all the same, as only lists of sources do."""
    return bool(distant) and not distant[0].is_distant


def distant_view(distant: Sequence[Result], page: PageContext) -> DistantView | None:
    """As it is shown; None where there is nothing to show."""
    if not distant:
        return None
    passages = page.wording.text("tally-passages", count=len(distant))
    wording = "column-sources" if lists_sources(distant) else "column-distant"
    cards = result_cards(distant, page.wording, page.links, can_curate=page.visitor.is_curator)
    return DistantView(page.wording.text(wording, passages=passages), cards)


def _near_and_weak(results: Sequence[Result]) -> tuple[list[Result], list[Result]]:
    """What comes close and what does not. What comes close and is not counted lists sources."""
    near = [result for result in results if not result.is_distant]
    return near, [result for result in results if result.is_distant]
