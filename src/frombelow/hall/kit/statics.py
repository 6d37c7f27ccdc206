"""Static files with their hash in their name, so that a browser may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed and pre-compressed names once `collectstatic` has run; plain names before (tests, first start)."""

    def url(self, name: str | None, force: bool = False) -> str:
        if not self.hashed_files:
            return f"{self.base_url}{name or ''}"
        return str(super().url(name, force))
