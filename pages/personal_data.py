"""Finds personal and client data in a text: what may not be published, whoever may read the page."""

import re

MANY_ADDRESSES = 4
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \xa0]?[A-Z0-9]){11,30}\b")
_CARD = re.compile(r"(?<![\d.,])(?:\d[ \xa0-]?){15,16}(?![\d.,]?\d)")
_FRENCH_SOCIAL_SECURITY = re.compile(
    r"(?<!\d)([12]) ?(\d{2}) ?(\d{2}) ?(\d[\dABab]) ?(\d{3}) ?(\d{3}) ?(\d{2})(?!\d)"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SEPARATORS = re.compile(r"[ \xa0-]")
_CARD_BEGINNINGS = re.compile(r"^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|6\d{15}|3[47]\d{13})$")


def has_iban(text: str) -> bool:
    """An account number whose key is right; one made up for an example rarely is."""
    return any(_iban_is_valid(_SEPARATORS.sub("", found)) for found in _IBAN.findall(text))


def _iban_is_valid(iban: str) -> bool:
    """The longest beginning counts: the words that follow a number may look like more of it."""
    lengths = range(len(iban), 14, -1)
    return any(_remainder(iban[:length]) == 1 for length in lengths)


def _remainder(iban: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97


def has_card_number(text: str) -> bool:
    """A payment card number: a known beginning, and digits that add up (Luhn)."""
    numbers = (_SEPARATORS.sub("", found) for found in _CARD.findall(text))
    return any(_CARD_BEGINNINGS.match(number) and _adds_up(number) for number in numbers)


def _adds_up(number: str) -> bool:
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2]]
    return (sum(doubled) + sum(int(digit) for digit in number[::-2])) % 10 == 0


def has_social_security_number(text: str) -> bool:
    """A French social security number whose key is right."""
    return any(_key_is_right(parts) for parts in _FRENCH_SOCIAL_SECURITY.findall(text))


def _key_is_right(parts: tuple[str, ...]) -> bool:
    number = "".join(parts[:-1]).upper().replace("2A", "19").replace("2B", "18")
    return number.isdecimal() and 97 - int(number) % 97 == int(parts[-1])


def has_address_list(text: str) -> bool:
    """Several e-mail addresses: a list of people rather than a contact."""
    return len({address.lower() for address in _ADDRESS.findall(text)}) >= MANY_ADDRESSES
