"""Trees of HTML and XML."""

from __future__ import annotations

from typing import Any

# An element of lxml. Its stubs give what XPath finds, and what stands around an element, so many
# types that checks against all of them would hide what the code does.
Element = Any
