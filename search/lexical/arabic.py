"""A light stemmer for Arabic: article, conjunctions, prepositions and endings taken off.

After the "light10" stemmer of Larkey, Ballesteros and Connell, "Light Stemming for Arabic
Information Retrieval" (2007), which retrieves better than root extraction. Snowball's stemmer
keeps the article on short words, so that "الصحة" (health) and "صحة" do not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LETTER = re.compile("[\u0600-\u06ff]")
_ARTICLES = ("وبال", "فبال", "وكال", "وال", "بال", "كال", "فال", "ولل", "فلل", "لل", "ال")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_CONJUNCTION = "و"
_CLITICS = ("ف", "ب", "ل", "ك")
_PRONOUNS = ("ه", "ها", "هم", "هن", "هما", "نا")
_CASE = "ا"
_PREPOSITIONS = ("وب", "ول", "فب", "فل", "ب", "ل", "ك", "ف")  # written as one with the word
_SHORTEST = 3
_LEAST_LEFT = {1: 2, 2: 3}  # letters that stay, by the length of the ending taken off


def stem(folded: str) -> str:
    """The stem of a word in which letter variants are folded already.

    A first waw goes whether it means "and" or belongs to the word: what matters is that the word
    gives the same stem with and without the article ("وزارة", "الوزارة", "والوزارة").
    """
    word = without_prefixes(folded)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LEFT[len(ending)]:
            word = word[: -len(ending)]
    return word


def without_prefixes(word: str) -> str:
    """The word without article and conjunctions."""
    word = _without_article(word)
    while word.startswith(_CONJUNCTION) and len(word) > _SHORTEST:
        word = word[1:]
    return word


def readings(folded: str) -> tuple[str, ...]:
    """The word, and what is left of it after each preposition that it may begin with."""
    if not _LETTER.search(folded):
        return (folded,)
    bare = (folded.removeprefix(preposition) for preposition in _PREPOSITIONS)
    return tuple(dict.fromkeys((folded, *(form for form in bare if len(form) >= _SHORTEST))))


def without_clitics(folded: str) -> Iterator[str]:
    """What a word may be without "then" or a preposition written as one with it: itself first."""
    yield folded
    if folded.startswith(_CLITICS) and len(folded) > _SHORTEST:
        yield folded[1:]


def without_pronouns(folded: str) -> Iterator[str]:
    """What a word may be without a pronoun, or the alif of a case, at its end: itself first.

    What is left of "قدرتها" is "قدره" too, as "قدرة" is folded.
    """
    yield folded
    for pronoun in (*_PRONOUNS, _CASE):
        word = folded.removesuffix(pronoun)
        if word != folded and len(word) >= _SHORTEST:
            yield word
            if pronoun != _CASE and word.endswith("ت"):
                yield f"{word[:-1]}ه"


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST - 1:
            return word[len(article) :]
    return word
