"""What a portal's owner may set, as composing needs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``site_url`` may be empty (a folder opened from disk has none)."""

    site_name: str
    site_url: str = ""
