"""What somebody wrote of a document above its text, in YAML between two rules of dashes."""

from __future__ import annotations

import datetime as dt
import re

from ingest.blocks import RefusalCode, Refused

FRONT_MATTER = re.compile(r"\A---[^\S\n]*\n(.*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
# A key of the first level with words after it, and no sign of lists, mappings or long texts.
LINE = re.compile(r"^(?P<name>[\w-]+[^\S\n]*:)[^\S\n]+(?P<value>[^\s\[{|>&*!].*)$", re.MULTILINE)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The front matter, keys in lower case and dates as ISO 8601 text, and the text after it.

    A rule of dashes that opens a text without naming any key is text. What people write as words
    is read so where YAML sees its own signs in them: "title: Ghana: the levy".

    Raises `Refused(INVALID_METADATA)`, with the line, when it is not YAML all the same.
    """
    import yaml

    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    written = match[1] or ""
    try:
        found = yaml.safe_load(written)
    except yaml.YAMLError as error:
        if re.match(r"[\w-]+[^\S\n]*:", written) is None:
            return {}, text
        try:
            found = yaml.safe_load(LINE.sub(_as_words, written))
        except yaml.YAMLError:
            raise Refused(RefusalCode.INVALID_METADATA, _line_of(error)) from error
    if found is None:
        return {}, text[match.end() :]
    if not isinstance(found, dict):
        return {}, text
    front_matter = {str(key).strip().lower(): _plain(value) for key, value in found.items()}
    return front_matter, text[match.end() :]


def _as_words(line: re.Match[str]) -> str:
    """The line with its value quoted, where it makes no sense to YAML by itself.

    Lists and other values that go by their signs stay as they are.
    """
    import yaml

    try:
        yaml.safe_load(line[0])
    except yaml.YAMLError:
        value = line["value"].rstrip().replace("'", "''")
        return f"{line['name']} '{value}'"
    return line[0]


def _line_of(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark is not None else ""


def _plain(value: object) -> object:
    """YAML's dates as text, so that front matter can be written as JSON."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value
