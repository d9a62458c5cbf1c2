"""Parts of a library that are opened when somebody first asks for them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, Self, TypeVar, overload

T = TypeVar("T")


class Opens(Protocol):
    """What has such parts."""

    @property
    def opening(self) -> threading.RLock:
        """Held while a part is opened; opening it may open others."""
        ...


class OpenedOnce(Generic[T]):
    """A property that is made once, whichever threads ask for it first, and then is at hand.

    It is kept as an attribute of its own name, so that asking again takes no lock. One that could
    not be made is tried again by who asks next.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self._name = ""
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: Opens, owner: type) -> T: ...

    def __get__(self, instance: Opens | None, owner: type) -> Self | T:
        if instance is None:
            return self
        kept: dict[str, T] = vars(instance)
        with instance.opening:
            if self._name not in kept:  # another thread may have made it meanwhile
                kept[self._name] = self._make(instance)
            return kept[self._name]


def opened_once(make: Callable[[Any], T]) -> OpenedOnce[T]:
    """Have a method, which takes nothing but its object, be such a property."""
    return OpenedOnce(make)
