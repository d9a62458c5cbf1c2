"""What a question is about, as page and API say it: without the preposition that led to it.

Who asks "What worked in Ghana?" asks about Ghana: once the words that ask are left out, "in" leads
nowhere.
"""

from __future__ import annotations

import re

from search.lexical.before_places import only_leads
from search.lexical.folding import normalise
from search.question.question import Question
from search.question.understood import Understanding

# The beginning of a word that hyphens join to what follows.
_JOINED = re.compile("(?:[^\\W_]+[-\u2010\u2011])+$")


def shown_matter(question: Question, understanding: Understanding) -> str:
    """What was looked for, from the first thing that it names where only such words stand before.

    Elsewhere they may belong to what follows: "in kind contributions"; a word with hyphens is one
    word, "in-service". All of a question of which nothing is left out stays as it was asked.
    """
    matter = understanding.looked_for
    spelt = normalise(matter)
    if matter == question.text or len(spelt) != len(matter):
        return matter
    places = [spelt.find(concept.written) for concept in understanding.concepts]
    first = min((place for place in places if place >= 0), default=0)
    if joined := _JOINED.search(spelt[:first]):
        first = joined.start()
    return matter[first:] if only_leads(spelt[:first], understanding.language) else matter
