"""The steps from what is looked for to results, of which engine and components are made.

(understand -> embed ->) queries -> retrieve (-> read_again) -> answering -> paged -> present
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.model import Document, Kind, Reader
from corpus.ports import EncodedQuery, IndexHit, IndexQuery, PassageIndex
from search.answers.columns import EVIDENCE, before_lists, relevant
from search.answers.highlight import highlights
from search.answers.paging import HitPage, Join, Place, ShownHit, page_of
from search.answers.results import Result, citation
from search.index.hits import best_first, best_of, just_below
from search.lexical import ConceptFinder
from search.question.named_countries import besides_countries, one_by_one
from search.question.question import Question
from search.question.side_filters import is_of_guidance, side_filter
from search.question.situations import parts_of
from search.question.understanding import as_read
from search.question.understood import Understanding
from search.ranking.balance import NEARLY_ODDS
from search.ranking.comparable import comparability
from search.ranking.countries import raised_for_countries
from search.ranking.diversity import DIVERSE_DEPTH, diversified
from search.ranking.relevance import Relevance, RelevanceBand, RelevanceScale
from search.ranking.reranking import RERANKING_DEPTH, Reranker, reranked
from search.ranking.successors import Catalogue, DocumentsOf, current_first, successors_among
from search.ranking.weighed import Weighed


def queries(
    understanding: Understanding, encoded: EncodedQuery, concepts: ConceptFinder
) -> list[IndexQuery]:
    """What the index is asked, whatever the filter, `encoded` being what is looked for as read.

    Several countries are asked for one by one; nowhere is a passage worth more than for what is
    asked besides the country. Sentences of a long question are compared by themselves as well.
    """
    language, matter = understanding.language, as_read(understanding, concepts)
    return [
        IndexQuery(
            text=text,
            language=language,
            vector=asked.vector,
            tokens=asked.tokens,
            places=asked.places,
            besides=besides_countries(asked, text, language, concepts),
            parts=parts_of(asked, matter, language),
        )
        for text, asked in one_by_one(encoded, matter, language, concepts)
    ]


def retrieve(
    question: Question,
    queries: Sequence[IndexQuery],
    index: PassageIndex,
    reader: Reader,
    depth: int,
) -> Sequence[IndexHit]:
    """The best `depth` passages that meet the question's filter and that the reader may read.

    A question of one side is put to passages of that side. A passage is worth what it is worth for
    one of the queries.
    """
    filter = side_filter(question.filter, question.side)
    # Guidance that took another's place may not name what that one names.
    by_name = not is_of_guidance(question)
    asked = (replace(query, filter=filter, candidates=depth, by_name=by_name) for query in queries)
    return best_of([index.search(query, reader) for query in asked])[:depth]


def by_scale(
    hits: Sequence[IndexHit], own: RelevanceScale | None, whole: RelevanceScale | None
) -> Sequence[IndexHit]:
    """Hits for a part of a question, worth by the scale of the whole what they are by their own.

    Guidance that is asked for without the country counts as it does where nobody named one.
    """
    if own is None or whole is None or own == whole:
        return hits
    lifted = whole.midpoint - own.midpoint  # scales of one model are equally steep
    return [replace(hit, score=hit.score + lifted) for hit in hits]


def answering(
    hits: Sequence[IndexHit], understanding: Understanding, scale: RelevanceScale | None
) -> Sequence[IndexHit]:
    """The hits, best first; what cannot answer does not come close.

    That is all of them where nothing can; where only countries are asked for, what is about others:
    "Cameroun" and "Cambodge" are alike.
    """
    if scale is None or not (understanding.nothing_answers or understanding.only_countries):
        return hits
    floor, named = scale.least_score(EVIDENCE), {*understanding.countries}

    def answers(hit: IndexHit) -> bool:
        is_about = not hit.countries or not named.isdisjoint(hit.countries)
        return understanding.only_countries and is_about

    return best_first(hit if answers(hit) else just_below(hit, floor) for hit in hits)


def read_again(
    question: Question, hits: Sequence[IndexHit], reranker: Reranker, join: Join
) -> Sequence[IndexHit]:
    """The hits with the best of them in the reranker's order."""
    found = join([hit.passage_id for hit in hits[:RERANKING_DEPTH]])
    scores = reranker.scores(question.text, [one.passage.text for one in found.values()])
    return reranked(hits, dict(zip(found, scores, strict=True)))


