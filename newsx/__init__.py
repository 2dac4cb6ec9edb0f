"""newsx: who claimed how many children, in which event, when."""

__version__ = "0.1.0"
