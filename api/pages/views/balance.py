"""How one-sided the evidence is, which side was asked for, and cases that disagree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from api.pages.context import PageContext
from api.pages.search_address import Asked
from api.pages.views.contexts import AspectsView, pair_aspects_view
from api.pages.views.results import ResultCard, result_cards
from api.pages.wording import Wording
from search.answers.column_queries import Column, is_shown
from search.answers.results import Answer, AnswerColumn, DisagreeingPair, Tally
from search.question.question import Question
from search.question.sides import Side, SideChoice, phrase_for, side_asked

# One side has at least this many times the passages of the other, and at least so many.
_ONE_SIDED_TIMES, _ONE_SIDED_LEAST = 3, 4


@dataclass(frozen=True, slots=True)
class SideView:
    """The side that is shown alone, why, what was left out, and the way back.

    `said` is how the question asks for it, None where the reader chose it. `href` shows all
    sides; or, where the reader has asked for all of them, the one that the question names.
    """

    title: str
    said: str | None
    left_out: tuple[str, ...]
    href: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class PairView:
    """Two cases with opposite outcomes, and how their contexts compare."""

    worked: ResultCard
    did_not_work: ResultCard
    aspects: AspectsView


def side_view(
    asked: Asked, question: Question, tallies: Mapping[Column, Tally | None], page: PageContext
) -> SideView | None:
    """What to say of the side; None where the question names none and none was chosen."""
    is_on = question.side is not None
    named = side_asked(question.text)
    side = question.side or (named.side if named and asked.side is SideChoice.ALL else None)
    if side is None:
        return None
    phrase = phrase_for(side, question.text)
    other = replace(asked, side=SideChoice.ALL if is_on else SideChoice.AUTO, cursor=None)
    return SideView(
        title=page.wording.text(f"column-{side.value}"),
        said=question.text[phrase.start : phrase.end] if phrase else None,
        left_out=_left_out(side, tallies, page.wording) if is_on else (),
        href=page.links.search(other.pairs()),
        is_on=is_on,
    )


def tally_text(tally: Tally | None, wording: Wording, *, lists_sources: bool = False) -> str | None:
    """How much evidence stands behind a column; where none, whether lists of sources are near."""
    if tally is None or tally.looked_at == 0:
        return None
    if tally.passages == 0:
        nothing = "tally-sources" if lists_sources else "tally-none"
        return wording.text(nothing, looked=tally.looked_at)
    amounts = [
        wording.text("tally-passages", count=tally.passages),
        wording.text("tally-documents", count=tally.documents),
    ]
    if tally.countries:
        amounts.append(wording.text("tally-countries", count=tally.countries))
    bound = "tally-all" if tally.is_all else "tally-nearest"
    found = wording.text("list-separator").join(amounts)
    return wording.text(bound, found=found, looked=tally.looked_at)


def one_sided(worked: AnswerColumn, did_not_work: AnswerColumn, wording: Wording) -> str | None:
    """A warning where nearly all the evidence found is of one side."""
    if worked.tally is None or did_not_work.tally is None:
        return None
    amounts = {Side.WORKED: worked.tally.passages, Side.DID_NOT_WORK: did_not_work.tally.passages}
    most = max(amounts, key=lambda side: amounts[side])
    much, little = amounts[most], min(amounts.values())
    if much < _ONE_SIDED_LEAST or much < _ONE_SIDED_TIMES * little:
        return None
    return wording.text(f"one-sided-{most.value}", much=much, little=little)


def pair_views(answer: Answer, page: PageContext) -> tuple[PairView, ...]:
    """The cases that disagree."""
    return tuple(_pair(pair, page) for pair in answer.pairs)


def _pair(pair: DisagreeingPair, page: PageContext) -> PairView:
    worked, did_not_work = result_cards(
        [pair.worked, pair.did_not_work], page.wording, page.links, can_curate=False
    )
    return PairView(worked, did_not_work, pair_aspects_view(pair, page.wording))


def _left_out(
    side: Side, tallies: Mapping[Column, Tally | None], wording: Wording
) -> tuple[str, ...]:
    """What was found on the sides that are not shown."""
    return tuple(
        f"{wording.text(f'column-{column.value}')}{wording.text('colon')} {found}"
        for column, tally in tallies.items()
        if not is_shown(column, side) and (found := tally_text(tally, wording))
    )
