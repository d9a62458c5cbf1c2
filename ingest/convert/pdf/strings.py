"""Texts that PDFium gives of a document's fields, names and structure."""

from __future__ import annotations

import ctypes
from typing import Any

UTF_16_UNIT = 2


def utf_16_text(ask: Any, *about: Any) -> str:
    """A text that PDFium gives in UTF-16 with a closing zero, after it was asked for its length."""
    length = int(ask(*about, None, 0))
    buffer = (ctypes.c_ushort * max(1, -(-length // UTF_16_UNIT)))()
    ask(*about, buffer, length)
    return bytes(buffer)[: max(0, length - UTF_16_UNIT)].decode("utf-16-le", "ignore")
