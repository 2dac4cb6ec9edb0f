"""The version of newsx: pyproject.toml, `made_by` of every record and `newsx --version` read it here."""

__version__ = "0.2.0"