def paged(
    hits: Sequence[IndexHit],
    question: Question,
    weighed: Weighed,
    catalogue: Catalogue,
    join: Join,
    after: Place | None,
) -> HitPage:
    """The question's page of the hits after a place, in the order in which they are shown."""
    own, scale, named = hits, weighed.scale, weighed.understanding.countries
    hits = ordered(own, question, named, catalogue.documents_of, scale)
    hits = current_before_superseded(hits, own, question, catalogue, scale)
    least = before_lists(scale)
    return page_of(hits, join, question.limit, question.per_document, after, least)


def ordered(
    hits: Sequence[IndexHit],
    question: Question,
    named: Collection[str],
    documents_of: DocumentsOf,
    scale: RelevanceScale | None,
) -> Sequence[IndexHit]:
    """The hits with their scores raised for countries and lowered for repetition.

    `named` are the countries that the question names. Both only by as much as odds are known to
    differ, so not at all without a scale.
    """
    if scale is None or not (question.reference_country or named or question.diverse):
        return hits
    documents: Mapping[str, Document] = {}
    if question.reference_country:
        documents = documents_of({hit.document_id for hit in hits})
    hits = raised_for_countries(hits, question, named, documents, scale)
    if not question.diverse:
        return hits
    if not question.reference_country:
        best = best_first(hits)[:DIVERSE_DEPTH]
        documents = documents_of({hit.document_id for hit in best})
    return diversified(hits, documents, scale.difference(NEARLY_ODDS))


def current_before_superseded(
    hits: Sequence[IndexHit],
    own: Sequence[IndexHit],
    question: Question,
    catalogue: Catalogue,
    scale: RelevanceScale | None,
) -> Sequence[IndexHit]:
    """The hits, guidance that took another's place before it, where its `own` score comes close.

    In a list of more than guidance it has to be a strong match: such a list goes by relevance.
    """
    kinds = question.filter.kinds
    if scale is None or (kinds and Kind.NORMATIVE_GUIDANCE not in kinds):
        return hits
    close = relevant(own, scale, EVIDENCE if is_of_guidance(question) else RelevanceBand.STRONG)
    sources = {hit.document_id for hit in close}
    later = (
        successors_among(catalogue.documents_of(sources), catalogue.served)
        if len(sources) > 1
        else {}
    )
    return current_first(hits, {hit.passage_id for hit in close}, later)


def own_scores(hits: Iterable[IndexHit]) -> dict[str, float]:
    """The hits' scores by passage id, as the index gave them."""
    return {hit.passage_id: hit.score for hit in hits}


def present(
    shown: Sequence[ShownHit],
    question: Question,
    weighed: Weighed,
    scores: Mapping[str, float],
    concepts: ConceptFinder,
) -> tuple[Result, ...]:
    """Results with their citations, relevance and the question's words marked.

    Relevance is that of `scores`, the index's own by passage id, whatever was done for the order;
    what lists sources is at most as relevant as what it stands before in a list.
    Other names of what the question names are marked too, as `concepts` know them.
    """
    country, matter = question.reference_country, question.matter
    understanding, scale = weighed.understanding, weighed.scale
    return tuple(
        Result(
            passage=found.passage,
            document=found.document,
            citation=citation(found),
            score=hit.score,
            relevance=_relevance(hit, scores[hit.passage_id], scale),
            highlights=highlights(
                found.passage.text,
                found.passage.language,
                question.text,
                matter,
                understanding.language,
                concepts,
            ),
            side=question.side,
            comparability=(
                comparability(
                    country,
                    found.passage.speaks_of(found.document.metadata.countries),
                    found.document.metadata.year,
                )
                if country
                else None
            ),
        )
        for hit, found in ((entry.hit, entry.found) for entry in shown)
    )


def _relevance(hit: IndexHit, score: float, scale: RelevanceScale | None) -> Relevance | None:
    """What the score is worth; a list of sources repeats the words of many questions."""
    least = before_lists(scale)
    if scale is None or least is None:
        return None
    own = replace(hit, score=score)
    return scale.relevance(just_below(own, least).score if hit.lists_sources else score)
