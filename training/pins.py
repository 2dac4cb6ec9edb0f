"""`make pins`: records the language model and the weights that newsx is measured with, in newsx/model/pins.json.

Run after the weights were trained anew or another version of the model was chosen; `newsx doctor` compares.
"""

from __future__ import annotations

import json
from pathlib import Path

from newsx.model import pins

PATH = Path(pins.__file__).with_name(pins.FILE)


def main() -> None:
    PATH.write_text(json.dumps(pins.installed(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
