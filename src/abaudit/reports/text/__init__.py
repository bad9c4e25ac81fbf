"""How anything is written, whatever report it stands in; nothing here knows a whole result.

``harmless``  text that steers nothing     ``days`` ``articles``  as the reader writes them
``for_screen`` ``for_markdown``  the same fitted to columns, and safe in Markdown
``verdict_words`` ``ledger_words``  what the closed sets of the model are called
``row_words`` ``export_words``  what is said of one row, and of one export
``sentences``  sentences that wait for their language and for whom they are shown
"""
