"""Search: Elasticsearch when `ELASTICSEARCH_URL` names one, else the database; Wagtail's own index serves its admin alone.

Measuring an engine (`manage.py search_quality`) uses the site's own servers, else those of `PARVIS_TEST_*`.
"""

from intranet.settings import env
from intranet.settings.database import EXAMPLE, postgresql

FORM = "https://user:password@host:9200"
ELASTICSEARCH = env.address("ELASTICSEARCH_URL", schemes=("http", "https"), example=FORM)
PARVIS_ELASTICSEARCH_URL = ELASTICSEARCH.url if ELASTICSEARCH else ""
PARVIS_ELASTICSEARCH_INDEX = env.text("PARVIS_ELASTICSEARCH_INDEX", "parvis")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "pages.admin_search"}}

TRIED_POSTGRESQL = env.address(
    "PARVIS_TEST_POSTGRES_URL", schemes=("postgres", "postgresql"), example=EXAMPLE
)
TRIED_ELASTICSEARCH = env.address(
    "PARVIS_TEST_ELASTICSEARCH_URL", schemes=("http", "https"), example=FORM
)
PARVIS_SCRATCH_POSTGRESQL = postgresql(TRIED_POSTGRESQL) if TRIED_POSTGRESQL else None
PARVIS_SCRATCH_ELASTICSEARCH_URL = PARVIS_ELASTICSEARCH_URL or (
    TRIED_ELASTICSEARCH.url if TRIED_ELASTICSEARCH else ""
)
