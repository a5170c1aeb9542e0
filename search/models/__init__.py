"""The index: what may be found and by whom, the statistics of its words, and what people searched for."""

from search.models.backlog import EngineBacklog as EngineBacklog
from search.models.documents import SearchDocument as SearchDocument
from search.models.documents import SearchToken as SearchToken
from search.models.queries import AskedQuery as AskedQuery
from search.models.vocabulary import VocabularySnapshot as VocabularySnapshot
