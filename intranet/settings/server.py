"""The web process: where it listens and how much it does at a time; 0 lets it choose."""

from intranet.settings import env

PARVIS_BIND = env.text("PARVIS_BIND", "127.0.0.1:8000")
PARVIS_WEB_WORKERS = env.number("PARVIS_WEB_WORKERS", 0)
PARVIS_WEB_THREADS = env.number("PARVIS_WEB_THREADS", 0)
PARVIS_ACCESS_LOG = env.flag("PARVIS_ACCESS_LOG")
PARVIS_DEMO = env.flag("PARVIS_DEMO", default=True)
PARVIS_DEMO_PASSWORD = env.text(
    "PARVIS_DEMO_PASSWORD", "bienvenue-chez-seranne"
)  # of everybody in the demo
LOCAL_ADDRESS = f"http://localhost:{PARVIS_BIND.rpartition(':')[2]}"
