"""The page where something is put into a topic pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.context import PageContext
from api.pages.quotes import Quote
from api.pages.views.citations import Cited
from api.pages.views.packs import item_citation, item_quote, restricted_word
from api.pages.views.results import Label
from corpus.model import Access, AccessLevel
from corpus.packs.model import ItemSource, TopicPack


@dataclass(frozen=True, slots=True)
class PackOption:
    """A draft with its sections."""

    title: str
    places: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class AddView:
    """What is to be added, and where it can go. `href` is where the form is sent.

    `restricted` is that word, None where the document is not.
    """

    href: str
    quote: Quote | None
    citation: Cited
    restricted: str | None
    packs: tuple[PackOption, ...]


def add_view(
    source: ItemSource,
    access: Access,
    passage: str,
    document: str,
    drafts: Sequence[TopicPack],
    page: PageContext,
) -> AddView:
    """The page, for the id of a passage or a document; `access` is that of the document."""
    href = page.links.add_to_pack(passage_id=passage, document_id=document)
    return AddView(
        href=href,
        quote=item_quote(source, page.wording),
        citation=item_citation(source, page.wording),
        restricted=restricted_word(
            page.wording, is_restricted=access.level is AccessLevel.RESTRICTED
        ),
        packs=tuple(_option(pack, page) for pack in drafts),
    )


def _option(pack: TopicPack, page: PageContext) -> PackOption:
    return PackOption(
        pack.title,
        tuple(
            Label(
                f"{pack.id}:{section.id}",
                section.title or page.wording.text("section-untitled", number=str(number)),
            )
            for number, section in enumerate(pack.sections, 1)
        ),
    )
