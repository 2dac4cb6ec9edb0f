"""How the weights of newsx/entities are fitted (fit.py), and how well names are found (measure.py)."""
