"""Pages as readers see them, what they say of them, and the files they show."""

from pages.views.feedback import error_report as error_report
from pages.views.feedback import helpfulness_give as helpfulness_give
from pages.views.help import help_centre as help_centre
from pages.views.media import document as document
from pages.views.media import media as media
from pages.views.reading import page_changes as page_changes
from pages.views.reading import page_show as page_show
from pages.views.reading import permalink as permalink
