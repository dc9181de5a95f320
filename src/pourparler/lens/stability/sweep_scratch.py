"""Working memory that each thread keeps: fresh pages from the system cost more than the work that is done on them."""

from __future__ import annotations

from collections.abc import Hashable
from math import prod
from threading import local
from typing import Any

import numpy as np
from numpy.typing import NDArray


class Scratch(local):
    """Named arrays, another set in each thread. What stood in one is lost when its name is asked for again."""

    def __init__(self) -> None:
        self.kept: dict[Hashable, NDArray[np.uint8]] = {}

    def get(self, name: Hashable, shape: tuple[int, ...], dtype: Any) -> NDArray[Any]:
        size = prod(shape) * np.dtype(dtype).itemsize
        kept = self.kept.get(name)
        if kept is None or len(kept) < size:
            kept = self.kept[name] = np.empty(size, dtype=np.uint8)
        return kept[:size].view(dtype).reshape(shape)

    def numbers(self, count: int) -> NDArray[np.int64]:
        """0, 1, 2, … (not to be written to)."""
        kept = self.kept.get("numbers")
        if kept is None or len(kept) < 8 * count:
            kept = self.kept["numbers"] = np.arange(count, dtype=np.int64).view(np.uint8)
        return kept.view(np.int64)[:count]
