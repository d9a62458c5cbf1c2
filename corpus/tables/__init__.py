"""The tables of the store of record, as SQLAlchemy Core describes them.

`corpus/migrations` builds them; a test compares the two. Importing this package knows them all.
"""

from corpus.tables.access import access_keys
from corpus.tables.columns import metadata
from corpus.tables.documents import (
    document_access,
    document_labels,
    documents,
    passages,
    revisions,
    telling_sentences,
    theme_vectors,
    themes,
)
from corpus.tables.intake import collections, jobs, run_files, runs, source_files
from corpus.tables.packs import pack_items, pack_sections, packs
from corpus.tables.reviews import (
    audit_trail,
    lesson_quotes,
    lessons,
    passage_views,
    reviewed_values,
)

__all__ = [
    "access_keys",
    "audit_trail",
    "collections",
    "document_access",
    "document_labels",
    "documents",
    "jobs",
    "lesson_quotes",
    "lessons",
    "metadata",
    "pack_items",
    "pack_sections",
    "packs",
    "passage_views",
    "passages",
    "reviewed_values",
    "revisions",
    "run_files",
    "runs",
    "source_files",
    "telling_sentences",
    "theme_vectors",
    "themes",
]
