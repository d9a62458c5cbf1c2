"""Glossaries: an organisation's names beside the shipped ones, and plain words for what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from library_fixtures import open_library_at

from api.bootstrap import Library
from api.messages import LANGUAGES, messages
from api.settings import Settings
from corpus.errors import SettingError
from corpus.model import OWNER
from corpus.ports import Embedder
from corpus.vocabulary.glossary import ConceptKind, load_glossary, shipped_glossary
from corpus.vocabulary.places import load_place_finder
from ingest.run import IngestOptions
from search.lexical import ConceptFinder, shipped_concepts
from search.question.question import Question

OWN = """
format: 1
concepts:
  mutuelle_rurale:
    kind: scheme
    names:
      fr: [Mutuelle rurale du Sud, MRS]
      en: [Southern rural fund]
    ambiguous:
      MRS: also a form of address
  universal_health_coverage:
    names:
      en: [health for everyone]
"""


def written(folder: Path, content: str, name: str = "own.yaml") -> Path:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return file


def test_an_organisation_adds_concepts_and_names(tmp_path: Path) -> None:
    """A concept of its own, and names for one that is shipped, which keeps the shipped ones."""
    concepts = {concept.id: concept for concept in load_glossary(written(tmp_path, OWN))}
    assert len(concepts) == len(shipped_glossary()) + 1
    own = concepts["mutuelle_rurale"]
    assert own.kind is ConceptKind.SCHEME
    assert own.names == {"fr": ("Mutuelle rurale du Sud", "MRS"), "en": ("Southern rural fund",)}
    assert own.ambiguous == {"MRS"}
    assert {"UHC", "health for everyone"} <= set(concepts["universal_health_coverage"].names["en"])
    assert "couverture sanitaire universelle" in concepts["universal_health_coverage"].names["fr"]


def test_a_concept_of_ones_own_may_be_within_a_shipped_one_or_around_it(tmp_path: Path) -> None:
    """Whichever of a folder's files tells of which; what is shipped as broader stays."""
    written(
        tmp_path, ENTRY + "names: {en: [own thing]}\n    broader: [co_payment, wide]\n", "a.yaml"
    )
    written(
        tmp_path,
        "format: 1\nconcepts:\n  wide: {names: {en: [wide thing]}}\n"
        "  free_care: {names: {en: [care for nothing]}, broader: [wide]}\n",
        "b.yaml",
    )
    concepts = {concept.id: concept for concept in load_glossary(tmp_path)}
    assert concepts["free_care"].broader == ("user_fees", "wide")
    finder = ConceptFinder(concepts.values(), load_place_finder())
    assert {"co_payment", "user_fees", "wide"} <= set(finder.broader("thing"))
    assert {"thing", "free_care"} <= set(finder.narrower("wide"))


def test_a_concept_is_not_broader_than_itself(tmp_path: Path) -> None:
    own = written(tmp_path, ENTRY + "names: {en: [thing]}\n    broader: [thing]\n")
    with pytest.raises(SettingError) as error:
        load_glossary(own)
    assert error.value.detail == "concepts broader than each other"
    assert "thing" in messages("en").error(error.value)


def test_a_folder_holds_several_files(tmp_path: Path) -> None:
    written(tmp_path, OWN, "first.yaml")
    written(tmp_path, "format: 1\nconcepts: {second: {names: {en: [second thing]}}}", "second.yml")
    written(tmp_path, "not a glossary", "notes.txt")
    added = {concept.id for concept in load_glossary(tmp_path)}
    assert {"mutuelle_rurale", "second"} <= added


