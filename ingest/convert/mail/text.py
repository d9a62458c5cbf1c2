"""What a message's author wrote in it, without what was quoted, forwarded heads and signatures.

Works on lines of plain text, or on the blocks of an HTML message taken as lines. Rules are made of
phrases that mail programs write in English, French, Spanish, Portuguese and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.convert.mail.signatures import (
    FEWEST_OWN_WORDS,
    LIST_FOOTER,
    count_words,
    without_signatures,
)

QUOTED = re.compile(r"^\s*(?:[>|»]|&gt;)")
QUOTE_MARKS = re.compile(r"^(?:\s*(?:[>|»]|&gt;))+\s?")
# "On ... wrote:" is a line or two that begins and ends in known words, with a date or an address.
ATTRIBUTION = re.compile(
    r"^\W*(?:on|le|el|em|a|no dia|في|بتاريخ|в)\b.{3,300}?"
    r"(?:\bwrote|\ba écrit|\bescribió|\bescreveu|كتب.{0,120}|написал.{0,120})\s*[:：]?\s*$",
    re.IGNORECASE | re.DOTALL,
)
ATTRIBUTION_END = re.compile(
    r"(?:\bwrote|\ba écrit|\bescribió|\bescreveu|\bكتب.{0,120}|\bнаписал.{0,120})\s*[:：]?\s*$",
    re.IGNORECASE,
)
ATTRIBUTION_START = re.compile(
    r"^\W*(?:on|le|el|em|no dia|في|بتاريخ)\b.*(?:\d{4}|\d{1,2}[:h]\d{2})", re.IGNORECASE
)
# What programs give of who wrote: an address, or the time of day.
GIVEN = re.compile(r"@|\d{1,2}\s?[:h.]\s?\d{2}")
LONGEST_ATTRIBUTION = 3
ORIGINAL_MESSAGE = re.compile(
    r"^\W*[-_=*]{2,}\s*(?:original message|message d['’]origine|message original|mensaje original|"
    r"mensagem original|الرسالة الأصلية|reply message)\s*[-_=*]{2,}\W*$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"^\W*(?:[-_=*]{2,}\s*)?(?:begin forwarded message|forwarded message|message transféré|"
    r"début du message (?:transféré|réexpédié)|mensaje reenviado|"
    r"mensagem (?:encaminhada|reenviada)|رسالة (?:مُ?عاد توجيهها|محو[ّ]?لة))\s*:?\s*[-_=*]*\W*$",
    re.IGNORECASE,
)
_HEADER_NAMES = (
    r"(?:from|sent|to|cc|date|subject|reply-to|de|envoyé(?: le)?|à|objet|date d['’]envoi|"
    r"enviado(?: el| em)?|enviada em|para|asunto|assunto|fecha|data|de parte de|"
    r"من|إلى|تاريخ الإرسال|تم الإرسال|التاريخ|الموضوع|أرسلت|نسخة)\s*[:：]\**\s"
)
HEADER = re.compile(rf"^\W*{_HEADER_NAMES}", re.IGNORECASE)
# In web pages line breaks part them, and a block is one line. "de :" is a word as any other.
HEADER_WITHIN = re.compile(rf"(?<!\S)(?=(?-i:[^\Wa-zà-ÿ])){_HEADER_NAMES}", re.IGNORECASE)
SENDER = re.compile(r"^\W*(?:from|de|من)\s*[:：]\W*(?P<name>.*)", re.IGNORECASE)
LEAST_HEADERS = 3
# Lines among which the headers of a copied message stand; those of many readers take several.
HEADER_LINES = 8


def own_lines(lines: Sequence[str], *, hands_on: bool = False, answers: bool = False) -> list[int]:
    """Indexes of the lines that the author wrote. Answers between quoted lines are kept.

    A message that is nothing but a quotation or a forwarded text is kept without its marks, and
    with the few words above it; `hands_on` says that it hands on another one, whatever stands in
    it, `answers` that it answers one that is read already: then the few words are all it says.
    """
    kept = _before_history(lines, hands_on=hands_on, answers=answers)
    return without_signatures(lines, kept)


def unquoted(line: str) -> str:
    """A line without the marks of a quotation before it."""
    return QUOTE_MARKS.sub("", line)


def quoted_lines(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines of earlier messages, without those that say who wrote and sent them."""
    start = _start_of_history(lines)
    quoted = [at for at, line in enumerate(lines) if at >= start or QUOTED.match(line)]
    if not quoted:
        return []
    bare = [unquoted(line) for line in lines]
    heads = _marks(lines)
    for at in quoted:
        heads |= set(range(at, at + _attribution_length(bare, at)))
    return [at for at in quoted if at not in heads]


def announces_quotation(text: str) -> bool:
    """Whether a text ends by saying who wrote what follows."""
    return bool(ATTRIBUTION_END.search(text))


def begins_as_forwarded(text: Iterable[str]) -> bool:
    """Whether the first words are those that mail programs put above a forwarded message."""
    return bool(FORWARDED.match(next((part for part in text if part.strip()), "").strip()))


