"""A disk that is full is told of before the index is written, not by the end of the process."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from api.room import check_room


def test_too_little_room_is_refused_as_the_system_does(tmp_path: Path) -> None:
    """Also for a data folder that is still to be made; it is named."""
    folder = tmp_path / "not" / "yet"
    check_room(folder, least=1)
    with pytest.raises(OSError, match="not/yet") as refused:
        check_room(folder, least=1 << 60)
    assert refused.value.errno == errno.ENOSPC
