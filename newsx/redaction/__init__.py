"""Records → records in which every name that may be a child's is masked."""
