"""What commands other than ``audit`` and ``explain`` print, a module for each page or list.

``inspection``  what the reader saw in the exports     ``difference``  what changed between two results
``guarded``  what ``guard`` found     ``due_list``  what is due in a ledger     ``sampling``  a sample of consents
``key_list``  which id is whom     ``rules_text`` ``rules_markdown``  every rule     ``waivers_text``  waivers
"""
