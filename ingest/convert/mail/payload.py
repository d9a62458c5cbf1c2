"""The text of a part as it was before it was sent: out of base64, and of lines that flow."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from email.message import EmailMessage

BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
QUOTES = re.compile(r"(>*) ?(.*)", re.DOTALL)
SIGNATURE_MARK = "-- "


def payload_of(part: EmailMessage) -> bytes:
    """What a part holds; of base64 cut short, or with a footer below it, all that is there."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    written = part.get_payload()
    is_base64 = str(part.get("content-transfer-encoding", "")).strip().lower() == "base64"
    if not is_base64 or not isinstance(written, str):
        return data
    # The library takes a footer's letters for more of it, and gives back what was cut short.
    bare = "".join(written.split())
    if BASE64.fullmatch(bare) and data != bare.encode():
        return data
    lines = written.strip().splitlines()
    coded = list(_coded(lines))
    said = "".join(coded).rstrip("=")
    # One letter too many is half a byte.
    said = said[:-1] if len(said) % 4 == 1 else said
    below = "\n".join(lines[len(coded) :])
    return base64.b64decode(said + "=" * (-len(said) % 4)) + f"\n{below}".encode(
        "utf-8", "surrogateescape"
    )


def unflowed(text: str, *, blanks_go: bool) -> str:
    """Text of which lines that end in a blank go on in the next one (RFC 3676).

    `blanks_go` says that this blank is none of the text's (DelSp): Chinese is broken within words.
    """
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        match = QUOTES.match(line)
        depth, said = (len(match[1]), match[2]) if match else (0, line)
        goes_on = said.endswith(" ") and said != SIGNATURE_MARK
        if goes_on and blanks_go:
            said = said[:-1]
        if depth == open_depth and said != SIGNATURE_MARK:
            lines[-1] += said
        else:
            lines.append(f"{'>' * depth} {said}" if depth else said)
        open_depth = depth if goes_on else -1
    return "\n".join(lines)


def _coded(lines: list[str]) -> Iterator[str]:
    """The lines of base64: all as long as the first, the last one shorter."""
    for line in lines:
        if not BASE64.fullmatch(line.strip()):
            return
        yield line.strip()
        if len(line.strip()) < len(lines[0].strip()) or line.strip().endswith("="):
            return
