"""Ledgers as event stores: append-only, chained by hashes, able to forget; in SQLite or PostgreSQL.

``entries``      what a backend keeps, and the protocol that both follow
``chain``     the hashes                                   ``content``  an event ↔ the bytes that are committed to
``sqlite``, ``postgres``  the two backends, each with all of its statements; ``sqlite_file`` and ``postgres_errors``
beside them say what can be wrong with the file and the server
``places``    where SQLite may keep a write-ahead log      ``locations``  a path or URL → its backend
``store``     create, open, append                         ``verified``  verify while reading
``erasure``   Art. 17 GDPR: take a number out              ``erased``    what an erasure leaves behind
``intake``    a text ledger → the events that are new      ``standings``  the standing of every number, streamed
``writers``   events → YAML or CSV

What the chain proves, and what it does not, stands in docs/ledger.md.
"""

from abaudit.stores.chained.locations import is_store, is_url, shown

__all__ = ["is_store", "is_url", "shown"]
