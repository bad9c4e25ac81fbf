#!/bin/sh
# Tells a person that an audit needs a look: by mail and on the desktop where this computer can, and in its log always.
#
#   tell.sh FOLDER
#
# The text is the report that audit-folder.sh left; it holds pseudonyms and no names.
set -u

folder=${1:?the folder that audit-folder.sh was called with}
title="abaudit: please look / bitte ansehen: $folder"
report=$folder/results/report.txt
[ -f "$report" ] || report=/dev/null

if command -v mail >/dev/null; then
	mail -s "$title" "${LOGNAME:-$(id -un)}" <"$report"
fi
if command -v notify-send >/dev/null; then
	notify-send --urgency=critical "abaudit" "$title" || true # nobody is at the screen
fi
logger -t abaudit -p user.err "$title"
