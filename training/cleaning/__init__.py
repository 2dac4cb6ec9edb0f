"""How the weights of newsx/cleaning are fitted: each `fit_*.py` is a program."""
