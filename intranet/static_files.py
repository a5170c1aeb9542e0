"""Static files: hashed and compressed by `collectstatic`, or straight from the sources while nothing is collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedWhenCollected(CompressedManifestStaticFilesStorage):
    """Addresses with a hash, cached for a year, once the manifest exists; a fresh checkout works without it."""

    def url(self, name: str, force: bool = False) -> str:  # noqa: FBT001, FBT002  Django's signature
        """Raises ValueError for a file that was not collected, so that a misspelt name is found."""
        if not self.hashed_files and not force:
            return f"{self.base_url}{name}"
        return str(super().url(name, force))
