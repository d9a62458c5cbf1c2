"""Measures the search that serves users on a folder of texts, questions and judgements."""

from search.evaluate.collection import (
    CorpusEntry,
    EvaluationQuery,
    JudgedCollection,
    read_judged_collection,
)
from search.evaluate.compare import CONFIGURATIONS, SERVING, Configuration, render_comparison
from search.evaluate.report import Evaluation, Scores, Shares, render_text
from search.evaluate.run import (
    EvaluationOptions,
    Half,
    IndexCorpus,
    IndexedCorpus,
    RankedCollection,
    asked_of,
    rank,
)

__all__ = [
    "CONFIGURATIONS",
    "SERVING",
    "Configuration",
    "CorpusEntry",
    "Evaluation",
    "EvaluationOptions",
    "EvaluationQuery",
    "Half",
    "IndexCorpus",
    "IndexedCorpus",
    "JudgedCollection",
    "RankedCollection",
    "Scores",
    "Shares",
    "asked_of",
    "rank",
    "read_judged_collection",
    "render_comparison",
    "render_text",
]
