"""Whether a question asks for a fact: who holds an office, when something was, how many, how much.

What is known of another country answers no such question, however close it comes. Who holds an
office, how somebody is reached, and what any atlas tells of a country, is no evidence of anything,
of whatever country. The phrases are data, one file a language in `fact_phrases/`, whose README
tells how they are written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from search.phrases import SpokenWords, phrases_of
from search.question.phrase_files import phrase_files
from search.question.sides import names_side

_List = Literal["facts", "held", "of_country", "others"]
_LISTS: tuple[_List, ...] = ("facts", "held", "of_country", "others")
# After the question there is another one.
_GOES_ON = re.compile(r"[?؟!]\W*\w")


def asks_for_fact(text: str) -> bool:
    """Whether a question, in whatever language, begins by asking for a fact.

    Who also asks what worked, or what did not, how that came, or of others, wants to read of that.
    """
    return _asks(text, "facts") or _asks(text, "held")


def asks_who_holds_office(text: str) -> bool:
    """Whether it begins by asking who holds an office now or how somebody is reached.

    "Who is the minister?" and "what is the telephone number of the fund?" ask so; who answers for
    something, or heads a team, may be told by evidence.
    """
    return _asks(text, "held")


def asks_only_for_fact_of_country(text: str) -> bool:
    """Whether a question asks for nothing but what any atlas tells of the country it names.

    `text` is what is left without its countries: "population", "what is the capital?", "minister of
    health". "Population covered by insurance" and "free care in the capital" ask for more.
    """
    return _asks(text, "of_country")


def _asks(text: str, name: _List) -> bool:
    if _GOES_ON.search(text):
        return False
    spoken = SpokenWords(text).spoken
    if not any(phrase.match(spoken) for phrase in _phrases(name)) or names_side(text):
        return False
    return not any(phrase.search(spoken) for phrase in _phrases("others"))


@lru_cache(maxsize=len(_LISTS))
def _phrases(name: _List) -> tuple[re.Pattern[str], ...]:
    files = (phrases_of(file, _LISTS) for file in phrase_files("fact_phrases").values())
    return tuple(phrase for phrases in files for phrase in phrases[name])
