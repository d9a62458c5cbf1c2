"""Which language a text is in, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lingua import LanguageDetector

UNDETERMINED = "und"

# The languages of the health networks this is written for, and their neighbours. Few enough that
# short questions are not taken for Latin or Esperanto, which more candidates would bring.
DETECTABLE = (
    "AR", "BG", "BN", "CS", "DE", "EL", "EN", "ES", "FA", "FR", "HE", "HI", "ID", "IT", "JA", "KO",
    "NL", "PL", "PT", "RO", "RU", "SO", "SQ", "SR", "SW", "TA", "TH", "TL", "TR", "UK", "UR", "VI",
    "ZH",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """`language` is ISO 639-1 or "und"; `confidence` in [0, 1], 0 when nothing was recognised."""

    language: str
    confidence: float


def detect_language(text: str) -> LanguageGuess:
    """The most likely language of `text` among the detectable ones."""
    best = max(
        _detector().compute_language_confidence_values(text),
        key=lambda candidate: candidate.value,
    )
    if best.value <= 1 / len(DETECTABLE) + 1e-9:  # an even spread: no letters to judge by
        return LanguageGuess(UNDETERMINED, 0.0)
    return LanguageGuess(best.language.iso_code_639_1.name.lower(), float(best.value))


def detect_language_or(text: str, fallback: str, least_confidence: float = 0.6) -> str:
    """The language of `text`, or `fallback` where the guess is less sure than asked."""
    guess = detect_language(text)
    return guess.language if guess.confidence >= least_confidence else fallback


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    # Low-accuracy mode reads trigrams only: 40 MB instead of more than 1 GB, and on whole
    # sentences the two modes agree.
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code) for code in DETECTABLE]
    return (
        LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
        .with_low_accuracy_mode()
        .with_preloaded_language_models()
        .build()
    )
