"""Search: Elasticsearch when `ELASTICSEARCH_URL` names one, else the database; Wagtail's own index serves its admin alone."""

from intranet.settings import env

ELASTICSEARCH = env.address(
    "ELASTICSEARCH_URL", schemes=("http", "https"), example="https://user:password@host:9200"
)
PARVIS_ELASTICSEARCH_URL = ELASTICSEARCH.url if ELASTICSEARCH else ""
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
