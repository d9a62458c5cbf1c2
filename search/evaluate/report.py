"""What an evaluation found, for people and machines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from search.evaluate.collection import EvaluationQuery, JudgedCollection
from search.evaluate.measures import ndcg, recall, reciprocal_rank

_TOP = 5


@dataclass(frozen=True, slots=True)
class RankedQuery:
    """The entries found for a query, best first, with the scores of their best passages."""

    query: EvaluationQuery
    entries: tuple[str, ...]
    scores: tuple[float, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over `queries` queries, each measure in [0, 1]."""

    queries: int
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_10: float
    recall_at_100: float


@dataclass(frozen=True, slots=True)
class Shares:
    """A language's share of the first five entries and of the relevant ones, means over queries.

    A ranking that favours no language gives every language as much of the top as it has among
    what is relevant.
    """

    top_five: float
    relevant: float


@dataclass(frozen=True, slots=True)
class Indexing:
    """`entries` were cut into `passages`, embedded and indexed in `seconds`."""

    entries: int
    passages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one judged collection.

    `unjudged` queries have nothing relevant in the corpus's judgements and were left out;
    `stray_judgements` are of queries or entries that the files lack. `languages` are those of
    entries; `own_language` is the share of entries in the query's own language, the first thing to
    look at for bias. A text is an entry of the corpus.
    """

    collection: str
    entries: int
    passages: int
    unjudged: int
    stray_judgements: int
    overall: Scores
    by_query_language: Mapping[str, Scores]
    languages: Mapping[str, Shares]
    own_language: Shares
    milliseconds_p50: float
    milliseconds_p95: float
    texts_per_second: float
    passages_per_second: float


def report(
    name: str, collection: JudgedCollection, ranked: Sequence[RankedQuery], indexing: Indexing
) -> Evaluation:
    """The figures of a collection whose judged queries, or some of them, were ranked."""
    by_language: defaultdict[str, list[RankedQuery]] = defaultdict(list)
    for one in ranked:
        by_language[one.query.language].append(one)
    times = [one.milliseconds for one in ranked] or [0.0]
    p50, p95 = (float(figure) for figure in np.percentile(times, [50, 95]))
    languages, own_language = _shares(collection, ranked)
    return Evaluation(
        collection=name,
        entries=indexing.entries,
        passages=indexing.passages,
        unjudged=len(collection.queries) - len(collection.judged),
        stray_judgements=collection.stray_judgements,
        overall=_scores(collection, ranked),
        by_query_language={
            language: _scores(collection, some) for language, some in sorted(by_language.items())
        },
        languages=languages,
        own_language=own_language,
        milliseconds_p50=p50,
        milliseconds_p95=p95,
        texts_per_second=indexing.entries / indexing.seconds,
        passages_per_second=indexing.passages / indexing.seconds,
    )


def _scores(collection: JudgedCollection, ranked: Sequence[RankedQuery]) -> Scores:
    judged = [(one.entries, collection.grades[one.query.id]) for one in ranked]
    return Scores(
        queries=len(ranked),
        ndcg_at_10=_mean(ndcg(entries, grades, 10) for entries, grades in judged),
        mrr_at_10=_mean(reciprocal_rank(entries, grades, 10) for entries, grades in judged),
        recall_at_10=_mean(recall(entries, grades, 10) for entries, grades in judged),
        recall_at_100=_mean(recall(entries, grades, 100) for entries, grades in judged),
    )


def _shares(
    collection: JudgedCollection, ranked: Sequence[RankedQuery]
) -> tuple[Mapping[str, Shares], Shares]:
    language_of = {entry.id: entry.language for entry in collection.entries}
    tops, relevants = [], []
    for one in ranked:
        grades = collection.grades[one.query.id]
        relevant = [entry for entry, grade in grades.items() if grade > 0 and entry in language_of]
        tops.append(_distribution(language_of[entry] for entry in one.entries[:_TOP]))
        relevants.append(_distribution(language_of[entry] for entry in relevant))
    languages = {
        language: Shares(
            _mean(top.get(language, 0.0) for top in tops),
            _mean(relevant.get(language, 0.0) for relevant in relevants),
        )
        for language in sorted(set(language_of.values()))
    }
    asked_in = [one.query.language for one in ranked]
    own = Shares(
        _mean(top.get(language, 0.0) for top, language in zip(tops, asked_in, strict=True)),
        _mean(some.get(language, 0.0) for some, language in zip(relevants, asked_in, strict=True)),
    )
    return languages, own


def _distribution(languages: Iterable[str]) -> Mapping[str, float]:
    counts = Counter(languages)
    return {language: count / counts.total() for language, count in counts.items()}


def _mean(figures: Iterable[float]) -> float:
    listed = list(figures)
    return fmean(listed) if listed else 0.0


def render_text(evaluation: Evaluation) -> str:
    """The figures as a plain table for a terminal."""
    return "\n\n".join(
        [
            _headline(evaluation),
            _scores_table(evaluation),
            _shares_table(evaluation),
            _speed(evaluation),
        ]
    )


def _headline(found: Evaluation) -> str:
    said = [f"{found.entries} texts", f"{found.passages} passages"]
    said += [f"{found.overall.queries} queries"]
    said += [f"{found.unjudged} unjudged left out"] if found.unjudged else []
    said += [f"{found.stray_judgements} stray judgements"] if found.stray_judgements else []
    return f"{found.collection}: {', '.join(said)}"


def _scores_table(found: Evaluation) -> str:
    lines = [f"{'queries in':<12}{'n':>6}{'nDCG@10':>10}{'MRR@10':>10}{'R@10':>10}{'R@100':>10}"]
    for language, scores in [("all", found.overall), *found.by_query_language.items()]:
        figures = (
            scores.ndcg_at_10, scores.mrr_at_10, scores.recall_at_10, scores.recall_at_100
        )  # fmt: skip
        row = "".join(f"{figure:>10.3f}" for figure in figures)
        lines.append(f"{language:<12}{scores.queries:>6}{row}")
    return "\n".join(lines)


def _shares_table(found: Evaluation) -> str:
    lines = [f"{'texts in':<12}{'top five':>10}{'relevant':>10}"]
    for language, shares in [*found.languages.items(), ("query's own", found.own_language)]:
        lines.append(f"{language:<12}{shares.top_five:>10.1%}{shares.relevant:>10.1%}")
    return "\n".join(lines)


def _speed(found: Evaluation) -> str:
    return (
        f"a query: {found.milliseconds_p50:.1f} ms (p50), {found.milliseconds_p95:.1f} ms (p95)\n"
        f"a second: {found.texts_per_second:.1f} texts, {found.passages_per_second:.1f} passages"
    )
