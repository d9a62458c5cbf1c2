"""Fixtures that more than one test module uses."""

import signal

# Before those that import from them, so that pytest explains failed assertions in each.
pytest_plugins = [
    "store_samples",
    "ingest_samples",
    "library_fixtures",
    "browser_fixtures",
    "command_samples",
    "embedding_fixtures",
    "index_fixtures",
    "robustness_samples",
    "successor_samples",
    "pack_pages",
]


def pytest_configure() -> None:
    """Let the programs under test be interrupted.

    A shell starts jobs in the background with interrupts ignored, and programs hand that down.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
