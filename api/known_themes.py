"""Themes that are asked for: they are added and removed, so that only the store knows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from corpus.errors import InvalidRequest
from corpus.themes import Theme


class HasThemes(Protocol):
    """What knows the themes there are."""

    def themes(self) -> tuple[Theme, ...]:
        """Those built in, then those added."""


def check_themes(asked: Iterable[str], store: HasThemes) -> None:
    """Raises InvalidRequest for the first that is no theme, or not any more."""
    wanted = tuple(asked)
    known = {theme.id for theme in store.themes()} if wanted else set()
    for theme in wanted:
        if theme not in known:
            raise InvalidRequest("no such theme", field="theme", given=theme)
