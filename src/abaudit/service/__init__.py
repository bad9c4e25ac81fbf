"""What a command does once its arguments are parsed: the application, without a terminal, a clock or an exit status.

``settings``      which ``abaudit.yaml`` holds, and what follows from it
``books``         the exports, and everything that lies in them
``preparation``   everything that a judgement needs, read and checked
``known``         waivers, a baseline, an earlier result
``auditing``      the audit of a request, for the command and for `abaudit.api`
``lookup``        what ``explain`` is asked for
``archive``, ``proofs``, ``own_files``   what proves a consent, looked up on the disk
``keys``, ``saved``, ``belongings``      the key of the pseudonyms, saved results, what no output may replace
"""
