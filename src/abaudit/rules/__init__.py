"""Facts about a number → findings and one verdict.

``facts``  everything that is known of a number     ``names``     whether two names speak of the same person
``proof``  what speaks for and against a consent    ``category``  what groups and labels hint at
``judge``  what the rules say of the facts          ``exemptions``  which written exemption covers a number
"""

from abaudit.rules.exemptions import Exemptions
from abaudit.rules.judge import Judge, Judgement

__all__ = ["Exemptions", "Judge", "Judgement"]
