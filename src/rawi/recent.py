"""What was found of late, so that words that come again are not looked up again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["AsAsked", "Recent"]

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(dict[Key, Value]):
    """Values by key, in two halves: when the newer is full, it becomes the older, and what had been in that and was not
    asked for since is forgotten. Common words thus stay, where a dictionary that is emptied would lose them too.

    Ask ``get`` first, which is quick, and ``again`` where it finds nothing.

    Args:
        size: how many values a half takes.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size
        self._older: dict[Key, Value] = {}

    def again(self, key: Key) -> Value | None:
        """What was kept before the newer half began, which it then belongs to; ``None`` when that is nothing."""
        value = self._older.get(key)
        if value is not None:
            self.keep(key, value)
        return value

    def keep(self, key: Key, value: Value) -> None:
        """Takes a value, which is not ``None``."""
        if len(self) >= self.size:
            self._older = dict(self)
            self.clear()
        self[key] = value


class AsAsked(dict[Key, Value]):
    """Values by key, each found when it is asked for the first time; all are forgotten when it is full.

    Args:
        find: what belongs to a key.
        size: how many values it takes.
    """

    def __init__(self, find: Callable[[Key], Value], size: int) -> None:
        super().__init__()
        self._find = find
        self._size = size

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self._size:
            self.clear()
        value = self[key] = self._find(key)
        return value
