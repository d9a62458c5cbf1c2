"""Every sentence exists in every interface language, with the same facts in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, FluentSerializer, ast, visitor

from api.citations import locator_text
from api.curation.pack_words import export_labels
from api.messages import LANGUAGES, messages
from corpus import errors
from corpus.model import AccessLevel, Locator, LocatorUnit
from corpus.vocabulary import load_vocabulary
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


def _patterns(language: str) -> dict[str, str]:
    """Each message as it is written, by its name."""
    write = FluentSerializer().serialize_entry
    sources = [(LOCALES / language / file).read_text(encoding="utf-8") for file in FILES]
    entries = (entry for source in sources for entry in FluentParser().parse(source).body)
    written = {entry.id.name: write(entry) for entry in entries if isinstance(entry, ast.Message)}
    return {name: message.partition("=")[2].strip() for name, message in written.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_is_named_alike_wherever_it_stands(language: str) -> None:
    """As a filter, as a fact about a document and where two contexts are compared."""
    said = messages(language)
    # These say more than the term: who the access is for, and the language of what.
    others = {"fact-access", "aspect-language"}
    named = [name for name in _patterns("en") if name.startswith(("fact-", "aspect-"))]
    terms = {name: f"field-{name.partition('-')[2]}" for name in named if name not in others}
    alike = {name: term for name, term in terms.items() if said.has(term)}
    assert {"fact-publisher", "aspect-income_group", "aspect-evidence_basis"} <= alike.keys()
    assert {name: said.text(name) for name in alike} == {
        name: said.text(term) for name, term in alike.items()
    }


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_what_english_says_alike_is_translated_alike(language: str) -> None:
    """One thing has one name in each language, and no two translations that drift apart."""
    english, translated = _patterns("en"), _patterns(language)
    ways = {
        words: {translated[name] for name in english if english[name] == words}
        for words in english.values()
    }
    assert {words: said for words, said in ways.items() if len(said) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", list(LocatorUnit))
@pytest.mark.parametrize("last", [3, 4])
def test_a_place_is_told_alike_on_pages_and_in_exports(
    language: str, unit: LocatorUnit, last: int
) -> None:
    """One wording for "p. 3" and one for "pp. 3–4"."""
    said = messages(language)
    label = export_labels(language, said)
    key = unit.value if last == 3 else f"{unit.value}s"
    assert locator_text(Locator(unit, 3, last), said) == label(key, first=3, last=last)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_restricted_document_is_told_alike_on_cards_and_in_exports(language: str) -> None:
    """The vocabulary's word, in a pack's own language."""
    word = load_vocabulary().label("access", AccessLevel.RESTRICTED, language)
    assert export_labels(language, messages("en"))("restricted") == word


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
