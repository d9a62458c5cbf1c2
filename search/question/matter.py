"""What a question is about: all of it but who asks, how they ask, and for which side."""

from __future__ import annotations

import re

from search.lexical.question_places import said_places
from search.question.frames import without_frame
from search.question.preambles import without_introduction
from search.question.sides import Side, phrase_for

# What stood around the words of a side: "free care: what failed?".
_SIGNS = " ,;:.?!،؛؟–—-¿¡"
# In French a side is asked for after it: "qu'est-[ce qui a marché]".
_CLEFT = re.compile(r"\bqu['’]est$", re.IGNORECASE)


def asked_about(question: str) -> str:
    """The part of a question that is looked for; all of it where nothing else is said."""
    return without_frame(without_introduction(question))


def besides_side(matter: str, side: Side | None) -> str:
    """What is looked for without the words that ask for `side`, which alone is answered.

    Headings have such words, of whatever matter. All stays where nothing else is said, or where
    other words stand between these.
    """
    asked = phrase_for(side, matter) if side else None
    if asked is None or asked.spans_matter:
        return matter
    before = _CLEFT.sub("", matter[: asked.start].strip(_SIGNS)).strip(_SIGNS)
    left = " ".join(filter(None, (before, matter[asked.end :].strip(_SIGNS))))
    return left if said_places(left, "und") else matter
