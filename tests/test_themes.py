"""Themes: added, embedded once, and what passages are tagged with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from ingest_samples import SmallLibrary
from shipped_names import load_theme_tagger, theme_tagger

from corpus.errors import Busy, Conflict, InvalidRequest, NotFound
from corpus.filters import FacetField, PassageFilter
from corpus.model import ANONYMOUS, OWNER, Passage
from corpus.ports import Embedder, Vectors
from corpus.themes import Theme, ThemeOrigin, added_theme, built_in_themes
from ingest.report import FileStatus, NobodyWatching
from ingest.tagging import TaggingReport, tag_collection
from search.themes import is_tagged_otherwise, keep_themes, new_themes, placed_themes
from search.themes.scale import Spread, load_theme_scale
from search.themes.tagger import PassageTagger

LANGUAGES = {"en", "fr", "es", "pt", "ar"}
EVERYTHING = PassageFilter()
SNAKES = added_theme(
    {"en": "Snakebite", "fr": "Morsures de serpent"},
    {"en": "Bites of venomous snakes, antivenom and first aid."},
)
TEXTS = {
    "snakes.md": "# Snakebite in the savannah\n\nAntivenom ran out in the rainy season, when most "
    "bites of venomous snakes happen, and people with snakebite went to healers.\n",
    "serpents.md": "# Les morsures de serpent\n\nLe sérum antivenimeux manquait dans les centres "
    "de santé et les morsures de serpent étaient soignées chez le guérisseur.\n",
    "paying.md": "# Paying providers\n\nThe fund pays health centres by capitation, and hospitals "
    "for each case; what the insurance pays and what patients pay stands on the wall.\n",
}


class CountingEmbedder:
    """The real model, and how many questions it was asked to embed."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.identity = embedder.identity
        self.embedded = 0

    def embed_query(self, text: str, language: str) -> Vectors:
        self.embedded += 1
        return self._embedder.embed_query(text, language)


@pytest.fixture
def filled(small_library: SmallLibrary, tmp_path: Path) -> SmallLibrary:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    small_library.ingest(tmp_path)
    return small_library


def tag(library: SmallLibrary) -> TaggingReport:
    themes = placed_themes(library.store, library.tools.embedder)
    tagger = theme_tagger(themes, library.tools.embedder.identity)
    report = tag_collection(library.store, library.index, tagger, NobodyWatching())
    keep_themes(library.store, themes)
    return report


def passages(library: SmallLibrary) -> list[Passage]:
    held = library.store.indexed_revisions().items()
    return [p for key, revision in held for p in library.store.passages_of(key, revision)]


def test_each_lever_is_described_in_every_language_of_the_page() -> None:
    """What passages are compared with; one that lacked a language would be tagged less well."""
    themes = built_in_themes()
    assert len(themes) == 14
    assert all(set(theme.descriptions) == set(theme.names) == LANGUAGES for theme in themes)


def test_an_added_theme_gets_an_id_from_its_name_and_is_called_as_its_reader_calls_it() -> None:
    assert (SNAKES.id, SNAKES.origin) == ("snakebite", ThemeOrigin.ADDED)
    assert (SNAKES.name("fr"), SNAKES.name("es")) == ("Morsures de serpent", "Snakebite")
    assert added_theme({"ar": "لدغات الأفاعي"}, {}, id="snakes").name("en") == "لدغات الأفاعي"


@pytest.mark.parametrize(
    ("names", "descriptions", "id"),
    [
        ({}, {}, None),
        ({"en": "  "}, {}, None),
        ({"en": "x" * 101}, {}, None),
        ({"en": "x"}, {"en": "x" * 601}, None),
        ({"english": "x"}, {}, None),
        ({"ar": "لدغات"}, {}, None),  # nothing to make an id of
        ({"en": "x"}, {}, "no spaces"),
    ],
)
def test_a_theme_that_cannot_be_is_refused(
    names: dict[str, str], descriptions: dict[str, str], id: str | None
) -> None:
    with pytest.raises(InvalidRequest):
        added_theme(names, descriptions, id)


