"""`make bench`: each page's SQL, compressed bytes and cost in F1. `--json` prints a line of JSON for each instead."""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.client import Target, ask, multiples, seconds_per_request
from bench.servers import environments, gunicorn, run


def main() -> None:
    """Prepares two databases, starts two servers, measures in interleaved rounds, prints."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="parvis-bench-") as name:
        floor_env, site_env = environments(Path(name))
        _say("preparing the data")
        floor_key = run(["-m", "bench.seed_floor"], floor_env).strip()
        run(["manage.py", "migrate", "--verbosity", "0"], site_env)
        run(["manage.py", "load_demo"], site_env)
        run(["manage.py", "collectstatic", "--noinput", "--verbosity", "0"], site_env)
        site = json.loads(run(["-m", "bench.product"], site_env))
        with (
            gunicorn("bench.floor:application", floor_env) as floor_port,
            gunicorn("intranet.wsgi:application", site_env) as site_port,
        ):
            floor = Target("F1", floor_port, "/", {"Cookie": f"sessionid={floor_key}"})
            rows = _measure(site, site_port, floor, options)
    _print_json(rows) if options.json else _print_table(rows)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="per page and round")
    return parser.parse_args()


def _measure(
    site: dict[str, Any], port: int, floor: Target, options: argparse.Namespace
) -> list[dict[str, Any]]:
    headers = {"Cookie": site["cookie"], "Accept-Encoding": "br"}
    targets = [Target(name, port, page[0], headers) for name, page in site["pages"].items()]
    replies = {target.name: ask(target) for target in targets}
    statements = {name: page[1] for name, page in site["pages"].items()}
    for name in ("guide", "home"):
        again = Target(
            f"{name} (304)",
            port,
            site["pages"][name][0],
            headers | {"If-None-Match": replies[name].etag},
        )
        targets.append(again)
        replies[again.name] = ask(again)
        statements[again.name] = statements[name]
    for target in [floor, *targets]:
        seconds_per_request(target, for_seconds=0.3)
    _say(f"measuring {len(targets)} pages in {options.rounds} rounds of {options.seconds:g} s each")
    costs = multiples(targets, floor, rounds=options.rounds, for_seconds=options.seconds)
    return [
        {
            "page": target.name,
            "sql": statements[target.name],
            "f1": round(costs[target.name], 2),
            "bytes": replies[target.name].size,
            "status": replies[target.name].status,
        }
        for target in targets
    ]


def _print_json(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        print(json.dumps(row))  # noqa: T201  the product of a command


def _print_table(rows: list[dict[str, Any]]) -> None:
    print(f"{'page':<14}{'SQL':>5}{'F1':>8}{'bytes':>9}{'status':>8}")  # noqa: T201
    for row in rows:
        print(  # noqa: T201
            f"{row['page']:<14}{row['sql']:>5}{row['f1']:>8.2f}{row['bytes']:>9}{row['status']:>8}"
        )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
