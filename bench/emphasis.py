"""Obtain search/embedding/emphasis.json: `python -m bench.emphasis SET SET ... [--write]`.

Each SET is a folder as `sankofa evaluate` takes. Every other judged query is learnt from, the rest
are measured on; beside it stands each set's figure with what was fitted to the other sets alone,
which tells what to expect of texts that nobody has judged.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from api.bootstrap import Library
from api.options import embedding_options
from api.settings import load_settings
from corpus.embedded_text import embedded_text
from corpus.ports import Embedder, Vectors
from search.embedding import load_embedder
from search.embedding.emphasis import Emphasis
from search.embedding.options import BUNDLED_MODEL
from search.evaluate import EvaluationQuery, Half, asked_of, read_judged_collection
from search.evaluate.measures import ndcg
from search.index.late_interaction import best_matches
from search.index.options import RankingOptions

_KEPT = Path(__file__).parents[1] / "search" / "embedding" / "emphasis.json"
_CUT = 10
_CANDIDATES = 50
_DRAWS = 3
_ROUNDS = 4
_RATE = 8e-3
_TOGETHER = 8
_WEIGHT = 2.5  # of the interaction, to begin with: it is learnt with the rest


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A query before its pieces are weighed.

    `states` (pieces, hidden) are of the pieces, `best` (candidates, pieces) their best matches in
    each candidate, `cosines` (candidates,) those of the vectors. `entries` are the candidates.
    """

    states: Vectors
    best: Vectors
    cosines: Vectors
    entries: Sequence[str]
    grades: Mapping[str, int]

    @property
    def relevant(self) -> list[bool]:
        """Of each candidate."""
        return [self.grades.get(entry, 0) > 0 for entry in self.entries]


@dataclass(frozen=True, slots=True)
class JudgedSet:
    """The two halves of a set's queries."""

    name: str
    first: Sequence[JudgedQuestion]
    second: Sequence[JudgedQuestion]


class _Recorder:
    """Keeps what a weigher is given of the last question, and weighs all pieces alike."""

    def __init__(self) -> None:
        self.states: Vectors = np.empty((0, 0), np.float32)

    def __call__(self, states: Vectors) -> Vectors:
        self.states = states
        return np.ones(len(states), np.float32)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m bench.emphasis", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--queries", type=int, default=700, help="of each set's half (700)")
    parser.add_argument("--write", action="store_true", help="keep what is found")
    asked = parser.parse_args(arguments)
    recorder = _Recorder()
    settings = load_settings()
    with Library(settings) as library:
        library.embedder  # noqa: B018 - says how far preparing the model is
    embedder = load_embedder(
        embedding_options(settings, centred=True), settings.data_dir, weigher=recorder
    )
    sets = [_judged_set(path, embedder, recorder, asked.queries) for path in asked.sets]
    fitted = _fitted(sets)
    print(f"{'nDCG@10':<30}{'all alike':>12}{'fitted':>12}{'fitted to the others':>24}")
    for one in sets:
        others = _fitted([other for other in sets if other is not one]) if len(sets) > 1 else None
        figures = [_quality(one, weigher) for weigher in (None, fitted, others)]
        print(f"{one.name:<30}{figures[0]:>12.4f}{figures[1]:>12.4f}{figures[2]:>24.4f}")
    if asked.write:
        _KEPT.write_text(_as_json(fitted, sets), encoding="utf-8")


def _judged_set(folder: Path, embedder: Embedder, recorder: _Recorder, most: int) -> JudgedSet:
    collection = read_judged_collection(folder)
    texts = [embedded_text(entry.title, (), entry.text) for entry in collection.entries]
    encoded = embedder.encode_passages(texts, [entry.language for entry in collection.entries])
    passages = [
        (entry.id, passage.vector, passage.signs)
        for entry, passage in zip(collection.entries, encoded, strict=True)
        if passage.signs is not None and len(passage.signs)
    ]
    vectors = np.stack([vector for _, vector, _ in passages])

    def judged(query: EvaluationQuery) -> JudgedQuestion:
        asked = embedder.encode_query(query.text, query.language)
        cosines = vectors @ asked.vector
        nearest = np.argsort(-cosines)[:_CANDIDATES]
        return JudgedQuestion(
            states=recorder.states,
            best=best_matches(asked.tokens, [passages[at][2] for at in nearest]),
            cosines=cosines[nearest],
            entries=[passages[at][0] for at in nearest],
            grades=collection.grades[query.id],
        )

    first, second = ([judged(query) for query in asked_of(collection, half, most)] for half in Half)
    print(f"{folder.name}: {len(passages)} texts, {len(first)} + {len(second)} queries", flush=True)
    return JudgedSet(folder.name, first, second)


def _fitted(sets: Sequence[JudgedSet]) -> Emphasis:
    """The mean of several draws, since the order in which questions are learnt from is chance."""
    return Emphasis(np.mean([_drawn(sets, draw) for draw in range(_DRAWS)], axis=0))


def _drawn(sets: Sequence[JudgedSet], draw: int) -> Vectors:
    """By gradient descent on how likely the relevant candidates are under a softmax of scores."""
    import torch

    torch.set_num_threads(1)
    chance = random.Random(draw)
    told = [one for some in sets for one in some.first if len(set(one.relevant)) > 1]
    direction = torch.zeros(told[0].states.shape[1], requires_grad=True)
    weight = torch.tensor(_WEIGHT, requires_grad=True)
    sharpness = torch.tensor(3.0, requires_grad=True)
    adam = torch.optim.Adam([{"params": [direction]}, {"params": [weight, sharpness], "lr": 1e-2}])
    steps = len(told) * _ROUNDS
    for step in range(steps):
        if step % len(told) == 0:
            chance.shuffle(told)
        one = told[step % len(told)]
        emphasis = torch.softmax(torch.from_numpy(one.states) @ direction, 0)
        scores = torch.from_numpy(one.cosines) + weight * (torch.from_numpy(one.best) @ emphasis)
        likely = torch.log_softmax(sharpness.exp() * scores, 0)[torch.tensor(one.relevant)]
        (-torch.logsumexp(likely, 0) / _TOGETHER).backward()
        if step % _TOGETHER == _TOGETHER - 1:
            adam.param_groups[0]["lr"] = _RATE * (1 - step / steps)
            adam.step()
            adam.zero_grad()
    found: Vectors = direction.detach().numpy()
    return found


def _quality(one: JudgedSet, weigher: Emphasis | None) -> float:
    """nDCG@10 of the second half where the first candidates are compared piece by piece."""
    return float(np.mean([_ndcg(question, weigher) for question in one.second]))


def _ndcg(one: JudgedQuestion, weigher: Emphasis | None) -> float:
    options = RankingOptions()
    depth = options.interaction_depth
    emphasis = weigher(one.states) if weigher else np.ones(len(one.states), np.float32)
    interaction = (one.best[:depth] * emphasis).mean(axis=1)
    order = np.argsort(-(one.cosines[:depth] + options.interaction_weight * interaction))
    return ndcg([one.entries[at] for at in order], one.grades, _CUT)


def _as_json(fitted: Emphasis, sets: Sequence[JudgedSet]) -> str:
    learnt = sum(len(one.first) for one in sets)
    kept = {
        "model": BUNDLED_MODEL,
        "obtained": f"python -m bench.emphasis, {learnt} judged questions of {len(sets)} sets",
        "direction": [round(float(number), 3) for number in fitted.direction],
    }
    return json.dumps(kept) + "\n"


if __name__ == "__main__":
    main()
