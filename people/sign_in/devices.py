"""Browsers that somebody has signed in with before.

Whoever guesses passwords from elsewhere uses up the tries of unknown browsers; the owner of the account keeps those of his
own. That is what stops a guesser from locking a colleague out.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

from people.http import remember
from people.models import User

COOKIE = "known_device"
SALT = "people.sign_in.devices"
LIFETIME = 180 * 24 * 3600


def known_device(request: HttpRequest, name: str) -> str:
    """The id of the browser when somebody of this handle or address has used it, else nothing. No statement."""
    try:
        device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return ""
    return str(device["id"]) if _trace(name) in device["names"] else ""


def remember_device(response: HttpResponse, person: User) -> None:
    """Marks the browser as one of this person's, for half a year."""
    device = {"id": get_random_string(12), "names": [_trace(person.username), _trace(person.email)]}
    remember(response, COOKIE, signing.dumps(device, salt=SALT), seconds=LIFETIME)


def _trace(name: str) -> str:
    """A keyed hash: the cookie names nobody."""
    return salted_hmac(SALT, name.strip().lower(), algorithm="sha256").hexdigest()[:20]
