"""The result for the owner at the screen.

``page``  the report from top to bottom     ``rows``  contacts as lines
"""
