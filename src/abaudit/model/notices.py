"""The sentences of the notices that a result can carry, and the box that every report shows."""

from __future__ import annotations

from abaudit.i18n import N_

NOTICES: dict[str, str] = {
    "no-ledger": N_(
        "There was no consent ledger, so no number can have a consent on record. "
        "Start one (the README shows how) and name it with --ledger."
    ),
    "empty-ledger": N_("The consent ledger holds no event, so it acquits nobody."),
    "region-default": N_(
        "Numbers without a country code were read as numbers of {region}, because nothing else was stated. "
        "State it with --region or in abaudit.yaml."
    ),
    "no-controller": N_(
        "Neither abaudit.yaml nor the ledger names a controller (the business that is responsible). "
        "Name it in abaudit.yaml."
    ),
    "controller-from-ledger": N_(
        "abaudit.yaml names no controller (the business that is responsible), so the only one in the ledger was taken."
    ),
    "controllers-almost-alike": N_(
        "The ledger names controllers that are almost alike. Where one is a slip of the pen, a withdrawal under it "
        "would leave the consent standing; please check the spelling."
    ),
    "not-declared": N_(
        "Not declared in abaudit.yaml: {keys}. These results speak of the contacts in the named files, "
        "not of everything that is on the phone."
    ),
    "office-export": N_(
        "An office program, a customer system or a directory wrote at least one of these exports ({layouts}). "
        "That a contact stands in it does not say that the contact is on the phone; compare it with the phone's own "
        "export."
    ),
    "consent-columns": N_(
        "Columns that seem to note consents (such as “WhatsApp ok?”): {count}. They were not believed, because a tick "
        "in a list proves nothing. Write each consent into the consent ledger: number, person, day, how it was given, "
        "and the proof."
    ),
    "free-text-numbers": N_(
        "Numbers in notes and other free text: {count}. They are not uploaded as contacts and were not judged; "
        "“abaudit inspect” lists them."
    ),
    "ledger-in-git": N_(
        "The consent ledger lies in a git work tree. What is committed stays in the history and cannot be erased "
        "(Art. 17 GDPR). Keep it elsewhere, or out of git."
    ),
    "exemption-unused": N_("The exemption in line {line} of abaudit.yaml covers no number of these exports."),
    "exemption-document-missing": N_(
        "The exemption in line {line} of abaudit.yaml was not applied, because the document that it names is not there "
        "or is empty."
    ),
    "exemption-named-contact": N_(
        "The exemption in line {line} of abaudit.yaml was not applied, because a contact with this number is a named "
        "person; a general line belongs to nobody in particular. If it is an organisation's name, add “organisation” "
        "with the name as the address book has it."
    ),
    "exemption-mobile": N_(
        "The exemption in line {line} of abaudit.yaml was not applied, because a mobile telephone is somebody's. If "
        "this one belongs to nobody in particular, add “mobile” with the reason."
    ),
    "already-shared": N_(
        "WhatsApp's account report of {on} lists {listed} numbers: {found} of them are in these files, {elsewhere} in "
        "none. It shows that WhatsApp listed them on that day: from this address book, an earlier phone, a contact "
        "saved in WhatsApp, or a chat. That a number is missing in the report proves nothing; it lists only people who "
        "use WhatsApp."
    ),
    "already-shared-undated": N_(
        "WhatsApp's account report lists {listed} numbers: {found} of them are in these files, {elsewhere} in none. "
        "They come from this address book, an earlier phone, a contact saved in WhatsApp, or a chat. Nobody knows the "
        "report's day, so no consent counts as in force then; state it with --already-shared-on. That a number is "
        "missing in the report proves nothing; it lists only people who use WhatsApp."
    ),
    "already-shared-day": N_(
        "The report's day was taken from the dates inside its archive. If somebody packed it again, state the right "
        "day with --already-shared-on."
    ),
    "own-file-as-proof": N_(
        "Named as the proof of a consent, as its text or as a document, and no proof ({count}): a file of this audit "
        "itself (ledger, export, settings) or one that abaudit wrote. It counts as missing."
    ),
    "config-beside": N_(
        "Beside the exports lies an abaudit.yaml that was not used ({count}), because whoever sends an export can send "
        "one with it. If it is yours, name it with --config."
    ),
    "config-misnamed": N_(
        "Where the settings are looked for lies a file that is almost called abaudit.yaml ({count}). It was not read; "
        "rename it, or name it with --config."
    ),
    "files-aside": N_(
        "Left aside in the named folders, archives and workbooks, because it is surely no address book, is read "
        "elsewhere or was left out with --exclude: {count}. “abaudit inspect” names each, and why."
    ),
}
"""Code → English sentence, translated when it is shown, with the notice's values in braces."""

BOX_TITLE = N_("What this says, and what it does not")
BOX_CHECKED = N_(
    "Checked: whether each number in the named files had, on {on}, a consent on record for this controller, the "
    "purpose of upload and the recipient {recipient}."
)
BOX_NOT_CHECKED = N_(
    "Not checked: whether the consents are valid, whether the files hold all accounts of the device, which permission "
    "the app had, and whether using {recipient} is otherwise allowed. This is no legal advice."
)
"""Law 7: every report and every clean result carries these two sentences."""
