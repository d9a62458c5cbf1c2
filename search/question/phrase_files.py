"""The files of phrases by which people ask, one a language, and which languages these are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

# In which it is known how people ask, ISO 639-1. Every folder of phrases has a file of each.
QUESTION_LANGUAGES = ("ar", "en", "es", "fr", "pt", "ru")


@lru_cache
def phrase_files(name: str) -> Mapping[str, Traversable]:
    """The files of a folder beside this module, as `files_by_language`."""
    return files_by_language(resources.files("search.question") / name)


def files_by_language(folder: Traversable) -> Mapping[str, Traversable]:
    """The files of a folder, by language, in the order of the languages.

    Raises LookupError, naming the folder and the languages, where a language of questions has no
    file or a file is of none of them.
    """
    found = {
        file.name.removesuffix(".txt"): file
        for file in folder.iterdir()
        if file.name.endswith(".txt")
    }
    if wrong := found.keys() ^ {*QUESTION_LANGUAGES}:
        raise LookupError(
            f"{folder} has to have a file of each of {', '.join(QUESTION_LANGUAGES)} and no other, "
            f"which is not so of: {', '.join(sorted(wrong))}"
        )
    return {language: found[language] for language in QUESTION_LANGUAGES}
