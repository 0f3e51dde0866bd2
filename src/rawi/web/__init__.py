"""The reading room: a local web application over a store, its API under ``/api/v1``."""

from __future__ import annotations
