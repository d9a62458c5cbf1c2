"""Measures the search that serves users on a folder of texts, questions and judgements."""

from search.evaluate.collection import (
    CorpusEntry,
    EvaluationQuery,
    JudgedCollection,
    read_judged_collection,
)
from search.evaluate.report import Evaluation, Scores, Shares, render_text
from search.evaluate.run import EvaluationOptions, IndexCorpus, IndexedCorpus, evaluate

__all__ = [
    "CorpusEntry",
    "Evaluation",
    "EvaluationOptions",
    "EvaluationQuery",
    "IndexCorpus",
    "IndexedCorpus",
    "JudgedCollection",
    "Scores",
    "Shares",
    "evaluate",
    "read_judged_collection",
    "render_text",
]