def test_added_themes_are_kept_and_those_built_in_are_not_touched(
    small_library: SmallLibrary,
) -> None:
    store = small_library.store
    store.save_theme(SNAKES)
    changed = Theme(SNAKES.id, {"en": "Bites"})
    store.save_theme(changed)
    assert store.themes() == (*built_in_themes(), changed)
    store.remove_theme(SNAKES.id)
    assert store.themes() == built_in_themes()
    with pytest.raises(NotFound):
        store.remove_theme(SNAKES.id)
    store.save_theme(SNAKES, replace=False)
    with pytest.raises(Conflict):
        store.save_theme(changed, replace=False)
    assert store.added_themes() == (SNAKES,)
    for refused in (store.save_theme, lambda theme: store.remove_theme(theme.id)):
        with pytest.raises(Conflict):
            refused(built_in_themes()[0])


def test_passages_are_tagged_when_they_are_taken_in(filled: SmallLibrary) -> None:
    """With a confidence, in the store and in the index alike."""
    (paying,) = [p for p in passages(filled) if "capitation" in p.text]
    tags = {one.theme: one.confidence for one in paying.themes}
    assert 0.5 <= tags["purchasing_and_payment_systems"] <= 1
    counted = filled.index.facet(FacetField.THEME, EVERYTHING, OWNER)
    assert counted["purchasing_and_payment_systems"] == 1


def test_an_added_theme_tags_the_collection_without_embedding_a_passage(
    filled: SmallLibrary,
) -> None:
    """In its languages; filtered by and counted at once, and gone when it is removed."""
    vectors = filled.index.vectors([p.id for p in passages(filled)], OWNER)
    filled.store.save_theme(SNAKES)
    assert tag(filled) == TaggingReport(3, 2)
    about = PassageFilter(themes=("snakebite",))
    assert filled.index.count(about, OWNER) == 2
    assert {p.language for p in passages(filled) if "snakebite" in str(p.themes)} == {"en", "fr"}
    again = filled.index.vectors(list(vectors), OWNER)
    assert all(np.array_equal(vectors[key], again[key]) for key in vectors)
    assert tag(filled) == TaggingReport(3, 0)
    filled.store.remove_theme("snakebite")
    tag(filled)
    assert filled.index.count(about, OWNER) == 0
    assert filled.index.count(EVERYTHING, ANONYMOUS) == 3


