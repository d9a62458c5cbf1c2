"""Messages written as web pages, without what mail programs copy below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.blocks import Refused
from ingest.convert.mail.text import announces_quotation, begins_as_forwarded
from ingest.convert.trees import Element
from ingest.convert.writing import BlockWriter, one_line

MARKED_QUOTES = (
    "//*[contains(@class,'gmail_quote') or contains(@class,'gmail_attr') or "
    "contains(@class,'moz-cite-prefix') or contains(@class,'yahoo_quoted') or "
    "contains(@class,'gmail_signature') or contains(@class,'moz-signature')]"
)
HISTORY_IN_HTML = "//*[@id='appendonsend' or @id='divRplyFwdMsg' or @id='OLK_SRC_BODY_SECTION']"
QUOTED_TEXT = (
    "descendant-or-self::*/text()[not(ancestor::*[contains(@class,'gmail_attr') or "
    "contains(@class,'moz-cite-prefix') or contains(@class,'signature')])]"
)
# Programs indent by the element that quotes, and then draw no line beside it.
INDENTED = re.compile(r"border(?:-left)?\s*:\s*(?:none|0(?:px)?)\s*(?:;|$)", re.IGNORECASE)
QUOTE_LINE = re.compile(r"border-left[\w-]*\s*:\s*(?!none|0(?:px)?\s*(?:;|$))", re.IGNORECASE)
QUOTE_NAME = re.compile(r"quot|cite", re.IGNORECASE)
# Of who wrote what: letters, and elements between.
LONGEST_ATTRIBUTION, FARTHEST_ATTRIBUTION = 300, 8


def words_shown(html: str) -> int:
    """How many words a reader sees of a message, quotations included."""
    from ingest.convert.web.converter import write_fragment

    written = BlockWriter()
    write_fragment(written, html)
    return sum(len(block.text.split()) for block in written.blocks)


def write_html(writer: BlockWriter, html: str, number: int, *, hands_on: bool = False) -> list[str]:
    """Write the blocks of what the author wrote; all where the message hands on another one.

    Returns the lines of earlier messages that were left out.
    """
    from ingest.convert.web.converter import write_element
    from ingest.convert.web.parsing import parse

    try:
        page = parse(html)
    except Refused:
        return []
    left_out = [] if hands_on else [*_drop_history(page), *_drop_quotes(page)]
    write_element(writer, page, number)
    return left_out


def _drop_history(page: Element) -> Iterator[str]:
    """Drop what stands below the headers of an earlier message; its lines, without these."""
    for element in page.xpath(HISTORY_IN_HTML):
        for following in list(element.itersiblings()):
            yield from (*_lines(following), following.tail or "")
            following.getparent().remove(following)
        if element.getparent() is not None:
            element.drop_tree()


def _drop_quotes(page: Element) -> Iterator[str]:
    """Drop quotations and signatures; the lines of the quotations."""
    quotes = list(_quotes(page))
    whole = len(one_line(page.text_content()))
    quoted = sum(len(one_line(quote.text_content())) for quote in quotes)
    # A message that is all quotation is a forwarded one: its words are what it has to say.
    if quoted < whole:
        for quote in quotes:
            yield from _lines(quote)
            quote.drop_tree()


def _lines(element: Element) -> Iterator[str]:
    """What an element quotes, without names above it and signatures."""
    for text in element.xpath(QUOTED_TEXT):
        if text.strip() and not announces_quotation(text.strip()):
            yield text


def _quotes(page: Element) -> Iterator[Element]:
    """The outermost quotations; what somebody hands on is none."""
    found = {*page.xpath(MARKED_QUOTES), *_quoting_blocks(page)}
    for quote in page.iter():
        if quote not in found or any(outer in found for outer in quote.iterancestors()):
            continue
        if not begins_as_forwarded(quote.itertext()):
            yield quote


def _quoting_blocks(page: Element) -> Iterator[Element]:
    """Blocks set apart that quote an earlier message; authors set apart their own words, too."""
    for block in page.iter("blockquote"):
        style, named = block.get("style", ""), f"{block.get('class', '')} {block.get('id', '')}"
        is_marked = block.get("type") == "cite" or QUOTE_NAME.search(named)
        is_announced = not INDENTED.search(style) and announces_quotation(_text_before(block))
        if is_marked or QUOTE_LINE.search(style) or is_announced:
            yield block


def _text_before(element: Element) -> str:
    """The end of what stands before an element, as far as it matters who wrote what follows."""
    before = ""
    for _ in range(FARTHEST_ATTRIBUTION):
        sibling = element.getprevious()
        if sibling is None:
            element = element.getparent()
            before = (element.text or "") + before if element is not None else before
        else:
            element = sibling
            inner = sibling.text_content() if isinstance(sibling.tag, str) else ""
            before = inner + (sibling.tail or "") + before
        if element is None or before.strip():
            break
    return one_line(before[-LONGEST_ATTRIBUTION:])
