"""The parts of a report, made of an `AuditResult`; the formats only show them.

``answer``  what was found, in a sentence or two     ``measures``  what to do first
``piles``  groups that help to begin     ``worklists``  who must go, be asked, be checked; who is exempt
``findings``  by rule     ``pairs``  by number and rule     ``gaps``  what was not audited
``freshness``  what became of the address books     ``notes``  what a reader must know beside the findings
``exports`` ``deciders``  what the result rests on     ``same_contact``  one contact in several exports
``box``  what was checked and what was not     ``fingerprint``  marks that stay the same
"""
