"""Configuration of Sphinx."""

import sys
from pathlib import Path

import summitkit

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "summitkit"
author = "The summitkit authors"
project_copyright = "The summitkit authors"
version = release = summitkit.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "docstrings", "registry"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"summitkit {release}"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

add_module_names = False
autoclass_content = "class"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "member-order": "bysource", "exclude-members": "__init__, __new__"}
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
default_role = "code"

# There is no network at build time, so what other projects document is shown and not linked.
# A type variable has no page either.
nitpick_ignore_regex = [(r"py:.*", r"(?!summitkit\.).*"), (r"py:.*", r"summitkit\.\w+\.(S|T|FormatSpec)")]
