"""How often Python looks for garbage in cycles while many reports are coded.

Coding makes hardly a cycle: what it is done with goes when its last reference does. A full collection, however, goes
over all that is known of the language and of the words met so far, half a million objects in a third of a second;
left to themselves such collections took a tenth of the time.
"""

from __future__ import annotations

import gc

__all__ = ["collect_seldom"]


def collect_seldom() -> None:
    """Young objects are looked over now and then, old ones as good as never: for processes that code and end."""
    gc.set_threshold(300_000, 20, 10_000)
