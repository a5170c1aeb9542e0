"""Gunicorn's settings, read by `bin/web`: sync processes beside servers, threads of one process when embedded.

Without Redis the cache and the counters of attempts live in the memory of one process, so there is exactly one.
"""

import multiprocessing
import os

from gunicorn.http import message

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.site")

from django.conf import settings

LONGEST_REQUEST_LINE = (
    65_535  # a search for a pasted page is a long address; gunicorn's own ceiling is 8 KB
)
message.MAX_REQUEST_LINE = LONGEST_REQUEST_LINE + 1

bind = settings.PARVIS_BIND
if settings.REDIS is None:
    workers, threads = 1, settings.PARVIS_WEB_THREADS or 4
else:
    workers = settings.PARVIS_WEB_WORKERS or 2 * multiprocessing.cpu_count()
    threads = settings.PARVIS_WEB_THREADS or 1
worker_class = "sync" if threads == 1 else "gthread"
preload_app = True
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 0 if workers == 1 else 5000
max_requests_jitter = 500
limit_request_line = LONGEST_REQUEST_LINE
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108  gunicorn's heartbeat, off the disk
accesslog = "-" if settings.PARVIS_ACCESS_LOG else None
errorlog = "-"
loglevel = "warning"
