#!/bin/sh
# Audits every address book in FOLDER/exports by FOLDER/abaudit.yaml, and leaves the result in FOLDER/results.
#
#   audit-folder.sh FOLDER [DAYS]
#
# Silent where nothing is to be done.  Otherwise it prints the report, which holds pseudonyms and no names, and ends with
# the exit status of abaudit: 1 findings, 2 something cannot be used, 3 a part was not read, 4 nothing to audit, 70 a bug.
# An export that is older than DAYS (35) makes the status 3 as well: what was judged then is the phone of long ago.
set -u
umask 077

folder=${1:?the folder that holds abaudit.yaml and exports/}
days=${2:-35}
PATH=$HOME/.local/bin:$PATH # where uv and pipx install; cron and systemd do not look there

case ${ABAUDIT_LANG:-${LC_ALL:-${LANG:-}}} in
de*)
	none="abaudit: In $folder/exports liegt keine Kontaktdatei."
	old="abaudit: Diese Kontaktdateien sind älter als $days Tage. Bitte neu aus dem Telefon ausgeben:"
	;;
*)
	none="abaudit: there is no export in $folder/exports."
	old="abaudit: these exports are older than $days days. Please export the contacts of the phone again:"
	;;
esac

cd "$folder" && mkdir -p results || exit 2
set -- exports/*
if [ ! -e "$1" ]; then
	echo "$none" >&2
	exit 4
fi

# What was there last time stays beside the new result, so that the two can be compared.
[ ! -f results/result.json ] || cp results/result.json results/previous.json || exit 2
rm -f results/report.txt

# Where your abaudit knows them ("abaudit audit --help"), these belong behind "$@", the second once there is a previous
# result and the third once there is a baseline:
#   -o html:results/report.html   --previous results/previous.json   --baseline baseline.txt
abaudit audit "$@" -q -o json:results/result.json -o terminal:results/report.txt
status=$?

if [ "$status" -ne 0 ]; then
	echo "abaudit: status $status"
	[ ! -f results/report.txt ] || cat results/report.txt
fi
stale=$(find exports -type f -mtime "+$days")
if [ -n "$stale" ]; then
	printf '%s\n%s\n' "$old" "$stale" >&2
	[ "$status" -gt 1 ] || status=3
fi
exit "$status"
