"""Facts about a number → findings and one verdict.

``judge``  what the rules say of a tuple of facts        ``names``  whether two names speak of the same person
"""

from abaudit.rules.judge import Judge, Judgement

__all__ = ["Judge", "Judgement"]
