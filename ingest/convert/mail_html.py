"""Messages written as web pages, without what mail programs copy below them."""

from __future__ import annotations

from ingest.blocks import Refused
from ingest.convert.writing import BlockWriter, one_line

QUOTES_IN_HTML = (
    "//blockquote | //*[contains(@class,'gmail_quote') or contains(@class,'gmail_attr') or "
    "contains(@class,'moz-cite-prefix') or contains(@class,'yahoo_quoted') or "
    "contains(@class,'gmail_signature') or contains(@class,'moz-signature')]"
)
HISTORY_IN_HTML = "//*[@id='appendonsend' or @id='divRplyFwdMsg' or @id='OLK_SRC_BODY_SECTION']"


def words_shown(html: str) -> int:
    """How many words a reader sees of a message, quotations included."""
    from ingest.convert.web_page import write_fragment

    written = BlockWriter()
    write_fragment(written, html)
    return sum(len(block.text.split()) for block in written.blocks)


def write_html(writer: BlockWriter, html: str, number: int) -> None:
    """Write the blocks of what the author wrote."""
    from ingest.convert.web_page import parse, write_element

    try:
        page = parse(html)
    except Refused:
        return
    for element in page.xpath(HISTORY_IN_HTML):
        for following in list(element.itersiblings()):
            following.getparent().remove(following)
        if element.getparent() is not None:
            element.drop_tree()
    whole = len(one_line(page.text_content()))
    quotes = [quote for quote in page.xpath(QUOTES_IN_HTML) if quote.getparent() is not None]
    quoted = sum(len(one_line(quote.text_content())) for quote in quotes)
    # A message that is all quotation is a forwarded one: its words are what it has to say.
    if quoted < whole:
        for quote in quotes:
            if quote.getparent() is not None:
                quote.drop_tree()
    write_element(writer, page, number)
