"""Items of lists as entries of the record: a label and a text; who should act, and by when."""

from summitkit.loaders.article.actors import find_actors
from summitkit.loaders.article.blocks import Block
from summitkit.loaders.article.scene import Scene
from summitkit.loaders.article.statements import find_deadline

_SHORT_LABEL = 70


def entry_of(kind: str, block: Block, scene: Scene) -> dict[str, str]:
    """Return an item as an entry of takeaways, implications or recommendations; what it does not say is empty."""
    label, text = label_of(block, scene)
    if kind == "takeaways":
        return {"label": label, "text": text}
    if kind == "implications":
        return {"area": label, "text": text}
    whole = not label and len(text) <= _SHORT_LABEL * 2
    entry = {"title": text.rstrip(".")} if whole else {"title": label, "text": text}
    return entry | {"owner": find_owner(text, scene), "due": find_deadline(text, scene) or ""}


def label_of(block: Block, scene: Scene) -> tuple[str, str]:
    """Return the label of an item and the text behind it: "Label: text", "Label - text" or a short first sentence."""
    body = block.body
    if block.label:
        return block.label, body.text.partition(block.label)[2].lstrip(".: ")
    split = scene.words.pattern("labels", "split").match(body.text)
    if split:
        return split["label"].strip(), split["text"]
    first, stop, rest = body.text.partition(". ")
    if stop and rest and len(first) <= _SHORT_LABEL:
        return first, rest
    return "", body.text


def find_owner(text: str, scene: Scene) -> str:
    """Return who a recommendation says should act, as printed: after "Owner:", or the subject of "should"."""
    words = scene.words
    named = words.search("recommendations", "owner", text)
    if named:
        return named["owner"].strip()
    subject = words.pattern("recommendations", "subject").match(text)
    if subject is None:
        return ""
    agent = find_actors(subject["owner"], words) or words.search("recommendations", "agents", subject["owner"])
    return subject["owner"] if agent else ""
