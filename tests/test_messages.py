"""Every sentence exists in every interface language, with the same facts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast, visitor

from api.messages import LANGUAGES, messages
from corpus import errors
from ingest.blocks import RefusalCode, WarningCode

LOCALES = Path(__file__).parent.parent / "api" / "locales"
FILES = sorted(path.name for path in (LOCALES / "en").glob("*.ftl"))
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]

# A compact number ("1 million") takes this form in these languages; counts here are written out.
MILLIONS = {("fr", "many"), ("es", "many"), ("pt", "many")}


class _Facts(visitor.Visitor):
    """The variables a message names and the plural forms it offers for each."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.plurals: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = {getattr(variant.key, "name", None) for variant in node.variants} - {None}
        if keys <= {"zero", "one", "two", "few", "many", "other"}:
            self.plurals.append({str(key) for key in keys})
        self.generic_visit(node)


def _entries(language: str, file: str) -> dict[str, _Facts]:
    source = (LOCALES / language / file).read_text(encoding="utf-8")
    found: dict[str, _Facts] = {}
    for entry in FluentParser().parse(source).body:
        assert not isinstance(entry, ast.Junk), f"{language}/{file}: {entry.content}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{language}/{file} says {entry.id.name} twice"
            found[entry.id.name] = _Facts()
            found[entry.id.name].visit(entry)
    return found


def _error_codes() -> Iterator[str]:
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.SankofaError):
            yield kind.code


def test_the_languages_have_the_same_files() -> None:
    """A file that one language lacks would be a page that breaks in it."""
    for language in LANGUAGES:
        assert sorted(path.name for path in (LOCALES / language).iterdir()) == FILES


@pytest.mark.parametrize("language", TRANSLATIONS)
@pytest.mark.parametrize("file", FILES)
def test_every_message_has_its_translation_with_the_same_variables(
    file: str, language: str
) -> None:
    """The same ids, and the same facts named in each."""
    english = {name: facts.variables for name, facts in _entries("en", file).items()}
    translated = {name: facts.variables for name, facts in _entries(language, file).items()}
    assert translated == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES)
def test_counted_messages_have_every_plural_form_of_their_language(
    file: str, language: str
) -> None:
    """Arabic counts one, two, a few, many and hundreds differently; each form is written."""
    tags = {*Locale(language).plural_form.tags, "other"}
    needed = {tag for tag in tags if (language, tag) not in MILLIONS}
    for name, facts in _entries(language, file).items():
        for forms in facts.plurals:
            assert needed <= forms, f"{name} lacks {needed - forms}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_name_is_used_in_two_files(language: str) -> None:
    """All files of a language share one name space; the later would hide the earlier."""
    names = [name for file in FILES for name in _entries(language, file)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", list(RefusalCode))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_reason_and_a_remedy(language: str, code: RefusalCode) -> None:
    """Nobody is told that a file was refused without being told why and what to do."""
    said = messages(language)
    assert said.text(f"refusal-{code.value}", detail="7 pages")
    assert said.text(f"remedy-{code.value}")


@pytest.mark.parametrize("code", list(WarningCode))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_warning_has_a_sentence(language: str, code: WarningCode) -> None:
    """What a reader of the ingest report should know is said in the reader's language."""
    assert "7" in messages(language).text(f"warning-{code.value}", detail="7")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_has_a_sentence(language: str) -> None:
    """Each error class of the domain is explained in the reader's language."""
    for code in _error_codes():
        assert messages(language).has(f"error-{code}"), code


def test_french_puts_unbreakable_spaces_before_double_punctuation() -> None:
    """A colon alone at the start of a line is a fault that French readers see at once."""
    for file in FILES:
        for line in (LOCALES / "fr" / file).read_text(encoding="utf-8").splitlines():
            value = line.partition(" = ")[2] or line
            if not line.startswith("#"):
                assert not re.search(r"(?<=\S) [:;!?»](?=\s|$)|« ", value), line


def test_arabic_messages_count_in_arabic() -> None:
    """The forms are chosen by CLDR's rules: 2 is a dual, 3 a plural, 11 a singular again."""
    said = [messages("ar").text("file-added", passages=count) for count in (2, 3, 11)]
    assert said == ["أُضيف، مقطعان", "أُضيف، 3 مقاطع", "أُضيف، 11 مقطعًا"]
