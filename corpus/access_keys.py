"""Keys that say who is asking: made once, shown once, kept only as a hash.

A key reads `sankofa_<id>_<secret>`. The id is no secret and finds the row; the secret is 256 random
bits, so a plain SHA-256 of it is enough: there is nothing to guess that a slow hash would protect.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from corpus.errors import InvalidRequest
from corpus.model import Reader

_KEY = re.compile(r"sankofa_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
MAXIMUM_NAME = 200


class Role(StrEnum):
    """What the holder of a key may do, each including what the one before may."""

    READER = "reader"
    CURATOR = "curator"  # makes and publishes topic packs
    ADMINISTRATOR = "administrator"  # takes documents in, removes them, reads everything

    def includes(self, role: Role) -> bool:
        """Whether who has this role may do what `role` may."""
        order = list(Role)
        return order.index(self) >= order.index(role)


@dataclass(frozen=True, slots=True)
class AccessKey:
    """Who holds a key and what it opens; not the key itself."""

    id: str
    name: str
    role: Role
    in_network: bool
    groups: tuple[str, ...]
    created_at: datetime
    revoked_at: datetime | None = None

    @property
    def reader(self) -> Reader:
        """The key's holder, as far as reading goes."""
        return Reader(
            groups=frozenset(self.groups),
            in_network=self.in_network,
            reads_everything=self.role is Role.ADMINISTRATOR,
        )


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made. `text` is for its holder, once; `id` and `secret_hash` are to be kept."""

    text: str
    id: str
    secret_hash: str


def generate() -> NewKey:
    """Make a key that nobody has."""
    key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return NewKey(f"sankofa_{key_id}_{secret}", key_id, hash_of(secret))


def hash_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def parse(text: str) -> tuple[str, str] | None:
    """The id and the secret of a key, None when `text` is no key."""
    found = _KEY.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def is_secret(secret: str, secret_hash: str) -> bool:
    """Whether this is the secret that was hashed, in a time that says nothing about how near."""
    return hmac.compare_digest(hash_of(secret), secret_hash)


def check_holder(name: str, groups: tuple[str, ...]) -> None:
    """Refuse a key nobody could tell from others later. Raises InvalidRequest."""
    if not name.strip() or len(name) > MAXIMUM_NAME:
        raise InvalidRequest("a key needs the name of its holder", field="name", limit=MAXIMUM_NAME)
    if not all(group.strip() for group in groups):
        raise InvalidRequest("a group needs a name", field="groups")
