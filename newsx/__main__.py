"""`python -m newsx` is `newsx`."""

import sys

from newsx.cli import main

if __name__ == "__main__":  # worker processes import this file too
    sys.exit(main())
