"""Obtain the constants of search/ranking/relevance.json: `python -m bench.relevance SET SET ...`.

Each SET is a folder as `sankofa evaluate` takes. Every other judged query is asked. Beside the
scale, the sets tell where "no evidence found" should begin: a set's texts are also asked the other
sets' questions, which have no answer there.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from api.bootstrap import Library
from api.evaluation import rank_with
from api.settings import load_settings
from corpus.language import UNDETERMINED
from search.evaluate import SERVING, EvaluationOptions, Half, RankedCollection
from search.evaluate.calibrate import (
    FittedScale,
    fit,
    judged_scores,
    score_gained_by_language,
    score_gained_by_one_word,
    telling_words,
)
from search.ranking.relevance import RelevanceBand, RelevanceScales, load_relevance_scales

_FLOORS = (2, 5, 10, 15, 20, 30, 40)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--queries", type=int, default=300, help="asked of each set")
    asked = parser.parse_args(arguments)
    options = EvaluationOptions(half=Half.FIRST, most_queries=asked.queries)
    with (
        Library(load_settings()) as library,
        tempfile.TemporaryDirectory(prefix="sankofa-relevance-") as folder,
    ):
        own = {path: rank_with(library, path, options) for path in asked.sets}
        foreign = {
            path: [
                rank_with(library, _with_questions_of(path, other, Path(folder)), options)
                for other in asked.sets
                if other != path
            ]
            for path in asked.sets
        }
        known = load_relevance_scales(library.embedder.identity.name)
    asked_in_vain = [one.ranked[SERVING] for many in foreign.values() for one in many]
    of_one_word = score_gained_by_one_word(asked_in_vain)
    fitted = fit(
        [
            judged_scores(one.ranked[SERVING], one.collection.grades, of_one_word)
            for one in own.values()
        ]
    )
    print("\n".join(_report(fitted, of_one_word, known, own, foreign)))
    for language, gained in score_gained_by_language(asked_in_vain, of_one_word).items():
        print(f"of language {language}: {', '.join(f'{one:+.3f}' for one in gained)}")


def _with_questions_of(texts: Path, questions: Path, folder: Path) -> Path:
    """A set of one's texts and another's questions, "judged" so that they are asked."""
    mixed = folder / f"{texts.name}-asked-{questions.name}"
    mixed.mkdir()
    (mixed / "corpus.jsonl").symlink_to((texts / "corpus.jsonl").absolute())
    for name in ("queries.jsonl", "qrels.tsv"):
        (mixed / name).symlink_to((questions / name).absolute())
    return mixed


def _report(
    fitted: FittedScale,
    of_one_word: float,
    known: RelevanceScales | None,
    own: Mapping[Path, RankedCollection],
    foreign: Mapping[Path, Sequence[RankedCollection]],
) -> Iterator[str]:
    yield (
        f"slope {fitted.slope:.1f}, midpoint {fitted.midpoint:.3f}, of one word {of_one_word:.3f}, "
        f"ROC {fitted.separation:.2f}"
    )
    if known is None:
        return
    scales = replace(known, slope=fitted.slope, midpoint=fitted.midpoint, of_one_word=of_one_word)
    # What short queries gain is taken off judged scores.
    endless = replace(scales, of_one_word=0.0).of(1, UNDETERMINED)
    for path, one in own.items():
        scores = judged_scores(one.ranked[SERVING], one.collection.grades, of_one_word)
        for name, some in (("relevant", scores.relevant), ("others", scores.others)):
            bands = [endless.relevance(float(score)).band for score in some]
            shares = {
                band.value: round(bands.count(band) / len(bands), 2) for band in RelevanceBand
            }
            yield f"{path.name} {name}: {shares}"
    yield "floor: questions left without evidence, of those with an answer / of those with none"
    for path, one in own.items():
        answered = _best_numbers(one, scales)
        unanswered = np.concatenate([_best_numbers(other, scales) for other in foreign[path]])
        told = [
            f"{floor}: {np.mean(answered < floor):.0%} / {np.mean(unanswered < floor):.0%}"
            for floor in _FLOORS
        ]
        yield f"{path.name}: {', '.join(told)}"


def _best_numbers(
    asked: RankedCollection, scales: RelevanceScales
) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(
        [
            scales.of(telling_words(one.query), one.query.language).relevance(one.scores[0]).number
            for one in asked.ranked[SERVING]
            if one.scores
        ]
    )


if __name__ == "__main__":
    main()
