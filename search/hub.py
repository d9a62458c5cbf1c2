"""Whether the hub that models are fetched from can be reached.

Its client asks again and again, which takes a minute where there is no connection: asked here once,
and briefly, so that only what was fetched before is looked for there.
"""

from __future__ import annotations

import threading
from contextlib import suppress

_SECONDS = 5.0


def is_hub_reachable(seconds: float = _SECONDS) -> bool:
    """Whether anything answers there within so many seconds; not asked for where set offline."""
    reached = threading.Event()
    # In a thread of its own: looking up the name of a machine knows no limit.
    asking = threading.Thread(target=_ask, args=(reached, seconds), daemon=True)
    asking.start()
    asking.join(seconds)
    return reached.is_set()


def _ask(reached: threading.Event, seconds: float) -> None:
    from huggingface_hub import constants, get_session

    if constants.HF_HUB_OFFLINE:
        return
    with suppress(Exception):  # whatever the client's own libraries raise
        get_session().head(constants.ENDPOINT, timeout=seconds)
        reached.set()
