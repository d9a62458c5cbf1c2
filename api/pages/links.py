"""Addresses of pages, with the interface language kept wherever it was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Links:
    """Makes addresses. `language` is that of the present page's own address, None without one.

    A reader whose browser keeps no cookies stays in the language chosen, because every link
    carries it; where the address has none, cookie or browser have chosen and do so again.
    """

    language: str | None = None

    def to(self, path: str, *pairs: Pair, fragment: str = "") -> str:
        """The address of `path` (already quoted) with these parameters, in this order."""
        kept = [*pairs, *self.kept]
        query = f"?{urlencode(kept)}" if kept else ""
        return f"{path}{query}{f'#{fragment}' if fragment else ''}"

    @property
    def kept(self) -> tuple[Pair, ...]:
        """What a form has to carry as hidden fields."""
        return (("lang", self.language),) if self.language else ()

    def document(self, document_id: str, passage_id: str | None = None) -> str:
        """The page that shows a document, opened at a passage."""
        if passage_id is None:
            return self.to(_document_path(document_id))
        return self.to(_document_path(document_id), ("passage", passage_id), fragment="passage")

    def document_part(
        self, document_id: str, name: str, number: int, passage_id: str | None = None
    ) -> str:
        """A part of a document, a "page" or a "part" by number, at a passage that stands there."""
        path, part = _document_path(document_id), (name, str(number))
        if passage_id is None:
            return self.to(path, part)
        return self.to(path, ("passage", passage_id), part, fragment="passage")

    def similar(self, passage_id: str) -> str:
        """The page of passages like this one."""
        return self.to("/similar", ("passage", passage_id))

    def add_to_pack(self, *, passage_id: str = "", document_id: str = "") -> str:
        """The page where a passage or a document is put into a topic pack."""
        name, value = ("passage", passage_id) if passage_id else ("document", document_id)
        return self.to("/add-to-pack", (name, value))

    def review(self, passage_id: str) -> str:
        """The page where a passage's outcome is judged."""
        return self.to("/review", ("passage", passage_id))

    def pack(self, slug: str) -> str:
        """A published topic pack."""
        return self.to(f"/packs/{quote(slug, safe='')}")

    def pack_draft(self, pack_id: str, fragment: str = "") -> str:
        """Where a topic pack is put together."""
        return self.to(f"/packs/edit/{quote(pack_id, safe='')}", fragment=fragment)

    def lesson(self, lesson_id: str) -> str:
        """A lesson."""
        return self.to(f"/lessons/{quote(lesson_id, safe='')}")

    def search(self, pairs: Iterable[Pair]) -> str:
        """The answer to a question."""
        return self.to("/search", *pairs)


def _document_path(document_id: str) -> str:
    return f"/documents/{quote(document_id, safe='')}"
