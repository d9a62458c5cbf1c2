"""Which pictures of text are recognised, within the limits, and what the report says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from ingest.blocks import ConversionWarning, WarningCode
from ingest.convert import ocr
from ingest.convert.limits import ConversionLimits, NeedTime
from ingest.convert.line_ends import join_lines

# A page or slide with fewer letters than this, most of which a picture covers, is a scan with a
# stamp; what is recognised there counts where it has so many more letters.
FEW_LETTERS = 100
MOST_OF_PAGE = 0.5
WORTH_MORE = 1.5

# What a picture is known by: a page's number, the id of a part.
Key = TypeVar("Key", int, str)
# Paragraphs as lists of lines.
Lines = list[list[str]]


def recognise_all(
    pictures: Mapping[Key, Callable[[], bytes]], limits: ConversionLimits, need_time: NeedTime
) -> dict[Key, Lines]:
    """What is read in each of these pictures; nothing where recognition is not to be had."""
    if not pictures or not limits.ocr or not ocr.is_available():
        return {}
    wanted = list(pictures)[: limits.max_recognised_pages]
    seconds = limits.max_seconds_per_recognised_page
    need_time(len(wanted) * seconds)
    return {key: ocr.recognise(pictures[key](), seconds) for key in wanted}


def says_more(paragraphs: Lines, letters: int) -> bool:
    """Whether what was recognised is worth more than text of so many letters beside it."""
    found = letters_in(line for lines in paragraphs for line in lines)
    return found > 0 and found > WORTH_MORE * letters


def letters_in(texts: Iterable[str]) -> int:
    """How many letters and digits these texts have."""
    return sum(map(str.isalnum, "".join(texts)))


def texts_of(paragraphs: Lines) -> Iterator[str]:
    """Paragraphs with their lines joined, and the words that ends of lines cut."""
    return map(join_lines, paragraphs)


def told(recognised: Sequence[int], left_out: Sequence[int]) -> Iterator[ConversionWarning]:
    """What the report says of pages or slides that were recognised, and of those that were not."""
    if recognised:
        yield ConversionWarning(WarningCode.RECOGNISED_BY_OCR, number_ranges(recognised))
    if left_out:
        yield ConversionWarning(WarningCode.PAGES_WITHOUT_TEXT, number_ranges(left_out))


def number_ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in short: [1, 2, 3, 7] as "1-3, 7"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
