"""The one place a spaCy pipeline is loaded."""

from newsx.model.load import load, parse, prepare

__all__ = ["load", "parse", "prepare"]
