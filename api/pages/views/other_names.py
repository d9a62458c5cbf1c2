"""Which of a thing's other names the page shows: those that its reader can read, their own first.

All of them are looked for, and the API has them all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from api.pages.wording import Wording
from corpus.vocabulary.glossary import ANY_LANGUAGE
from search.question.question import Question
from search.question.recognition import ConceptName
from search.question.understood import Understanding


class ReadableNames:
    """Chooses names for who asked this question on a page with this wording."""

    def __init__(self, question: Question, understanding: Understanding, wording: Wording) -> None:
        self._own = (wording.language, understanding.language, ANY_LANGUAGE)
        # Who typed letters of an alphabet reads it; any words of the page tell its own.
        self._scripts = _scripts(question.text) | _scripts(wording.text("search"))

    def of(self, names: Sequence[ConceptName]) -> list[ConceptName]:
        """The reader's language, then the question's, then what has letters of one of these."""
        own = [name for code in dict.fromkeys(self._own) for name in names if name.language == code]
        others = (name for name in names if name.language not in self._own)
        return [*own, *(name for name in others if _scripts(name.name) <= self._scripts)]


def _scripts(text: str) -> set[str]:
    """The alphabets of its letters, as Unicode calls them: "LATIN", "ARABIC"."""
    return {unicodedata.name(one, "?").partition(" ")[0] for one in text if one.isalpha()}
