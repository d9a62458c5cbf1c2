"""Takes the README's picture of an answer from a server that is running.

    .venv/bin/python scripts/take_picture.py http://127.0.0.1:8000

Ask it of the starter collection, so that everybody who installs Sankofa sees the same. Needs
Debian's chromium.
"""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "images" / "search.png"
QUESTION = "Community health workers"
SIZE = {"width": 1280, "height": 1000}
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main(server: str) -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport=SIZE, locale="en-GB")
        page.goto(f"{server.rstrip('/')}/search?{urlencode({'q': QUESTION, 'lang': 'en'})}")
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE}: {PICTURE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
