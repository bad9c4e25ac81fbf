"""Contacts written as JSON: Telegram's ``result.json``, Microsoft Graph, WhatsApp's account report.

located    JSON with the place of every value, read as far as it goes
counting   the second, independent count (Python's own ``json``)
whatsapp   telegram   graph      one module a format
"""
