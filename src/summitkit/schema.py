"""The JSON Schema (draft 2020-12) of the record format, made from the model."""

import ast
import inspect
import math
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin

import attrs

from summitkit.model import Summit, validators
from summitkit.structure import FORMAT, key_of, without_none

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PATTERNS = {
    validators.slug: validators.SLUG,
    validators.pointer: validators.POINTER,
    validators.link: validators.LINK,
    validators.sha256: validators.SHA256,
}
