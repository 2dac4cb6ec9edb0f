"""Records → tables: which texts, names and stories are one, which figures support one another or conflict."""