def test_a_library_knows_the_names_of_its_setting(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", glossary=written(tmp_path, OWN))
    with Library(settings) as library:
        text = "la Mutuelle rurale du Sud"
        (mention,) = library.concepts.in_question(text, "fr")
        assert mention.concepts == ("mutuelle_rurale",)
        assert mention not in shipped_concepts().in_question(text, "fr")


def test_an_organisations_own_name_finds_what_documents_call_otherwise(
    tmp_path: Path, prepared_embedder: Embedder
) -> None:
    """From the file to the result: by a name that no document has."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, fund in (("own", "Mutuelle rurale du Sud"), ("other", "Caisse des artisans")):
        told = f"# {fund}\n\nLa {fund} couvre les ménages depuis 2015. " + "Elle progresse. " * 20
        (folder / f"{name}.md").write_text(told, encoding="utf-8")
    own = written(tmp_path, OWN)
    with open_library_at(tmp_path / "data", prepared_embedder, glossary=own) as library:
        library.ingest(folder, IngestOptions("own"))
        found = library.engine.search(Question("Southern rural fund"), OWNER)
    assert [concept.id for concept in found.understanding.concepts] == ["mutuelle_rurale"]
    first, second = found.results[:2]
    assert Path(first.document.path).name == "own.md"
    assert first.score > second.score + 0.1


ENTRY = "format: 1\nconcepts:\n  thing:\n    "
WRONG = {
    "a glossary is no YAML": "format: 1\nconcepts: [",
    "a glossary lacks its parts": "concepts: {}\n",
    "a glossary of another format": "format: 2\nconcepts: {}\n",
    "a concept without a sound id": "format: 1\nconcepts:\n  my thing: {names: {en: [thing]}}\n",
    "a concept without names": ENTRY + "kind: term\n",
    "a concept with unknown parts": ENTRY + "names: {en: [thing]}\n    name: thing\n",
    "a concept of an unknown kind": ENTRY + "kind: country\n    names: {en: [thing]}\n",
    "a language that is no code": ENTRY + "names: {english: [thing]}\n",
    "names that are no list": ENTRY + "names: {en: thing}\n",
    "a name that cannot be found": ENTRY + "names: {en: [x]}\n",
    "broader concepts that are no list": ENTRY + "names: {en: [thing]}\n    broader: user_fees\n",
    "an unknown broader concept": ENTRY + "names: {en: [thing]}\n    broader: [user_fee]\n",
    "concepts broader than each other": (
        ENTRY + "names: {en: [thing]}\n    broader: [user_fees]\n"
        "  user_fees: {names: {en: [fees of users]}, broader: [thing]}\n"
    ),
    "a mark on no name": ENTRY + "names: {en: [thing]}\n    capitals: [other]\n",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("detail", "content"), WRONG.items(), ids=list(WRONG))
def test_what_is_wrong_is_said_with_the_file_in_every_language(
    tmp_path: Path, detail: str, content: str, language: str
) -> None:
    file = written(tmp_path, content)
    with pytest.raises(SettingError) as error:
        load_glossary(file)
    assert error.value.detail == detail
    said = messages(language).error(error.value)
    assert file.name in said
    assert detail not in said


@pytest.mark.parametrize("content", ["[1, 2]", "null", "'text'", "format: 1\nconcepts: 3", ENTRY])
def test_any_yaml_is_refused_or_read(tmp_path: Path, content: str) -> None:
    with pytest.raises(SettingError):
        load_glossary(written(tmp_path, content))


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError) as missing:
        load_glossary(tmp_path / "none.yaml")
    assert missing.value.detail == "no such glossary"
    file = tmp_path / "latin.yaml"
    file.write_bytes(b"format: 1\nconcepts: {a: {names: {fr: [sant\xe9]}}}")
    with pytest.raises(SettingError) as unreadable:
        load_glossary(file)
    assert unreadable.value.detail == "a glossary cannot be read"


def test_the_documented_example_is_a_glossary(tmp_path: Path) -> None:
    """What docs/glossary.md shows can be copied."""
    told = (Path(__file__).parent.parent / "docs" / "glossary.md").read_text(encoding="utf-8")
    example = told.partition("```yaml\n")[2].partition("```")[0]
    added = load_glossary(written(tmp_path, example))
    assert len(added) > len(shipped_glossary())
