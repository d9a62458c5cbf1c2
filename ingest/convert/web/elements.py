"""Which elements of HTML go on in a line; all others begin one."""

from __future__ import annotations

from ingest.convert.line_ends import words

INLINE = words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label map "
    "mark math nobr picture q rp rt ruby s samp small source span strike strong sub sup time tt u "
    "var wbr o:p"
)
