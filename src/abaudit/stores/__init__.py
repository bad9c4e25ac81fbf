"""Where ledgers live: text files of consent events → `Ledger`."""
