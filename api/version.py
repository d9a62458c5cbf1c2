"""Which version of the project this is."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version


@lru_cache(maxsize=1)
def version() -> str:
    """As installed; "0" in a checkout that was never installed."""
    try:
        return installed_version("sankofa")
    except PackageNotFoundError:
        return "0"
