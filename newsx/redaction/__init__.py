"""Records → records in which no name is left that may be a child's."""
