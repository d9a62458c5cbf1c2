"""The process in which files are parsed; run as a module by `ingest.sandbox`."""

from __future__ import annotations

import errno
from dataclasses import asdict
from pathlib import Path

from corpus.workers.isolated import Message, NeedTime, serve
from ingest.blocks import RefusalCode, Refused
from ingest.convert import ConversionLimits, convert_file


def main() -> None:
    """Import the usual parsers once, then answer requests until the parent is gone."""
    import lxml.html  # noqa: F401
    import pypdfium2  # type: ignore[import-untyped]  # noqa: F401

    import ingest.convert.pdf.converter  # noqa: F401

    serve(answer)


def answer(request: Message, need_time: NeedTime) -> Message:
    """The converted document, or the refusal, as plain values. Raises MemoryError only."""
    limits = ConversionLimits(**request["limits"])
    try:
        document = convert_file(Path(request["path"]), limits, need_time, name=str(request["name"]))
    except Refused as refused:
        return _refusal(refused.code, refused.detail)
    except MemoryError:
        raise
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise MemoryError from error
        return _refusal(RefusalCode.UNREADABLE_FILE, error.strerror or "")
    except Exception as error:  # noqa: BLE001 - a parser may raise anything over a damaged file
        return _refusal(RefusalCode.PARSER_CRASHED, type(error).__name__)
    return {"document": asdict(document)}


def _refusal(code: RefusalCode, detail: str) -> Message:
    return {"refused": code.value, "detail": detail}


if __name__ == "__main__":
    main()
