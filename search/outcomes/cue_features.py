"""The findings of a text as the few numbers that are weighed beside what the reader told."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from corpus.ports import Vectors
from search.outcomes.findings import BAD, GOOD, Clause, Kind, Said, said_in

_NUMBER = re.compile(r"\d+")
_QUESTION = re.compile("[?؟]")

_ASIDE = ("advised_good", "advised_bad", "unreal_good", "unreal_bad", "granted_good", "granted_bad")
FEATURES = (
    *Kind,
    *_ASIDE,
    "last_good", "last_bad", "last_advised", "last_solved",
    "first_good", "first_bad", "first_advised",
    "turned_good", "turned_bad", "turns", "grants", "both",
    "negations", "words", "sentences", "numbers",
    "balance", "good_share", "bad_share", "advised_share", "moved",
    "only_good", "only_bad", "only_up", "only_down",
    "bad_then_good", "good_then_bad", "nothing", "question",
)  # fmt: skip


Tally = Mapping[str, float]


def cue_features(text: str, language: str) -> Vectors | None:
    """Shape (features,), in the order of `FEATURES`; None in a language without cues."""
    said = said_in(text, language)
    if said is None:
        return None
    whole = _tally(_clauses(said))
    counts = _counts(said, whole) | {"numbers": len(_NUMBER.findall(text))}
    values = {name: math.log1p(count) for name, count in counts.items()}
    values |= _relations(said, whole)
    values["question"] = float(bool(_QUESTION.search(text)))
    return np.array([values[name] for name in FEATURES], np.float32)


def _clauses(said: Iterable[Said]) -> list[Clause]:
    return [clause for sentence in said for clause in sentence.clauses]


def _tally(clauses: Iterable[Clause]) -> Tally:
    """How often each kind was found; good and bad in advice, and in what is not real, apart."""
    found: defaultdict[str, float] = defaultdict(float)
    for clause in clauses:
        aside = _aside(clause)
        for kind in clause.findings:
            side = "good" if kind in GOOD else "bad" if kind in BAD else ""
            found[f"{aside}_{side}" if aside and side else kind.value] += 1
    return found


def _aside(clause: Clause) -> str:
    """Why what a clause says did not simply happen."""
    if clause.grants:
        return "granted"
    return next((kind for kind in (Kind.ADVISED, Kind.UNREAL) if kind in clause.findings), "")


def _good(found: Tally) -> float:
    return sum(found.get(kind, 0) for kind in GOOD)


def _bad(found: Tally) -> float:
    return sum(found.get(kind, 0) for kind in BAD)


def _counts(said: Sequence[Said], whole: Tally) -> dict[str, float]:
    clauses = _clauses(said)
    last, first = (_tally(_clauses(some)) for some in (said[-1:], said[:1]))
    turned = _tally(clause for clause in clauses if clause.turns)
    return {
        **{name: whole.get(name, 0) for name in (*Kind, *_ASIDE)},
        "last_good": _good(last),
        "last_bad": _bad(last),
        "last_advised": last.get(Kind.ADVISED, 0),
        "last_solved": last.get(Kind.SOLVED, 0),
        "first_good": _good(first),
        "first_bad": _bad(first),
        "first_advised": first.get(Kind.ADVISED, 0),
        "turned_good": _good(turned),
        "turned_bad": _bad(turned),
        "turns": sum(clause.turns for clause in clauses),
        "grants": sum(clause.grants for clause in clauses),
        "both": min(_good(whole), _bad(whole)),
        "negations": sum(sentence.negations for sentence in said),
        "words": sum(sentence.words for sentence in said),
        "sentences": len(said),
    }


def _relations(said: Sequence[Said], whole: Tally) -> dict[str, float]:
    good, bad, advised = _good(whole), _bad(whole), whole.get(Kind.ADVISED, 0)
    sentences = max(1, len(said))
    ups = whole.get(Kind.GOOD_MOVE, 0) + whole.get(Kind.NO_PROBLEM, 0)
    downs = whole.get(Kind.BAD_MOVE, 0) + whole.get(Kind.NO_ASSET, 0)
    real = (clause for clause in _clauses(said) if not _aside(clause))
    kinds = (kind for clause in real for kind in clause.findings)
    sides = [kind in GOOD for kind in kinds if kind in GOOD | BAD]
    return {
        "balance": (good - bad) / (good + bad + 1),
        "good_share": good / (sentences + good + bad),
        "bad_share": bad / (sentences + good + bad),
        "advised_share": advised / (sentences + advised),
        "moved": (ups - downs) / sentences,
        "only_good": float(good > 0 and not bad),
        "only_bad": float(bad > 0 and not good),
        "only_up": float(ups > 0 and not downs),
        "only_down": float(downs > 0 and not ups),
        "bad_then_good": float(False in sides and sides[-1]),
        "good_then_bad": float(True in sides and not sides[-1]),
        "nothing": float(good + bad + advised == 0),
    }
