"""Pages about people and accounts."""

from people.views.mailbox import mailbox as mailbox
from people.views.mailbox import mailbox_letter as mailbox_letter
from people.views.passwords import password_change as password_change
from people.views.passwords import password_reset as password_reset
from people.views.passwords import password_reset_choose as password_reset_choose
from people.views.passwords import password_reset_link as password_reset_link
from people.views.passwords import password_reset_sent as password_reset_sent
from people.views.profiles import me as me
from people.views.profiles import profile as profile
from people.views.settings import settings_preferences as settings_preferences
from people.views.settings import settings_profile as settings_profile
from people.views.settings import theme as theme
from people.views.sign_in import admin_sign_in as admin_sign_in
from people.views.sign_in import language as language
from people.views.sign_in import sign_in as sign_in
from people.views.sign_in import sign_out as sign_out
