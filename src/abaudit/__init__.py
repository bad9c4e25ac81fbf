"""Which numbers of an address book would reach WhatsApp without a consent on record."""

__version__ = "0.1.0"
