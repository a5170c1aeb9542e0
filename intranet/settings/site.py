"""The settings of a running site; the environment says which parts are real servers."""

from intranet.settings.base import *
