"""The version of newsx. It stands here alone: pyproject.toml, `made_by` of every record and `newsx --version` read it."""

__version__ = "0.2.0"