def test_documents_are_taken_in_while_a_collection_is_tagged(
    filled: SmallLibrary, tmp_path: Path
) -> None:
    """Who takes them in is not told that the library is busy, and they are tagged as well."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "more.md").write_text(TEXTS["snakes.md"].replace("rainy", "dry"), encoding="utf-8")

    class TakingIn(NobodyWatching):
        done = False

        def advanced(self, by: int) -> None:
            if not self.done:
                self.done = True
                report = filled.ingest(more)
                assert [file.status for file in report.files] == [FileStatus.ADDED]

    filled.store.save_theme(SNAKES)
    watching, embedder = TakingIn(), filled.tools.embedder
    tagger = theme_tagger(placed_themes(filled.store, embedder), embedder.identity)
    report = tag_collection(filled.store, filled.index, tagger, watching)
    assert watching.done
    assert report == TaggingReport(4, 3)
    assert filled.index.count(PassageFilter(themes=("snakebite",)), OWNER) == 3
    assert "snakebite" in str([p.themes for p in passages(filled) if "dry" in p.text])


def test_a_busy_library_says_so_before_it_is_looked_through(filled: SmallLibrary) -> None:
    """Which would take minutes."""
    tagger = load_theme_tagger(filled.store, filled.tools.embedder)
    with filled.index.write(filled.tools.embedder.identity), pytest.raises(Busy):
        tag_collection(filled.store, filled.index, tagger, Stopping())


def test_what_the_index_lost_is_tagged_again(filled: SmallLibrary) -> None:
    """A run that was killed before it published has told the store nothing."""
    filled.store.save_theme(SNAKES)
    with pytest.raises(RuntimeError):
        tag_collection(
            filled.store,
            filled.index,
            load_theme_tagger(filled.store, filled.tools.embedder),
            Stopping(),
        )
    assert tag(filled).changed == 2


class Stopping(NobodyWatching):
    def advanced(self, by: int) -> None:
        raise RuntimeError("killed")


def test_a_theme_is_embedded_once_and_again_when_its_words_change(
    small_library: SmallLibrary,
) -> None:
    store, embedder = small_library.store, CountingEmbedder(small_library.tools.embedder)
    keep_themes(store, placed_themes(store, embedder))  # type: ignore[arg-type]
    embedder.embedded = 0
    for theme, expected in ((SNAKES, 2), (SNAKES, 0), (added_theme({"en": "Snakebite"}, {}), 1)):
        store.save_theme(theme)
        keep_themes(store, placed_themes(store, embedder))  # type: ignore[arg-type]
        assert embedder.embedded == expected
        embedder.embedded = 0


def test_a_thing_of_the_glossary_is_the_name_in_whatever_language(
    filled: SmallLibrary, prepared_embedder: Embedder
) -> None:
    """A theme called in English alone is named by an Arabic passage; another word of it is not."""
    filled.store.save_theme(added_theme({"en": "Refugees and displaced people"}, {}))
    tagger = load_theme_tagger(filled.store, prepared_embedder)
    assert isinstance(tagger, PassageTagger)

    def is_named(text: str, language: str) -> bool:
        return tagger._shared(text, language)[-1][1]

    assert is_named("تستقبل المراكز اللاجئين.", "ar")
    assert is_named("Les centres reçoivent des réfugiés.", "fr")
    assert is_named("Centres receive displaced people.", "en")
    assert not is_named("تستقبل المراكز المرضى.", "ar")
    assert not is_named("Centres receive people.", "en")


def test_themes_are_new_until_something_was_tagged_with_them(filled: SmallLibrary) -> None:
    """As after an upgrade whose themes have other words, or a library without any."""
    store, identity = filled.store, filled.tools.embedder.identity
    assert len(new_themes(store, identity)) == 14
    tag(filled)
    assert new_themes(store, identity) == []
    store.save_theme(SNAKES)
    load_theme_tagger(store, filled.tools.embedder)
    assert new_themes(store, identity) == [SNAKES]
    tag(filled)
    assert new_themes(store, identity) == []
    assert not is_tagged_otherwise(store, identity)
    store.remove_theme("snakebite")
    assert new_themes(store, identity) == []
    assert is_tagged_otherwise(store, identity)


def test_a_model_that_cannot_tell_themes_has_none_waiting(small_library: SmallLibrary) -> None:
    """And embeds none in vain."""
    embedder = CountingEmbedder(small_library.tools.embedder)
    embedder.identity = replace(embedder.identity, name="another")
    assert placed_themes(small_library.store, embedder) == []  # type: ignore[arg-type]
    assert new_themes(small_library.store, embedder.identity) == []
    assert not is_tagged_otherwise(small_library.store, embedder.identity)
    assert embedder.embedded == 0


def test_lists_of_sources_are_about_nothing(small_library: SmallLibrary, tmp_path: Path) -> None:
    sources = f"# Study\n\n## References\n\n- {TEXTS['paying.md'].splitlines()[2]}\n"
    (tmp_path / "a.md").write_text(sources, encoding="utf-8")
    small_library.ingest(tmp_path)
    assert all(p.themes == () for p in passages(small_library) if "References" in p.heading_path)


def test_a_theme_that_the_collection_is_near_anyway_needs_more() -> None:
    """A clinical textbook is near every illness without being about each."""
    scale = load_theme_scale("multilingual-e5-small")
    assert scale is not None
    near, nothing = np.array([0.2], dtype=np.float32), np.zeros(1, dtype=np.float32)
    usual = scale.of_added(near, nothing, nothing, Spread(0.0, 0.04))[0]
    wide = scale.of_added(near, nothing, nothing, Spread(0.03, 0.09))[0]
    named = scale.of_added(near, nothing, nothing + 1, Spread(0.03, 0.09))[0]
    assert wide < usual
    assert wide < 0.5 < named


def test_most_tags_are_right(prepared_embedder: Embedder, small_library: SmallLibrary) -> None:
    """Judged by reading 32 passages of the starter collection, on which it was also fitted."""
    file = Path(__file__).parent / "data" / "judged_themes.jsonl"
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    judged = {row["id"]: set(row["themes"]) for row in rows}
    languages = [row["lang"] for row in rows]
    read = [row["text"] for row in rows]
    vectors = prepared_embedder.embed_passages(read, languages)
    tagger = load_theme_tagger(small_library.store, prepared_embedder)
    # The vector is of title and headings as well, the words are the passage's own.
    own = [text.split("\n", 2)[-1] for text in read]
    tagged = tagger.tag(vectors, own, languages)
    found = [(key, one.theme) for key, tags in zip(judged, tagged, strict=True) for one in tags]
    right = [(key, theme) for key, theme in found if theme in judged[key]]
    assert len(right) / len(found) >= 0.65
    assert len(right) / sum(map(len, judged.values())) >= 0.4
