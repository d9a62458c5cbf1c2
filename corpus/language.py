"""Which language a text is in, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"
_reading = Lock()

# The languages of the health networks this is written for, and their neighbours. Few enough that
# short questions are not taken for Latin or Esperanto, which more candidates would bring.
DETECTABLE = (
    "am", "ar", "bg", "bn", "cs", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja",
    "km", "ko", "lo", "mg", "mn", "ne", "nl", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sr", "sw",
    "ta", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """`language` is ISO 639-1 or "und"; `confidence` in [0, 1], 0 when nothing was recognised."""

    language: str
    confidence: float


def detect_language(text: str) -> LanguageGuess:
    """The most likely language of `text` among the detectable ones."""
    if not any(character.isalpha() for character in text):
        return LanguageGuess(UNDETERMINED, 0.0)
    language, confidence = _identifier().classify(text)
    return LanguageGuess(str(language), float(confidence))


def language_probabilities(text: str) -> Mapping[str, float]:
    """How likely each detectable language is that of `text`, which has letters; they sum to 1."""
    return {str(language): float(share) for language, share in _identifier().rank(text)}


def detect_language_or(text: str, fallback: str, least_confidence: float = 0.6) -> str:
    """The language of `text`, or `fallback` where the guess is less sure than asked."""
    guess = detect_language(text)
    return guess.language if guess.confidence >= least_confidence else fallback


def read_ahead() -> Thread:
    """Unpack the model, for whoever detects next, while another thing is opened that takes long."""
    thread = Thread(target=_identifier, name="language model", daemon=True)
    thread.start()
    return thread


def _identifier() -> LanguageIdentifier:
    """The model, read once: unpacking takes a second, and two threads may need it first."""
    with _reading:
        return _read_identifier()


@lru_cache(maxsize=1)
def _read_identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in DETECTABLE if code in identifier.labels])
    return identifier
