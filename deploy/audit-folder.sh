#!/bin/sh
# Audits every address book in FOLDER/exports by FOLDER/abaudit.yaml, and leaves the result in FOLDER/results.
#
#   audit-folder.sh FOLDER [DAYS]
#
# Silent where nothing is to be done.  Otherwise it prints the report, which holds pseudonyms and no names, and ends with
# the exit status of abaudit: 1 findings, 2 something cannot be used, 3 a part was not read, is missing or older than DAYS
# (35), 4 nothing to audit, 70 a bug.
set -u
umask 077

folder=${1:?the folder that holds abaudit.yaml and exports/}
days=${2:-35}
PATH=$HOME/.local/bin:$PATH # where uv and pipx install; cron and systemd do not look there

case ${ABAUDIT_LANG:-${LC_ALL:-${LANG:-}}} in
de*)
	none="abaudit: In $folder/exports liegt keine Kontaktdatei."
	;;
*)
	none="abaudit: there is no export in $folder/exports."
	;;
esac

cd "$folder" && mkdir -p results || exit 2
set -- exports/*
if [ ! -e "$1" ]; then
	echo "$none" >&2
	exit 4
fi

# What was there last time stays beside the new result, so that the two can be compared.
if grep -Eq '"status": [01],' results/result.json 2>/dev/null; then
	cp results/result.json results/previous.json || exit 2
fi
rm -f results/report.txt

# With a key ("abaudit key init") results can be compared: what is new is told; an export that shrank or is gone makes the
# status 3; and with a baseline.txt beside abaudit.yaml only what is not in it makes the status 1.
if abaudit key show-id >/dev/null 2>&1; then
	if grep -q '"ids": "hmac:' results/previous.json 2>/dev/null; then
		set -- "$@" --previous results/previous.json
	fi
	[ ! -f baseline.txt ] || set -- "$@" --baseline baseline.txt
fi
abaudit audit "$@" --max-age "$days" -q -o json:results/result.json -o html:results/report.html -o terminal:results/report.txt
status=$?

if [ "$status" -ne 0 ]; then
	echo "abaudit: status $status"
	[ ! -f results/report.txt ] || cat results/report.txt
fi
exit "$status"
