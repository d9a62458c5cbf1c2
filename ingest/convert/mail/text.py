"""What a message's author wrote in it, without what was quoted, forwarded heads and signatures.

Works on lines of plain text, or on the blocks of an HTML message taken as lines. Rules are made of
phrases that mail programs write in English, French, Spanish, Portuguese and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

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
LONGEST_ATTRIBUTION = 3
ORIGINAL_MESSAGE = re.compile(
    r"^\W*[-_=*]{2,}\s*(?:original message|message d['’]origine|message original|mensaje original|"
    r"mensagem original|الرسالة الأصلية|reply message)\s*[-_=*]{2,}\W*$",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"^\W*(?:[-_=*]{2,}\s*)?(?:begin forwarded message|forwarded message|message transféré|"
    r"début du message (?:transféré|réexpédié)|mensaje reenviado|"
    r"mensagem (?:encaminhada|reenviada)|رسالة (?:معاد توجيهها|محولة))\s*:?\s*[-_=*]*\W*$",
    re.IGNORECASE,
)
HEADER = re.compile(
    r"^\W*(?:from|sent|to|cc|date|subject|reply-to|de|envoyé(?: le)?|à|objet|date d['’]envoi|"
    r"enviado(?: el| em)?|enviada em|para|asunto|assunto|fecha|data|de parte de|"
    r"من|إلى|تاريخ الإرسال|التاريخ|الموضوع|أرسلت|نسخة)\s*[:：]\**\s",
    re.IGNORECASE,
)
LEAST_HEADERS = 3
# Lines among which the headers of a copied message stand; those of many readers take several.
HEADER_LINES = 8
# Of one line, which goes alone: people write on below it.
SENT_FROM = re.compile(
    r"^\W*(?:(?:sent (?:from|via|with)|envoyé (?:de|depuis|via|avec|à partir d['’e])|"
    r"enviado (?:desde|do|de|da|via|a partir d[oe]|con|com|mediante))\W*(?:(?:my|mon|ma|mi|meu|"
    r"minha|l['’]application|la messagerie|un|el|o|the|mobile)\W)*.{0,25}\b"
    r"(?:i?phones?|ipad|t[eé]l[eé]phone|smartphone|mobile|portable|android|galaxy|samsung|huawei|"
    r"blackberry|tablet\w*|device|appareil|dispositivo|celular|móvil|teléfono|telem[oó]vel|telefone|"
    r"outlook|windows|yahoo|gmail|proton|orange|mail|correo|correio)|"
    r"get outlook for|(?:obten(?:ez|ir)|télécharger|obtener|obter)(?: o)? outlook|"
    r"provenance\s*:\s*courrier|"
    r"(?:أُ?رسلت|تم الإرسال|مرسل[ةه]?)\s+(?:من|بواسطة)\b.{0,20}"
    r"(?:iphone|ipad|android|samsung|huawei|galaxy|outlook|هاتف|جهاز|جوال))\w*(?:\W+\w+){0,5}\W*$",
    re.IGNORECASE,
)
LONGEST_SENT_FROM = 80
SIGNATURE_MARK = re.compile(r"^(?:--|__|—)\s*$")
LIST_FOOTER = re.compile(r"^_{20,}\s*$")
SIGNATURE_BEGINS = (LIST_FOOTER, SIGNATURE_MARK)
CLOSING = re.compile(
    r"^\W*(?:(?:with )?(?:best|kind|warm|kindest|warmest)?\s*(?:regards|wishes)|best|sincerely|"
    r"yours (?:sincerely|faithfully|truly)|many thanks|cheers|all the best|"
    r"(?:bien|très|fraternellement|amicalement|cordiale(?:s)?)?\s*(?:cordialement|à vous)|"
    r"cordiales salutations|salutations(?: distinguées| cordiales)?|sincères salutations|"
    r"meilleures salutations|respectueusement|bonne (?:journée|réception)|amicalement|"
    r"(?:un )?(?:cordial|atento)?\s*saludos?(?: cordiales| a todos| atentos)?|atentamente|"
    r"cordialmente|atenciosamente|(?:os )?(?:melhores|meus)?\s*cumprimentos|abraços?|"
    r"saudações(?: cordiais)?|respeitosamente|"
    r"(?:مع )?(?:خالص|أطيب|فائق)?\s*(?:تحياتي|التحيات|التحية|التقدير|الاحترام)(?: والتقدير)?|"
    r"مع تحيات\w*|وتفضلوا بقبول.*)\s*[,،.!:]?\s*$",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(
    r"^\W*(?:p\.?\s?-?s|n\.?\s?b|p\.?\s?d|post[- ]?scriptum|pos(?:t|t )?data|ملاحظة|ملحوظة|حاشية)"
    r"(?:\.|\s*[:：–—-])",
    re.IGNORECASE,
)
LONGEST_SIGNATURE = 12
LONGEST_AFTER_CLOSING = 6
LONGEST_SIGNATURE_LINE = 80
FEWEST_OWN_WORDS = 3


def own_lines(lines: Sequence[str], *, hands_on: bool = False) -> list[int]:
    """Indexes of the lines that the author wrote. Answers between quoted lines are kept.

    A message that is nothing but a quotation or a forwarded text is kept without its marks;
    `hands_on` says that it hands on another one, whatever stands in it.
    """
    kept = _before_history(lines, hands_on=hands_on)
    return _without_signature(lines, kept)


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


def _before_history(lines: Sequence[str], *, hands_on: bool) -> list[int]:
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
    if _words(lines, own) >= (1 if start == len(lines) else FEWEST_OWN_WORDS):
        return own
    rest = range(0 if start == len(lines) else start, len(lines))
    return [at for at in rest if at not in marks]


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
        if HEADER.match(line) and _headers_from(lines, at) >= LEAST_HEADERS:
            above = at - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            rule = above >= 0 and LIST_FOOTER.match(lines[above])
            return above if rule else at
    return len(lines)


def _headers_from(lines: Sequence[str], start: int) -> int:
    following = [line for line in lines[start : start + HEADER_LINES] if line.strip()]
    return sum(bool(HEADER.match(line)) for line in following[:5])


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
        elif HEADER.match(line) and _headers_from(bare, at) >= LEAST_HEADERS:
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
    """Whether an attribution with a date stands here and no quotation marks follow."""
    length = _attribution_length(lines, at)
    if not length or not ATTRIBUTION_START.match(lines[at]):
        return False
    ended = lines[at + length - 1].rstrip().endswith((":", "：", ">"))
    return ended and not _next_is_quoted(lines, at + length)


def _next_is_quoted(lines: Sequence[str], start: int) -> bool:
    following = next((line for line in lines[start:] if line.strip()), None)
    return following is None or bool(QUOTED.match(following))


def _without_signature(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """The lines kept without names below each stretch; quotations lie between stretches."""
    said: list[int] = []
    for stretch in _stretches([at for at in kept if not _says_program(lines[at])]):
        said += _without_ending(lines, said, stretch)
    return said


def _says_program(line: str) -> bool:
    """Whether a line says what a message was sent from and nothing else."""
    bare = re.sub(r"<[^>]*>", "", line).strip()
    return len(bare) <= LONGEST_SENT_FROM and bool(SENT_FROM.match(bare))


def _stretches(kept: Sequence[int]) -> Iterator[list[int]]:
    """Indexes that follow each other."""
    begin = 0
    for place in range(1, len(kept) + 1):
        if place == len(kept) or kept[place] != kept[place - 1] + 1:
            yield list(kept[begin:place])
            begin = place


def _without_ending(lines: Sequence[str], said: Sequence[int], kept: list[int]) -> list[int]:
    """A stretch without the names below it, where something is said above them."""
    for place, at in enumerate(kept):
        if not _may_end_message(lines[at]):
            continue
        after = [lines[index] for index in kept[place + 1 :] if lines[index].strip()]
        above = [*said, *kept[:place]]
        if _ends_message(lines[at], after) and _words(lines, above) >= FEWEST_OWN_WORDS:
            return kept[:place] + _from_postscript(lines, kept[place:])
    return kept


def _from_postscript(lines: Sequence[str], ending: Sequence[int]) -> list[int]:
    """What people add below their names."""
    below = (place for place, at in enumerate(ending) if POSTSCRIPT.match(lines[at]))
    return list(ending[next(below, len(ending)) :])


def _may_end_message(line: str) -> bool:
    return any(sign.match(line) for sign in (*SIGNATURE_BEGINS, CLOSING))


def _ends_message(line: str, after: Sequence[str]) -> bool:
    if any(sign.match(line) for sign in SIGNATURE_BEGINS):
        return len(after) <= LONGEST_SIGNATURE
    if len(after) > LONGEST_AFTER_CLOSING:
        return False
    return all(len(one) <= LONGEST_SIGNATURE_LINE for one in after)


def _words(lines: Sequence[str], indexes: Sequence[int]) -> int:
    return sum(len(re.findall(r"\w+", lines[at])) for at in indexes)
