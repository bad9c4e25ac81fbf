# Completion of abaudit for PowerShell; what is proposed comes from the program itself.
Register-ArgumentCompleter -Native -CommandName abaudit -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $words = @($before | ForEach-Object { if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text } })
    $current = if ($wordToComplete) { $wordToComplete } else { '""' } # older ones do not pass on an empty word
    & abaudit __complete -- $words $current 2>$null | ForEach-Object {
        $type, $value, $help = $_ -split "`t", 3
        if ($type -in 'plain', 'part') {
            $tip = if ($help) { $help } else { $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $tip)
        } # for a file it proposes files itself, as long as nothing else is proposed
    }
}
