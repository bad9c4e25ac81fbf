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
unchanged=$(if [ -f results/result.json ]; then find exports -type f -newer results/result.json | grep -q . || echo yes; fi)
if grep -Eq '"status": [01],' results/result.json 2>/dev/null; then
	cp results/result.json results/previous.json || exit 2
fi
rm -f results/report.txt

# With a key ("abaudit key init") results can be compared: what is new is told; an export that shrank, or was put there anew and is the
# same, makes the status 3; and with a baseline.txt beside abaudit.yaml only what is not in it makes the status 1.
if abaudit key show-id >/dev/null 2>&1; then
	if grep -q '"ids": "hmac:' results/previous.json 2>/dev/null; then
		set -- "$@" --previous results/previous.json
		[ -z "$unchanged" ] || set -- "$@" --accept-drop # how old an export may be is said by DAYS
	fi
	[ ! -f baseline.txt ] || set -- "$@" --baseline baseline.txt
fi
abaudit audit "$@" -q -o json:results/result.json -o html:results/report.html -o terminal:results/report.txt
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
