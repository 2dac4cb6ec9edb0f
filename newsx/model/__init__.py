"""The one place a spaCy pipeline is loaded."""

from newsx.model.load import load, prepare

__all__ = ["load", "prepare"]
