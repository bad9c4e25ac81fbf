"""Why one number has its verdict: ``abaudit explain``.

``explanation``  an explanation, put together from sentences     ``writing``  the same as text and as JSON
``ledger`` ``changes``  its parts: what the ledger says, what would change the verdict
``one_rule``  a rule on its own
"""
