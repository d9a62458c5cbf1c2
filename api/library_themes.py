"""The themes of a library, and the tagging of its passages with them.

A change of the themes is kept before its passages are tagged, which takes a while and cannot be
done while somebody else writes to the index. What the collection was tagged with is written down
when it has been; so whatever comes in between, the next ingest knows that it has to be done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from corpus.errors import Busy, NotFound
from corpus.filters import NO_FILTER, FacetField, PassageFilter
from corpus.model import OWNER
from corpus.themes import Theme
from ingest.report import NobodyWatching, Observer

if TYPE_CHECKING:
    from corpus.ports import Embedder, PassageIndex, ThemeTagger
    from corpus.store import Store
    from ingest.tagging import TaggingReport
    from search.lexical import ConceptFinder

_ALL = 1_000_000  # themes


class Parts(Protocol):
    """What of a library is needed for its themes; each part is opened when first asked for."""

    @property
    def store(self) -> Store:
        """The store of record."""

    @property
    def index(self) -> PassageIndex:
        """The passage index."""

    @property
    def embedder(self) -> Embedder:
        """The embedding model."""

    @property
    def concepts(self) -> ConceptFinder:
        """What finds names of the glossary."""


class LibraryThemes:
    """Adds and removes themes, and keeps the collection tagged with those there are."""

    def __init__(self, library: Parts) -> None:
        self._library = library

    def add(
        self, theme: Theme, observer: Observer | None = None, *, replace: bool = True
    ) -> TaggingReport:
        """Keep a theme, or other words of an added one, and tag the collection with it.

        Raises Conflict as the store does, and Busy: then the theme is kept, and the next ingest
        tags the collection with it.
        """
        self._library.store.save_theme(theme, replace=replace)
        with _or_told(Busy("a theme that is tagged later", id=theme.id)):
            return self.tag(observer)

    def remove(self, id: str, observer: Observer | None = None) -> TaggingReport:
        """Forget an added theme and take its tags away.

        Raises NotFound, Conflict, and Busy: then the theme is forgotten, and the next ingest takes
        its tags away. Asked for again, it is done at once.
        """
        self.forget(id)
        with _or_told(Busy("a theme whose tags go later", id=id)):
            return self.tag(observer)

    def forget(self, id: str) -> None:
        """Forget an added theme, whose tags go when the collection is tagged.

        Raises Conflict, and NotFound unless passages still have the tags of one forgotten before.
        """
        try:
            self._library.store.remove_theme(id)
        except NotFound:
            if not self._library.index.count(PassageFilter(themes=(id,)), OWNER):
                raise

    def tag(self, observer: Observer | None = None) -> TaggingReport:
        """Tag the whole collection with the themes there are now. Raises Busy."""
        from ingest.tagging import tag_collection
        from search.themes import keep_themes, placed_themes, theme_tagger, with_spreads

        library = self._library
        placed = placed_themes(library.store, library.embedder)
        themes = with_spreads(placed, library.store, library.index)
        tagger = theme_tagger(themes, library.embedder.identity, library.concepts)
        report = tag_collection(library.store, library.index, tagger, observer or NobodyWatching())
        keep_themes(library.store, themes)
        return report

    @contextmanager
    def tagging_everything(self) -> Iterator[ThemeTagger]:
        """A tagger for what makes every passage anew, and with that tags all of them."""
        from search.themes import keep_themes, placed_themes, theme_tagger

        library = self._library
        themes = placed_themes(library.store, library.embedder)
        yield theme_tagger(themes, library.embedder.identity, library.concepts)
        keep_themes(library.store, themes)

    def catch_up(self, observer: Observer | None = None) -> None:
        """Tag what is there already if themes changed since; what comes is tagged as it comes.

        Not passages of another model, which cannot be told by this one. Raises Busy.
        """
        from search.themes import is_tagged_otherwise

        held, model = self._library.index.identity(), self._library.embedder.identity
        of_this_model = held is None or held.fingerprint == model.fingerprint
        if of_this_model and is_tagged_otherwise(self._library.store, model):
            self.tag(observer)

    def new(self) -> list[str]:
        """Ids of themes that the passages held were never tagged with, as after an upgrade."""
        from search.themes import new_themes

        held = self._library.index.identity()
        return [theme.id for theme in new_themes(self._library.store, held)] if held else []

    def removed(self) -> list[str]:
        """Ids of themes that are no more, whose tags passages still have."""
        known = {theme.id for theme in self._library.store.themes()}
        held = self._library.index.facet(FacetField.THEME, NO_FILTER, OWNER, _ALL)
        return sorted(held.keys() - known)


@contextmanager
def _or_told(later: Busy) -> Iterator[None]:
    """Where somebody else is writing, say what is done already and when the rest will be."""
    try:
        yield
    except Busy as busy:
        raise later from busy
