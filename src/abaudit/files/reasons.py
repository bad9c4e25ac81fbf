"""What the system's refusals mean, in words for the user."""

from __future__ import annotations

import errno

from abaudit.i18n import N_, _

_REASONS = {
    errno.EACCES: N_("this account may not do that"),
    errno.EPERM: N_("this account may not do that"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("a link leads in a circle"),
    errno.ENOSPC: N_("there is no room left on the disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk or the network reports an error"),
    errno.EMFILE: N_("too many files are open"),
    errno.EBADF: N_("it is closed"),
    errno.EPIPE: N_("whoever read it has gone"),
}
"""What a system's error number means; the system itself says it in English or in the language of the machine."""


class ClosedInputError(OSError):
    """The process was started without a standard input."""


def reason(failure: OSError | ValueError) -> str:
    """Why the system refused, in words for the user."""
    if isinstance(failure, ClosedInputError):
        return _("standard input is closed")
    if not isinstance(failure, OSError):  # a NUL in it
        return _("the name is no path")
    known = _REASONS.get(failure.errno or 0)
    code = errno.errorcode.get(failure.errno or 0, type(failure).__name__)
    return _(known) if known else _("the system reports {code}").format(code=code)
