"""Short questions with their acronyms written out, as the model is to read them.

The model knows few acronyms of the field: of what "remuneration of community health workers" finds,
"CHW remuneration" came close to a third. In whole sentences it gains nothing from being told.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from search.lexical.concepts import ConceptFinder
from search.lexical.folding import normalise
from search.lexical.names import is_acronym
from search.lexical.question_places import said_places

# So many words at most that are not of grammar: measured in docs/measurements/names.md.
_MOST_WORDS = 6


@lru_cache(maxsize=512)  # it is embedded, its words are looked for, and scores are read by it
def written_out(text: str, language: str, concepts: ConceptFinder) -> str:
    """A short question in `language` (ISO 639-1 or "und") with full names in place of acronyms.

    Of acronyms without doubt, but for those of a thing that it names otherwise as well: "PBF and
    RBF compared" would ask for one thing twice. In the question's language where the thing has a
    name in it, else in one that has the acronym. All stays where letters stand elsewhere once the
    text is normalised.
    """
    spelt = normalise(text)
    if len(spelt) != len(text) or len(said_places(text, language)) > _MOST_WORDS:
        return text
    found = list(concepts.acronyms(spelt, language))
    named = Counter(one.concepts[0] for one in concepts.in_question(spelt, language))
    for mention, languages in reversed(found):
        full = _full_name(mention.concepts[0], (language, *languages), concepts)
        if full and named[mention.concepts[0]] == 1:
            text = text[: mention.start] + full + text[mention.end :]
    return text


def _full_name(key: str, languages: tuple[str, ...], concepts: ConceptFinder) -> str | None:
    names = concepts.concept(key).names
    full = (name for language in languages for name in names.get(language, ()))
    return next((name for name in full if not is_acronym(name)), None)
