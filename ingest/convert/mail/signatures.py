"""What stands below a message's own words: names, lists' footers, what it was sent from.

Rules are made of phrases that people and mail programs write in English, French, Spanish,
Portuguese and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
# What an organisation has added below its people's names.
DISCLAIMER = re.compile(
    r"\b(?:views|opinions|avis|propos|vues|opiniones|opiniões|الآراء)\W+"
    r"(?:expressed|exprimée?s|expresad[oa]s|express[oa]s|الواردة|المعبر عنها)\W+(?:\w+\W+){0,2}"
    r"(?:here|ici|aquí|aqui|e-?mail|message|courriel|mensaje|correo|mensagem|الرسالة|فيها|هنا)\b|"
    r"\b(?:e-?mail|message|courriel|mensaje|correo|mensagem|الرسالة)\b.{0,90}\b"
    r"(?:confiden[ct]i[ae]l\w*|intended (?:solely|only)|destinat\w+|سري\w*|المرسل إليه)|"
    r"\b(?:before (?:you )?print|avant d['’]imprimer|antes de imprimir|قبل (?:الطباعة|طباعة))",
    re.IGNORECASE | re.DOTALL,
)
SENTENCE = re.compile(r"[.!?؟…][\"”»’)\]]*\s*$")
FEWEST_IN_SENTENCE = 6
LONGEST_SIGNATURE = 12
LONGEST_AFTER_CLOSING = 6
LONGEST_SIGNATURE_LINE = 80
FEWEST_OWN_WORDS = 3


def without_signatures(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
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
        if _ends_message(lines[at], after) and count_words(lines, above) >= FEWEST_OWN_WORDS:
            ending = kept[place:]
            return kept[:place] + (
                _from_postscript(lines, ending)
                if any(sign.match(lines[at]) for sign in SIGNATURE_BEGINS)
                else _from_own_words(lines, ending)
            )
    return kept


def _from_own_words(lines: Sequence[str], ending: list[int]) -> list[int]:
    """What stands below somebody's thanks from the first paragraph on that is one."""
    at = 0
    for place, index in enumerate(ending):
        if not lines[index].strip():
            at = place + 1
        elif any(sign.match(lines[index]) for sign in SIGNATURE_BEGINS):
            return _from_postscript(lines, ending[place:])
        elif POSTSCRIPT.match(lines[index]):
            return ending[place:]
        elif at and SENTENCE.search(lines[index]) and _is_prose(lines, ending[at : place + 1]):
            return _without_disclaimer(lines, _without_ending(lines, ending[:at], ending[at:]))
    return []


def _without_disclaimer(lines: Sequence[str], kept: Sequence[int]) -> list[int]:
    """Without the last paragraph where that is what an organisation adds below its mails."""
    blank = [place for place, at in enumerate(kept) if not lines[at].strip()]
    within = [place for place in blank if any(lines[at].strip() for at in kept[place:])]
    begin = within[-1] + 1 if within else 0
    return list(kept[:begin] if _is_disclaimer(lines, kept[begin:]) else kept)


def _is_prose(lines: Sequence[str], paragraph: Sequence[int]) -> bool:
    return count_words(lines, paragraph) >= FEWEST_IN_SENTENCE and not _is_disclaimer(
        lines, paragraph
    )


def _is_disclaimer(lines: Sequence[str], paragraph: Sequence[int]) -> bool:
    return bool(DISCLAIMER.search("\n".join(lines[at] for at in paragraph)))


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


def count_words(lines: Sequence[str], indexes: Sequence[int]) -> int:
    """How many words stand in the lines of these indexes."""
    return sum(len(re.findall(r"\w+", lines[at])) for at in indexes)
