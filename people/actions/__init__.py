"""Everything that changes people, their accounts and the organisation."""

from people.actions.units import UnitInsideItself as UnitInsideItself
from people.actions.units import UnitInUse as UnitInUse
from people.actions.units import UnitTooLarge as UnitTooLarge
from people.actions.units import change_unit as change_unit
from people.actions.units import create_unit as create_unit
from people.actions.units import move_unit as move_unit
from people.actions.units import remove_unit as remove_unit
