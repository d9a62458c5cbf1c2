"""Terms as numbers, which are the same in every process."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b


@lru_cache(maxsize=500_000)
def term_number(text: str) -> int:
    """The uint32 that an index knows a term by."""
    # Not Python's hash, which differs from process to process. Among a million terms of 2**32,
    # about a hundred pairs share a number, which costs less than keeping a dictionary would.
    return int.from_bytes(blake2b(text.encode(), digest_size=4).digest(), "little")
