"""Names and values in the XML of Office documents (ECMA-376)."""

from __future__ import annotations

import re

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_NUMBER = re.compile("[0-9]{1,9}")


def whole_number(written: str | None, otherwise: int) -> int:
    """The number that a file gives; `otherwise` where it gives none, or none that makes sense."""
    return int(written) if written and _NUMBER.fullmatch(written) else otherwise
