"""Words that stand around the matter of a question: each once, with every role it plays."""

from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from search.lexical.around_matter import Role, read_roles, words_around_matter
from search.phrases import plain
from search.question.phrase_files import QUESTION_LANGUAGES, files_by_language
from search.question.requests import request_words

FOLDER = resources.files("search.lexical") / "around_matter"


def test_a_word_has_every_role_that_its_line_names():
    words = read_roles("en.txt", "lesson lessons: asks errand\n\nothers: of-any-matter subject\n")
    assert words[Role.ASKS] == words[Role.ERRAND] == {"lesson", "lessons"}
    assert words[Role.OF_ANY_MATTER] == words[Role.SUBJECT] == {"others"}
    assert words[Role.KEEPING] == set()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("what: beginning\nlesson: ask\n", "line 2: no such role: 'ask'"),
        ("lesson asks\n", "line 1: no words, a colon and their roles: 'lesson asks'"),
        (": asks\n", "line 1: no words, a colon and their roles: ': asks'"),
        ("leçon: asks\nlecon: errand\n", "line 2: 'lecon' stands there already, as 'leçon'"),
        ("other other: asks\n", "line 1: 'other' stands there already"),
    ],
)
def test_a_line_that_is_not_as_it_has_to_be_is_refused(content: str, told: str):
    """By file and line; a role that is misspelt would otherwise be lost unnoticed."""
    with pytest.raises(ValueError, match=f"^fr.txt, {told}"):
        read_roles("fr.txt", content)


def test_each_language_of_questions_has_words_of_every_role():
    """A word's other roles would otherwise be switched off in a language unnoticed."""
    known = words_around_matter()
    assert set(known) == {*QUESTION_LANGUAGES, "sw"}
    for language in QUESTION_LANGUAGES:
        assert [role for role in Role if not known[language][role]] == [], language
    assert {role for role in Role if known["sw"][role]} == {Role.ASKS, Role.GENERAL}


@pytest.mark.parametrize("language", QUESTION_LANGUAGES)
def test_words_are_one_however_apostrophes_are_typed(language: str):
    """As those of questions are, so that no word stands twice by one of these."""
    words = [word for role in words_around_matter()[language].values() for word in role]
    assert len({plain(word) for word in words}) == len(set(words))


def test_the_readme_tells_of_every_role():
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [role for role in Role if f"| `{role}` |" not in told] == []


def test_each_language_has_phrases_of_asking():
    assert [language for language, words in request_words().items() if not words.asking] == []


def _folders(folder: Traversable) -> Iterator[Traversable]:
    """Every folder of files a language, of `search`."""
    for inner in folder.iterdir():
        if inner.is_dir():
            yield from _folders(inner)
            if (inner / "en.txt").is_file():
                yield inner


@pytest.mark.parametrize(
    "folder", sorted(_folders(resources.files("search")), key=str), ids=lambda one: one.name
)
def test_every_folder_of_words_or_phrases_has_the_same_languages(folder: Traversable):
    """A file that is misnamed would otherwise switch a language off unnoticed."""
    languages = {file.name.removesuffix(".txt") for file in folder.iterdir()} - {"README.md"}
    assert languages - {"sw"} == {*QUESTION_LANGUAGES}
    assert "sw" not in languages or folder == FOLDER


@pytest.mark.parametrize("wrong", ["fr", "de"])
def test_a_folder_without_a_language_or_with_another_is_refused(tmp_path: Path, wrong: str):
    for language in {*QUESTION_LANGUAGES} ^ {wrong}:
        (tmp_path / f"{language}.txt").write_text("does it")
    with pytest.raises(LookupError, match=rf"{tmp_path}.*ar, en.* not so of: {wrong}$"):
        files_by_language(tmp_path)
