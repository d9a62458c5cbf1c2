"""Which optional programs this machine has for reading files."""

from __future__ import annotations

from ingest.convert import ConversionLimits


def optional_abilities(limits: ConversionLimits) -> str:
    """What reading depends on besides the file: a file refused for want of it is tried again.

    Recognition is named with its languages: adding Arabic to an installation makes a difference.
    """
    from ingest.convert import legacy_office, ocr

    languages = sorted(ocr.installed_languages()) if limits.ocr and ocr.is_available() else []
    return f"ocr={','.join(languages)} office={legacy_office.program() is not None}"
