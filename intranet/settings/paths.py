"""Where the program and its data lie."""

from pathlib import Path

from intranet.settings import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = env.folder("PARVIS_VAR", BASE_DIR / "var")
