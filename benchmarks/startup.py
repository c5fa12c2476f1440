"""How long the command takes to start, against importing the libraries that it cannot do without.

Run with the Python that summitkit is installed for: `python benchmarks/startup.py`. The two are timed in turn, so that
a busy machine slows both alike, and the best of each counts. Ends with 1 where the ratio is above the limit.
"""

import subprocess
import sys
import time

LIMIT = 1.5
ROUNDS = 20
COMMAND = (sys.executable, "-m", "summitkit", "--version")
LIBRARIES = (sys.executable, "-c", "import attrs, pluggy, click")


def seconds(command: tuple[str, ...]) -> float:
    """Return how long a command takes once."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> int:
    """Print both times and their ratio; return the exit code."""
    for command in (COMMAND, LIBRARIES):
        seconds(command)
    times = [(seconds(COMMAND), seconds(LIBRARIES)) for _ in range(ROUNDS)]
    command, libraries = (min(column) for column in zip(*times, strict=True))
    ratio = command / libraries
    print(f"summitkit --version        {command * 1000:6.1f} ms")
    print(f"attrs, pluggy, click alone {libraries * 1000:6.1f} ms")
    print(f"ratio                      {ratio:6.2f}    (limit {LIMIT})")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
