"""Written YAML documents, read strictly: ledgers, rule files, recipient files, ``abaudit.yaml``.

Values stay what was written (``NO`` is the text ``NO``, ``0441`` keeps its zero); nothing expands, nothing is repeated,
and everything that is wrong is reported at once, each with its line.

    with documents.reading("rules/gdpr.yaml", data, RulesError) as root:
        root.header("rules")
        for rule in root.items("rules"):
            rule_id = rule.text("id", required=True)
            severity = rule.choice("severity", list(Severity), required=True)
            for fact in rule.mapping("when").keys(): ...

``tree``    bytes → nodes that know their lines; the only place that imports ``yaml``
``reader``  nodes → values of the right kind, problems collected
``quoting``   what a message may quote, and "did you mean"
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from abaudit.documents.problems import Problems
from abaudit.documents.quoting import quotable, suggest
from abaudit.documents.reader import Reader
from abaudit.documents.tree import KeyValue, ListNode, MapNode, Node, ScalarNode, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.errors import InputError

__all__ = [
    "KeyValue",
    "ListNode",
    "MapNode",
    "Node",
    "Problems",
    "Reader",
    "ScalarNode",
    "load",
    "quotable",
    "reading",
    "suggest",
]


def load(source: str, data: bytes, error: type[InputError]) -> MapNode:
    """The document in *data* as a tree.

    Raises *error*, naming *source*, with every problem of form: no UTF-8, no YAML, anchors, tags, several documents,
    repeated keys, nothing at all.
    """
    problems = Problems(source, error)
    root = parse(data, problems)
    problems.check()
    return root


@contextmanager
def reading(source: str, data: bytes, error: type[InputError]) -> Iterator[Reader]:
    """A `Reader` of the document's top level; at the end of the block everything wrong is raised as one *error*.

    Keys that the block never asked for are unknown keys, so ask for all that may stand there.  A block sees stand-ins
    (``""``, ``()``, ``None``) for values that were missing or wrong; whatever it builds of them is never used, because
    the block then ends in *error*.
    """
    problems = Problems(source, error)
    root = Reader(parse(data, problems), problems)
    yield root
    root.close()
    problems.check()
