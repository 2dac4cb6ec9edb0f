"""Whether the networks run on a GPU. It holds for the whole process, as in spaCy, from the moment it is asked for.

onnxruntime lists CUDA where it was built for it. Whether there is a GPU shows when a network is loaded.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from warnings import catch_warnings

from newsx import lexicon
from newsx.errors import NewsxError

CUDA = "CUDAExecutionProvider"
EXTRA = "pip install 'newsx[gpu]' && pip install --force-reinstall --no-deps onnxruntime-gpu"
_asked: list[bool] = []


def require() -> None:
    """Networks that are loaded from now on run on the GPU; NewsxError where there is none that can be used."""
    if found := fault():
        raise NewsxError("--gpu: {}: {}".format(*found))
    _asked[:] = [True]


def is_required() -> bool:
    """Whether `require` was called in this process."""
    return bool(_asked)


@cache
def fault() -> tuple[str, str] | None:
    """Why no GPU can be used, and what to do about it; None where one can."""
    try:
        import onnxruntime
    except ImportError:
        return "onnxruntime is not installed", EXTRA
    if CUDA not in onnxruntime.get_available_providers():
        return "the onnxruntime that is installed works on processors alone", EXTRA
    how = onnxruntime.SessionOptions()
    how.log_severity_level = 4
    network = lexicon.folder("model").joinpath("product.onnx").read_bytes()  # the smallest that newsx has
    with redirect_stdout(StringIO()), catch_warnings(action="ignore"):  # it tells what it does not find; so do we
        onnxruntime.preload_dlls()
        try:
            session = onnxruntime.InferenceSession(network, how, providers=[CUDA, "CPUExecutionProvider"])
            found = CUDA in session.get_providers()
        except RuntimeError:
            found = False
    return None if found else ("no GPU answers", "see with nvidia-smi that there is one, or leave out --gpu")
