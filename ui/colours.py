"""Colours as the style sheet has them, and whether words in one can be read on another."""

import re
from functools import cache
from pathlib import Path

STYLE_SHEET = Path(__file__).parent / "static" / "ui" / "css" / "site.css"
_TOKEN = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)")

TEXT, GRAPHIC = 4.5, 3.0  # what WCAG 2.2 AA asks of words, and of borders and marks
GROUNDS = ("bg", "surface", "sunken")
PAIRS = [
    *((ink, ground, TEXT) for ink in ("text", "text-2", "text-3") for ground in GROUNDS),
    ("link", "bg", TEXT), ("link", "surface", TEXT), ("visited", "surface", TEXT),
    ("accent", "bg", TEXT), ("accent", "surface", TEXT), ("accent", "accent-soft", TEXT),
    ("on-accent", "accent", TEXT), ("on-accent", "accent-hover", TEXT),
    ("text", "accent-soft", TEXT), ("text", "mark", TEXT), ("warm", "bg", TEXT),
    *((ink, ground, TEXT) for ink in ("warm", "ok", "warn", "bad", "info", "private")
      for ground in ("surface", f"{ink}-soft")),
    *(("line-strong", ground, GRAPHIC) for ground in GROUNDS),
    *(("focus", ground, GRAPHIC) for ground in ("bg", "surface", "accent-soft")),
]  # fmt: skip


@cache
def tokens() -> dict[str, tuple[str, str]]:
    """Each colour of the style sheet, on light and on dark ground."""
    found = _TOKEN.findall(STYLE_SHEET.read_text())
    return {name: (light, dark) for name, light, dark in found}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, into: str, share: float) -> str:
    """The colour laid over another, `share` of it showing."""
    channels = zip(_channels(colour), _channels(into), strict=True)
    mixed = (round(over * share + under * (1 - share)) for over, under in channels)
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
