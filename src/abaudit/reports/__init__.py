"""`AuditResult` → text or bytes; one module a format, each only reads."""
