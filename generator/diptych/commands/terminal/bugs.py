"""Say of an error that nobody expected what to report."""

import platform
import traceback

from diptych import __version__


def bug(error: BaseException) -> str:
    """Write the error with its lines of code, and that it is a bug of ours."""
    lines = "".join(traceback.format_exception(error))
    python = f"Python {platform.python_version()} on {platform.system()}"
    return (
        f"{lines}This is a bug in diptych {__version__} ({python}), not in your facts: please report it, "
        "with the lines above and the file you last edited."
    )
