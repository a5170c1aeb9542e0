"""The organisation's own colour and logo, laid over the style sheet's tokens; contrasts are checked before the site starts."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from ui.colours import GROUNDS, PAIRS, contrast, mix, tokens

BLACK, WHITE = "#000000", "#FFFFFF"
LOGO_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
SOFT = {0: 0.13, 1: 0.2}  # how much of the accent shows in its soft ground, on light and on dark
BRIGHT = 6.5  # the contrast that a derived dark accent has with its surface
STEPS = 20

Shades = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Brand:
    """What a tenant changes of the look. Without an accent, and without a logo, the product's own are used."""

    accent: str
    accent_dark: str
    logo: Path | None

    def shades(self) -> Shades:
        """The tokens that follow from the accent, on light and on dark ground."""
        if not self.accent:
            return {}
        light, dark = self.accent, self.accent_dark or _brightened(self.accent)
        surface = tokens()["surface"]
        return {
            "accent": (light, dark),
            "accent-hover": (mix(BLACK, light, 0.2), mix(WHITE, dark, 0.2)),
            "on-accent": (WHITE, mix(dark, BLACK, 0.18)),
            "accent-soft": (mix(light, surface[0], SOFT[0]), mix(dark, surface[1], SOFT[1])),
            "focus": (light, mix(WHITE, dark, 0.35)),
        }

    def style_sheet(self) -> str:
        """Rules over the site's own, light values first for browsers that know nothing else."""
        shades = self.shades()
        light = "".join(f"--{name}:{pair[0]};" for name, pair in shades.items())
        both = "".join(
            f"--{name}:light-dark({pair[0]},{pair[1]});" for name, pair in shades.items()
        )
        return f":root{{{light}}}@supports(color:light-dark(#000,#fff)){{:root{{{both}}}}}"

    def version(self) -> str:
        """Changes with the colours and with the logo's file."""
        digest = hashlib.blake2b(self.style_sheet().encode(), digest_size=6)
        if self.logo:
            digest.update(self.logo.read_bytes())
        return digest.hexdigest()

    def unreadable(self) -> list[str]:
        """The pairs of colours that this accent makes too alike, in words for the administrator."""
        shades = self.shades()
        colours = tokens() | shades
        return [
            f"{ink} on {ground} has {ratio:.1f}, needs {least} ({ground_name})"
            for ink, ground, least in PAIRS
            if ink in shades or ground in shades
            for number, ground_name in enumerate(("light", "dark"))
            if (ratio := contrast(colours[ink][number], colours[ground][number])) < least
        ]


@cache
def brand() -> Brand:
    """The brand of the settings; read once, the process starts anew when they change."""
    logo = Path(settings.PARVIS_LOGO) if settings.PARVIS_LOGO else None
    return Brand(settings.PARVIS_ACCENT, settings.PARVIS_ACCENT_DARK, logo)


def _brightened(accent: str) -> str:
    """The accent with as much white as its words on a dark surface need."""
    grounds = [tokens()[ground][1] for ground in GROUNDS]
    for step in range(STEPS):
        shade = mix(WHITE, accent, step / STEPS)
        if min(contrast(shade, ground) for ground in grounds) >= BRIGHT:
            return shade
    return WHITE
