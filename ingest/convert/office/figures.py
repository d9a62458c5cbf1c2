"""Numbers in the workbooks of Office documents, written as their formats show them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

# Of a number's format: what stands in it as it is, and the letters of dates.
LITERAL = re.compile(r"\"([^\"]*)\"|\\(.)|\[[^\]]*\]|_.|\*.")
DATE = re.compile(r"(?=.*(?:y|d|mmm))[ymdhsap/:.,\-\s0]*")
DAY_ZERO, DAY_ZERO_FROM_1904 = datetime(1899, 12, 30, tzinfo=UTC), datetime(1904, 1, 1, tzinfo=UTC)
LAST_DAY = 2_957_003  # in the year 9999 at the latest, however days are counted
DECIMALS, DECIMALS_OF_PERCENT = 4, 2


@dataclass(frozen=True, slots=True)
class Dates:
    """How a workbook counts days: from 1900, or from 1904 as on older Macintosh computers."""

    from_1904: bool = False

    def written(self, days: float, pattern: str) -> str:
        """A day as its format shows it, from the year on: "2019", "2019-07" or "2019-07-31"."""
        zero = DAY_ZERO_FROM_1904 if self.from_1904 else DAY_ZERO
        day = (zero + timedelta(days=days)).date().isoformat()
        if "d" in pattern:
            return day
        return day[:7] if "m" in pattern else day[:4]


def figure(written: str, code: str, dates: Dates) -> str:
    """A number as text, by its format `code`: a percentage, a date, else at most four decimals.

    >>> figure("0.4533333333333333", "0%", Dates()), figure("43831", "yyyy", Dates())
    ('45.33%', '2020')
    """
    try:
        value = float(written)
    except ValueError:
        return written
    if not math.isfinite(value):
        return ""
    code = code.partition(";")[0]
    pattern = LITERAL.sub("", code).lower()
    if DATE.fullmatch(pattern) and 0 < value <= LAST_DAY:
        return dates.written(value, pattern)
    if "%" in pattern:
        return f"{_rounded(100 * value, DECIMALS_OF_PERCENT)}%"
    literals = "".join(match[1] or match[2] or "" for match in LITERAL.finditer(code))
    return _rounded(value, DECIMALS) + ("%" if "%" in literals else "")


def _rounded(value: float, decimals: int) -> str:
    """In digits without an exponent; below one, as many digits that count as decimals else."""
    short = f"{value:.{decimals}f}" if abs(value) >= 1 else f"{value:.{decimals}g}"
    digits = format(Decimal(short), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
