# One image for web, worker and beat: docker compose says which script of bin/ each container runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/parvis
COPY requirements.lock ./
RUN python -m venv .venv \
    && .venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
COPY . .
# The settings ask for a secret; this one serves the build alone and is not kept.
RUN SECRET_KEY=$(head -c 48 /dev/urandom | base64 -w0) PARVIS_STATIC=/srv/parvis/static PARVIS_VAR=/tmp/build \
    .venv/bin/python manage.py collectstatic --noinput --verbosity 0

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/parvis parvis \
    && install -d -o parvis /var/lib/parvis/media
WORKDIR /srv/parvis
COPY --from=build /srv/parvis /srv/parvis
ENV PYTHONUNBUFFERED=1 \
    PARVIS_BIND=0.0.0.0:8000 \
    PARVIS_STATIC=/srv/parvis/static \
    PARVIS_VAR=/var/lib/parvis
USER parvis
VOLUME /var/lib/parvis
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["/srv/parvis/bin/healthy"]
CMD ["/srv/parvis/bin/web"]
