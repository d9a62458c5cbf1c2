"""What a message's author wrote in it, without what was quoted, forwarded heads and signatures.

Works on lines of plain text, or on the blocks of an HTML message taken as lines. Rules are made of
phrases that mail programs write in English, French, Spanish, Portuguese and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

QUOTED = re.compile(r"^\s*(?:[>|»]|&gt;)")
# "On ... wrote:" is a line or two that begins and ends in known words, with a date or an address.
ATTRIBUTION = re.compile(
    r"^\W*(?:on|le|el|em|a|no dia|في|بتاريخ|в)\b.{3,300}?"
    r"(?:\bwrote|\ba écrit|\bescribió|\bescreveu|كتب.{0,120}|написал.{0,120})\s*[:：]?\s*$",
    re.IGNORECASE | re.DOTALL,
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
SENT_FROM = re.compile(
    r"^\W*(?:sent from my|get outlook for|envoyé (?:de|depuis) mon|obtenez outlook|"
    r"télécharger outlook|enviado desde mi|enviado (?:do|a partir do) meu|obtener outlook|"
    r"obter (?:o )?outlook|أرسلت من|أُرسلت من)\b",
    re.IGNORECASE,
)
SIGNATURE_MARK = re.compile(r"^(?:--|__|—)\s*$")
LIST_FOOTER = re.compile(r"^_{20,}\s*$")
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
LONGEST_SIGNATURE = 12
LONGEST_AFTER_CLOSING = 6
LONGEST_SIGNATURE_LINE = 80
FEWEST_OWN_WORDS = 3


def own_lines(lines: Sequence[str]) -> list[int]:
    """Indexes of the lines that the author wrote. Answers between quoted lines are kept.

    A message that is nothing but a quotation or a forwarded text is kept without its marks.
    """
    kept = _before_history(lines)
    return _without_signature(lines, kept)


def _before_history(lines: Sequence[str]) -> list[int]:
    # What somebody forwards is what they have to say.
    is_forward = any(FORWARDED.match(line) for line in lines)
    start = len(lines) if is_forward else _start_of_history(lines)
    own = [at for at in _unquoted(lines) if at < start and not _is_mark(lines[at])]
    if _words(lines, own) >= (1 if start == len(lines) else FEWEST_OWN_WORDS):
        return own
    rest = range(0 if start == len(lines) else start, len(lines))
    return [at for at in rest if not _is_mark(lines[at])]


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
    following = [line for line in lines[start : start + 8] if line.strip()]
    return sum(bool(HEADER.match(line)) for line in following[:5])


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


def _is_mark(line: str) -> bool:
    """Lines that mail programs put above a forwarded or copied message."""
    return bool(FORWARDED.match(line) or ORIGINAL_MESSAGE.match(line) or HEADER.match(line))


def _without_signature(lines: Sequence[str], kept: list[int]) -> list[int]:
    for place, at in enumerate(kept):
        after = [lines[index] for index in kept[place + 1 :] if lines[index].strip()]
        if _ends_message(lines[at], after) and _words(lines, kept[:place]) >= FEWEST_OWN_WORDS:
            return kept[:place]
    return kept


def _ends_message(line: str, after: Sequence[str]) -> bool:
    if SENT_FROM.match(line) or LIST_FOOTER.match(line):
        return len(after) <= LONGEST_SIGNATURE
    if SIGNATURE_MARK.match(line):
        return len(after) <= LONGEST_SIGNATURE
    if not CLOSING.match(line) or len(after) > LONGEST_AFTER_CLOSING:
        return False
    return all(len(one) <= LONGEST_SIGNATURE_LINE for one in after)


def _words(lines: Sequence[str], indexes: Sequence[int]) -> int:
    return sum(len(re.findall(r"\w+", lines[at])) for at in indexes)
