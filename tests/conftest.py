"""Fixtures that more than one test module uses."""

import signal

pytest_plugins = [
    "browser_fixtures",
    "command_samples",
    "embedding_fixtures",
    "ingest_samples",
    "library_fixtures",
    "robustness_samples",
]


def pytest_configure() -> None:
    """Let the programs under test be interrupted.

    A shell starts jobs in the background with interrupts ignored, and programs hand that down.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
