"""The tables that are known by their headers.  A new program is one more entry in one of these modules, no more.

google      Google Contacts, GAM                    outlook     Outlook, outlook.com, Windows, in seven languages
mail        Thunderbird, Apple, Yahoo, Open-Xchange, Nokia
business    bookkeeping and CRM                     directory   Microsoft 365, Entra, PowerShell

Headers are written as the program writes them and compared after folding (`headers.fold`), so that brackets, blanks
and case do not matter: Outlook 2003-2010's ``Telefon privat`` and Outlook 2013's ``Telefon (privat)`` are one.
``#`` stands for any number, in a phone column and its label column for the same one; ``|`` stands between spellings.
Each entry says where its headers come from.  What nobody has seen in a file of that program is *not verified*.
"""

from __future__ import annotations

from abaudit.importers.tables.layouts import business, directory, google, mail, outlook

LAYOUTS = (*google.LAYOUTS, *outlook.LAYOUTS, *mail.LAYOUTS, *business.LAYOUTS, *directory.LAYOUTS)
"""In the order that decides between two that know equally many headers."""

NAMES = tuple(layout.name for layout in LAYOUTS)
