# Audits every address book in FOLDER\exports by FOLDER\abaudit.yaml, and leaves the result in FOLDER\results.
#
#   powershell -File audit-folder.ps1 FOLDER [DAYS]
#
# Silent where nothing is to be done.  Otherwise a window says so and the exit status is that of abaudit: 1 findings,
# 2 something cannot be used, 3 a part was not read, is missing or older than DAYS (35), 4 nothing to audit, 70 a bug.
param(
    [Parameter(Mandatory = $true)][string] $Folder,
    [int] $Days = 35
)

$german = (Get-Culture).TwoLetterISOLanguageName -eq 'de'
$env:Path = "$env:USERPROFILE\.local\bin;$env:Path" # where uv and pipx install

function Tell([string] $english, [string] $inGerman) {
    $text = if ($german) { $inGerman } else { $english }
    [void] (New-Object -ComObject WScript.Shell).Popup("$text`n`n$Folder\results\report.txt", 0, 'abaudit', 48)
}

if (-not (Test-Path -LiteralPath $Folder -PathType Container)) { exit 2 }
Set-Location -LiteralPath $Folder
[void] (New-Item -ItemType Directory -Force -Path results)
$exports = @(Get-ChildItem -File -Path exports -ErrorAction SilentlyContinue)
if ($exports.Count -eq 0) {
    Tell 'There is no export in the folder "exports".' 'Im Ordner "exports" liegt keine Kontaktdatei.'
    exit 4
}

# What was there last time stays beside the new result, so that the two can be compared.
if ((Test-Path results\result.json) -and (Select-String -Quiet -Pattern '"status": [01],' results\result.json)) {
    Copy-Item results\result.json results\previous.json -Force
}
Remove-Item results\report.txt -ErrorAction SilentlyContinue

$names = @($exports | ForEach-Object { "exports\$($_.Name)" })
# With a key ("abaudit key init") results can be compared: what is new is told; an export that shrank or is gone makes the
# status 3; and with a baseline.txt beside abaudit.yaml only what is not in it makes the status 1.
& abaudit key show-id *> $null
if ($LASTEXITCODE -eq 0) {
    if ((Test-Path results\previous.json) -and (Select-String -Quiet -SimpleMatch '"ids": "hmac:' results\previous.json)) {
        $names += @('--previous', 'results\previous.json')
    }
    if (Test-Path baseline.txt) { $names += @('--baseline', 'baseline.txt') }
}
& abaudit audit $names --max-age $Days -q -o json:results\result.json -o html:results\report.html -o terminal:results\report.txt
$status = $LASTEXITCODE
if ($null -eq $status) { $status = 2 } # there is no abaudit

if ($status -ne 0) {
    Tell "Please look at the audit of the contacts (status $status)." `
        "Bitte sehen Sie die Prüfung der Kontakte an (Rückgabewert $status)."
}
exit $status
