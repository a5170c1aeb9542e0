"""Everything that changes people, their accounts and the organisation."""

from people.actions.accounts import announce_new_password as announce_new_password
from people.actions.accounts import invite_person as invite_person
from people.actions.accounts import request_password_reset as request_password_reset
from people.actions.accounts import send_password_link as send_password_link
from people.actions.accounts import set_password as set_password
from people.actions.profile import describe_oneself as describe_oneself
from people.actions.profile import save_preferences as save_preferences
from people.actions.units import UnitInsideItself as UnitInsideItself
from people.actions.units import UnitInUse as UnitInUse
from people.actions.units import UnitTooLarge as UnitTooLarge
from people.actions.units import change_unit as change_unit
from people.actions.units import create_unit as create_unit
from people.actions.units import fits as fits
from people.actions.units import move_unit as move_unit
from people.actions.units import remove_unit as remove_unit
