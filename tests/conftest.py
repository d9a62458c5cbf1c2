"""Fixtures that more than one test module uses."""

pytest_plugins = ["embedding_fixtures", "ingest_samples"]
