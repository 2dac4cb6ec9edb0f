"""The one place a spaCy pipeline is loaded."""

from newsx.model.load import forms, load, parse, prepare, text_of

__all__ = ["forms", "load", "parse", "prepare", "text_of"]
