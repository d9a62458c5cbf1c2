"""Fixtures that more than one test module uses."""

pytest_plugins = [
    "browser_fixtures",
    "command_samples",
    "embedding_fixtures",
    "ingest_samples",
    "library_fixtures",
]
