"""Themes that are asked for: they are added and removed, so that only the store knows them."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.errors import InvalidRequest
from corpus.store import Store


def check_themes(asked: Iterable[str], store: Store) -> None:
    """Raises InvalidRequest for the first that is no theme, or not any more."""
    wanted = tuple(asked)
    known = {theme.id for theme in store.themes()} if wanted else set()
    for theme in wanted:
        if theme not in known:
            raise InvalidRequest("no such theme", field="theme", given=theme)
