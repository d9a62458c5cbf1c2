"""Access keys, kept as hashes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update

from corpus.access_keys import AccessKey, Role, check_holder, generate, hash_of, is_secret, parse
from corpus.errors import NotFound
from corpus.store.base import StoreBase
from corpus.tables import access_keys

# Compared with when there is no such key, so that the answer takes as long.
_NOBODY = hash_of("nobody")


class Keys(StoreBase):
    """Who may ask, by key."""

    def add_key(
        self,
        name: str,
        role: Role,
        *,
        in_network: bool = False,
        groups: tuple[str, ...] = (),
    ) -> tuple[AccessKey, str]:
        """Make a key; the text returned beside it is never to be had again.

        Raises InvalidRequest when the name is blank or too long.
        """
        check_holder(name, groups)
        new = generate()
        row = {
            "id": new.id,
            "name": name.strip(),
            "role": role.value,
            "in_network": in_network,
            "groups": groups,
            "created_at": datetime.now(UTC),
        }
        with self._database.writing() as connection:
            connection.execute(insert(access_keys), row | {"secret_hash": new.secret_hash})
        return _key(row | {"revoked_at": None}), new.text

    def list_keys(self) -> list[AccessKey]:
        """Every key ever made, oldest first, the revoked ones too."""
        query = select(access_keys).order_by(access_keys.c.created_at, access_keys.c.id)
        with self._database.reading() as connection:
            return [_key(row) for row in connection.execute(query).mappings()]

    def revoke_key(self, id: str) -> None:
        """Make a key open nothing from now on; a second time changes nothing. Raises NotFound."""
        with self._database.writing() as connection:
            found = connection.execute(select(access_keys.c.id).where(access_keys.c.id == id))
            if found.first() is None:
                raise NotFound("no such key", key=id)
            connection.execute(
                update(access_keys)
                .where(access_keys.c.id == id, access_keys.c.revoked_at.is_(None))
                .values(revoked_at=datetime.now(UTC))
            )

    def key_holder(self, text: str) -> AccessKey | None:
        """Whose key this is; None when it is nobody's or revoked."""
        parts = parse(text)
        if parts is None:
            return None
        key_id, secret = parts
        query = select(access_keys).where(access_keys.c.id == key_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        genuine = is_secret(secret, row["secret_hash"] if row else _NOBODY)
        return _key(row) if row and genuine and row["revoked_at"] is None else None


def _key(row: Any) -> AccessKey:
    return AccessKey(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        in_network=row["in_network"],
        groups=row["groups"],
        created_at=row["created_at"],
        revoked_at=row["revoked_at"],
    )
