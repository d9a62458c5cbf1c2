"""What a question is about, as the page says it: without the preposition that led to it.

Who asks "What worked in Ghana?" asks about Ghana: once the words that ask are left out, "in" leads
nowhere.
"""

from __future__ import annotations

import re

from search.lexical.folding import normalise
from search.question.understood import Understanding

# Those that say nothing of their own: "without" and "between" do.
_LEADING = {
    "en": r"about|at|for|from|in|of|on|to|with|the",
    "fr": r"à|a|aux?|avec|chez|d|dans|de|des|du|en|pour|sur|l|la|le|les",
    "es": r"al?|con|del?|en|para|por|sobre|el|la|las|los",
    "pt": r"a|às?|aos?|as|com|d[aeo]|d[ao]s|em|n[ao]s?|os?|para|por|sobre",
    "ar": r"إلى|حول|على|عن|في|لدى|من",
}
_ANY = "|".join(_LEADING.values())


def shown_matter(understanding: Understanding) -> str:
    """What was looked for, from the first thing that it names where only such words stand before.

    Elsewhere they may belong to what follows: "in kind contributions".
    """
    matter = understanding.looked_for
    spelt = normalise(matter)
    if len(spelt) != len(matter):
        return matter
    places = [spelt.find(concept.written) for concept in understanding.concepts]
    first = min((place for place in places if place >= 0), default=0)
    leading = _LEADING.get(understanding.language, _ANY)
    before = re.findall(r"\w+", spelt[:first].casefold())
    return matter[first:] if all(re.fullmatch(leading, word) for word in before) else matter
