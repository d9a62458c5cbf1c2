"""The same questions under several rankings, from what others do to what serves users."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from search.evaluate.report import Evaluation
from search.index import RankingMode, RankingOptions

SERVING = "full"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A ranking by name; `centred` says whether languages are taken out of the vectors."""

    centred: bool
    ranking: RankingOptions


CONFIGURATIONS: Mapping[str, Configuration] = {
    "bm25": Configuration(centred=False, ranking=RankingOptions(RankingMode.LEXICAL)),
    "dense": Configuration(centred=False, ranking=RankingOptions(RankingMode.DENSE)),
    "rrf": Configuration(centred=False, ranking=RankingOptions(RankingMode.RRF)),
    "centred": Configuration(centred=True, ranking=RankingOptions(RankingMode.DENSE)),
    "centred+words": Configuration(
        centred=True, ranking=RankingOptions(interaction_weight=0.0, interaction_depth=0)
    ),
    SERVING: Configuration(centred=True, ranking=RankingOptions()),
}


def render_comparison(found: Mapping[str, Evaluation]) -> str:
    """One line a configuration, as a plain table for a terminal. `found` is by name, not empty."""
    one = next(iter(found.values()))
    languages = list(one.by_query_language) if len(one.by_query_language) > 1 else []
    columns = ["nDCG@10", "MRR@10", "R@10", "R@100", "own top 5", "ms p50", *languages]
    headline = (
        f"{one.collection}: {one.entries} texts, {one.passages} passages, "
        f"{one.overall.queries} queries (columns of languages: nDCG@10 of questions in each)"
    )
    lines = [headline, "", f"{'':<14}" + "".join(f"{column:>10}" for column in columns)]
    for name, evaluation in found.items():
        overall = evaluation.overall
        figures = [
            overall.ndcg_at_10,
            overall.mrr_at_10,
            overall.recall_at_10,
            overall.recall_at_100,
            evaluation.own_language.top_five,
            evaluation.milliseconds_p50,
            *(evaluation.by_query_language[language].ndcg_at_10 for language in languages),
        ]
        lines.append(f"{name:<14}" + "".join(f"{figure:>10.3f}" for figure in figures))
    return "\n".join(lines)
