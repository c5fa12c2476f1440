"""The pages that explain the checks: one Markdown file a code, printed by `summitkit explain`."""

from importlib.resources import files

from summitkit.specs import CheckSpec


def explanation(spec: CheckSpec) -> str:
    """Return what there is to say of a check, in Markdown: its own text, its page, or else its summary."""
    return spec.explanation or _page(spec.code) or f"# {spec.code}: {spec.summary}\n"


def _page(code: str) -> str:
    page = files(__name__) / f"{code}.md"
    return page.read_text(encoding="utf-8") if page.is_file() else ""
