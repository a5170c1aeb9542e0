"""How the organisation shows itself, and what the law has it state."""

from intranet.settings import env

WAGTAIL_SITE_NAME = env.text("PARVIS_SITE_NAME", "Parvis")
# Whom members write to about the site, its accessibility and their data.
PARVIS_CONTACT = env.text("PARVIS_CONTACT")

# The accent colour on light and on dark ground, and a logo (SVG, PNG or WebP); unset: petrol, and the mark of Parvis.
COLOUR, COLOUR_HINT = "#[0-9A-Fa-f]{6}", "Write a colour as #0B5A63."
PARVIS_ACCENT = env.matching("PARVIS_ACCENT", COLOUR, hint=COLOUR_HINT)
PARVIS_ACCENT_DARK = env.matching("PARVIS_ACCENT_DARK", COLOUR, hint=COLOUR_HINT)
PARVIS_LOGO = env.text("PARVIS_LOGO")

# The last accessibility audit; without its day the statement says "not conformant", as the law asks.
PARVIS_ACCESSIBILITY_STATUS = env.matching(
    "PARVIS_ACCESSIBILITY_STATUS", "none|partial|full", default="none", hint="none, partial or full"
)
PARVIS_ACCESSIBILITY_RATE = env.number("PARVIS_ACCESSIBILITY_RATE", 0)
PARVIS_ACCESSIBILITY_AUDITED_ON = env.day("PARVIS_ACCESSIBILITY_AUDITED_ON")
