"""The numbers that PowerPoint draws before paragraphs of a list (ECMA-376, part 1, 21.1.2.4.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.convert.office.elements import A
from ingest.convert.office.list_numbers import written
from ingest.convert.trees import Element

STYLES = {
    "arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter",
    "romanLc": "lowerRoman", "romanUc": "upperRoman",
}  # fmt: skip
AROUND = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}"}
NUMBERED = re.compile(rf"({'|'.join(STYLES)})({'|'.join(AROUND)})")


@dataclass
class SlideNumbers:
    """Counts the numbered paragraphs of one box; to be asked for each of them once, in order."""

    counts: dict[int, tuple[str, int]] = field(default_factory=dict)

    def mark(self, properties: Element | None, level: int) -> str:
        """The number before a paragraph with these properties (`a:pPr`), if it has one."""
        for deeper in [at for at in self.counts if at > level]:
            del self.counts[deeper]
        drawn = properties.find(f"{A}buAutoNum") if properties is not None else None
        if drawn is None:
            self.counts.pop(level, None)
            return ""
        kind = f"{drawn.get('type')} {drawn.get('startAt')}"
        before, count = self.counts.get(level, ("", 0))
        count = count + 1 if before == kind else _start(drawn.get("startAt"))
        self.counts[level] = kind, count
        known = NUMBERED.fullmatch(str(drawn.get("type")))
        style, around = known.groups() if known else ("arabic", "Period")
        return AROUND[around].format(written(count, STYLES[style]))


def _start(given: str | None) -> int:
    return int(given) if given and re.fullmatch(r"[0-9]{1,5}", given) else 1
