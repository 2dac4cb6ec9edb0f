"""The one place a spaCy pipeline is loaded."""

from newsx.model.load import load, prepare, text_of

__all__ = ["load", "prepare", "text_of"]
