"""Signing in: our page for the site and the admin alike, long passwords, few tries."""

from intranet.settings import env

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.PeopleBackend"]
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = WAGTAILADMIN_LOGIN_URL = "people:sign-in"
LOGIN_REDIRECT_URL = "home:home"

# Length instead of rules about characters: these are refused by lists that need no network.
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {"NAME": "people.validators.VariedPasswordValidator"},
    {"NAME": "people.validators.OwnWordsPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 4 * 3600

# How many of our own proxies write X-Forwarded-For; none are believed by default.
PARVIS_TRUSTED_PROXIES = env.number("PARVIS_TRUSTED_PROXIES", 0)
# Tries in a quarter of an hour from browsers that nobody has signed in with before; many colleagues may share one address.
PARVIS_SIGN_IN_TRIES_PER_ADDRESS = env.number("PARVIS_SIGN_IN_TRIES_PER_ADDRESS", 30, least=1)

# Passwords and addresses are changed on our pages, which count tries and tell the owner.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
