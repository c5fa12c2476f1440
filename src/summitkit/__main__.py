"""`python -m summitkit`: the command line."""

import sys

from summitkit.cli import main

sys.exit(main())
