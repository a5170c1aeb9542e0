"""The only reader of the environment."""

import os


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)
