"""Pages as trees of elements, from bytes that need not say in which encoding they are."""

from __future__ import annotations

import re

from ingest.blocks import RefusalCode, Refused
from ingest.convert.encoding import DecodedText, decode
from ingest.convert.trees import Element

DECLARED_ENCODING = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=["']?([\w-]+)""", re.IGNORECASE
)
# Lists and mailers write footers below; the parser would stop here, where browsers go on.
PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
WRAPPER = re.compile(
    r"</?(?:div|span|font|center|blockquote|b|i|em|strong|section)\b[^>]*>", re.IGNORECASE
)


def decoded_page(data: bytes, charset: str | None = None) -> DecodedText:
    """A page's text, in the `charset` that is said of it, or the one that it says itself.

    Raises `Refused`: UNREADABLE_ENCODING.
    """
    declared = DECLARED_ENCODING.search(data[:4096])
    return decode(data, charset or (declared[1].decode() if declared else None))


def parse(text: str) -> Element:
    """The page's root element.

    Raises `Refused`: EMPTY when there is no markup and no text, PARSER_CRASHED when elements are
    nested deeper than the parser goes.
    """
    text = PAGE_END.sub("", text)
    root, is_whole = _parsed(text)
    if not is_whole:
        # Programs that never close an element nest wrappers by the thousand; the text is whole
        # without them.
        root, is_whole = _parsed(WRAPPER.sub("<br>", text))
    if not is_whole:
        raise Refused(RefusalCode.PARSER_CRASHED, "nesting")
    return root


def _parsed(text: str) -> tuple[Element, bool]:
    """The root element, and whether the parser went all the way down."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError) as error:
        raise Refused(RefusalCode.EMPTY) from error
    return root, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
