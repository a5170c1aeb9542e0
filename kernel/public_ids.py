"""Random public identifiers: addresses never carry a number that can be guessed or counted."""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz"
LENGTH = 10


def new_public_id() -> str:
    """Ten letters without l and o, which read like digits: 24^10 = 6 x 10^13 values, so not to be guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
