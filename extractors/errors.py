"""What can go wrong, as types: a caller catches `ViendanError` and shows its message, which names the way out."""

from __future__ import annotations


class ViendanError(Exception):
    """Any error that Viendan raises on purpose; its message is written for the person at the keyboard."""


class ReadError(ViendanError):
    """A file cannot be read as a document; the rest of a batch goes on."""


class PassedOver(ReadError):
    """Something is no document and need not be one, such as a lock file or an empty row: it is counted, and no failure."""

    def __init__(self, what: str, message: str) -> None:
        """Say what kind of thing it is, in one or two words, and the message."""
        super().__init__(what, message)
        self.what = what

    def __str__(self) -> str:
        return str(self.args[1])


class MissingTool(ReadError):
    """Reading needs a program that is not installed; the message names it."""


class RegistryError(ViendanError):
    """A table of the registry breaks one of its own rules."""


class GoldError(ViendanError):
    """An annotation file does not say what its text says."""


class BadArgument(ViendanError, ValueError):
    """An argument means nothing here; the message names those that do."""


class ConfigError(ViendanError, ValueError):
    """A component's config asks for what is not there; the message names what is."""
