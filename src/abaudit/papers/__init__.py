"""Papers about the ledger: consent texts, its entry in the record of processing, its notice and its deletion plan.

Their wording lies in ``texts/`` at the top of the project, where whoever checks it finds it; it ships inside the wheel.
What is not configured stays visible as a gap, and nothing here says what the law says of a business.

``templates``  wording with places to fill in, and the gaps that are left    ``values``  what fills them
"""

from abaudit.papers.templates import Filled, Template, fill, gaps, is_unchecked, names, template

__all__ = ["Filled", "Template", "fill", "gaps", "is_unchecked", "names", "template"]
