"""Annotations of real news, and the programs that make, check, count and use them. See README.md beside this file."""