def _before_history(lines: Sequence[str], *, hands_on: bool, answers: bool) -> list[int]:
    start, forwarded = _start_of_history(lines), _start_of_forwarded(lines, hands_on=hands_on)
    # What somebody forwards is what they have to say.
    if hands_on or forwarded < start:
        start = len(lines)
        below = _once_unquoted(lines[forwarded:])
        said = [*_unquoted(lines[:forwarded]), *(forwarded + at for at in _unquoted(below))]
    else:
        said = _unquoted(lines)
    marks = _marks(lines)
    own = [at for at in said if at < start and at not in marks]
    is_copy = start < len(lines) and not answers
    if count_words(lines, own) >= (FEWEST_OWN_WORDS if is_copy else 1):
        return own
    rest = range(0 if start == len(lines) else start, len(lines))
    return sorted({*own, *(at for at in rest if at not in marks)})


def _start_of_forwarded(lines: Sequence[str], *, hands_on: bool) -> int:
    """Where a program says that a forwarded message begins, else where the first quotation does."""
    for at, line in enumerate(lines):
        if (FORWARDED.match(line) and not QUOTED.match(line)) or (hands_on and QUOTED.match(line)):
            return at
    return len(lines)


def _once_unquoted(lines: Sequence[str]) -> list[str]:
    """Lines of a forwarded message; some programs quote all of it."""
    below = (line for line in lines if line.strip() and not FORWARDED.match(line))
    quoted = QUOTED.match(next(below, ""))
    return [QUOTED.sub("", line) for line in lines] if quoted else list(lines)


def _start_of_history(lines: Sequence[str]) -> int:
    """Where an earlier message begins that is copied below without quotation marks."""
    for at, line in enumerate(lines):
        if ORIGINAL_MESSAGE.match(line) or _announces_unmarked_text(lines, at):
            return at
        if _begins_headers(lines, at):
            above = at - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            rule = above >= 0 and LIST_FOOTER.match(lines[above])
            return above if rule else at
    return len(lines)


def _begins_headers(lines: Sequence[str], at: int) -> bool:
    """Whether headers of a message begin here: several, one of which says from whom it is.

    "From: 2010" or "De : 9 h" begins a period, however many such lines stand around it.
    """
    if not HEADER.match(lines[at]) or _headers_from(lines, at) < LEAST_HEADERS:
        return False
    senders = [match for line in lines[at : at + HEADER_LINES] if (match := SENDER.match(line))]
    return not senders or not senders[0]["name"][:1].isdecimal()


def _headers_from(lines: Sequence[str], start: int) -> int:
    following = [line for line in lines[start : start + HEADER_LINES] if line.strip()]
    among = sum(bool(HEADER.match(line)) for line in following[:5])
    return max(among, len(HEADER_WITHIN.findall(following[0])) if following else 0)


def _marks(lines: Sequence[str]) -> set[int]:
    """Lines that mail programs put above a forwarded or copied message, headers among them.

    A line that begins as a header does is none by itself: "Date: 12 May" announces a meeting.
    """
    bare = [unquoted(line) for line in lines]
    found: set[int] = set()
    for at, line in enumerate(bare):
        announces = FORWARDED.match(line) or ORIGINAL_MESSAGE.match(line)
        if announces:
            found |= {at, *_headers_below(bare, at + 1)}
        elif _begins_headers(bare, at):
            found |= set(_headers_below(bare, at))
    return found


def _headers_below(lines: Sequence[str], start: int) -> Iterator[int]:
    """The headers from `start` on, up to a blank line below them."""
    begun = False
    for at in range(start, min(start + HEADER_LINES, len(lines))):
        if HEADER.match(lines[at]):
            begun = True
            yield at
        elif begun and not lines[at].strip():
            return


def _unquoted(lines: Sequence[str]) -> list[int]:
    """Lines that are not quoted, nor announce a quotation."""
    kept: list[int] = []
    skip_until = 0
    for at, line in enumerate(lines):
        if at < skip_until or QUOTED.match(line):
            continue
        length = _attribution_length(lines, at)
        if length and _next_is_quoted(lines, at + length):
            skip_until = at + length
            continue
        kept.append(at)
    return kept


def _attribution_length(lines: Sequence[str], start: int) -> int:
    """How many lines from `start` say who wrote what follows; 0 for none."""
    for length in range(1, LONGEST_ATTRIBUTION + 1):
        text = " ".join(line.strip() for line in lines[start : start + length])
        if ATTRIBUTION.match(text):
            return length
        if not ATTRIBUTION_START.match(lines[start]) or not lines[start].strip():
            return 0
    return 0


def _announces_unmarked_text(lines: Sequence[str], at: int) -> bool:
    """Whether a program says here who wrote when, and no quotation marks follow.

    People who quote a minister give neither an address nor the time of day.
    """
    length = _attribution_length(lines, at)
    said = " ".join(lines[at : at + length])
    if not (length and ATTRIBUTION_START.match(lines[at]) and GIVEN.search(said)):
        return False
    ended = lines[at + length - 1].rstrip().endswith((":", "：", ">"))
    return ended and not _next_is_quoted(lines, at + length)


def _next_is_quoted(lines: Sequence[str], start: int) -> bool:
    following = next((line for line in lines[start:] if line.strip()), None)
    return following is None or bool(QUOTED.match(following))
