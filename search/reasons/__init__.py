"""What a passage's words give as reasons, say of groups of people, and rest on."""

from search.reasons.keeping import read_and_keep, waiting
from search.reasons.reader import ReasonReader

__all__ = ["ReasonReader", "read_and_keep", "waiting"]
