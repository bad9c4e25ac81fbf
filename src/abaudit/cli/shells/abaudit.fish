# Completion of abaudit for fish; what is proposed comes from the program itself.
function __abaudit_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l option (string match -r -- '^--[^=]*=' $current)
    for line in ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
        set -l part (string split -m 2 \t -- $line)
        switch $part[1]
            case file
                for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$current"))
                    printf '%s%s\n' "$option" $path
                end
            case directory
                for path in (__fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$current"))
                    printf '%s%s\n' "$option" $path
                end
            case plain part
                printf '%s\t%s\n' $part[2] $part[3]
        end
    end
end
complete --command abaudit --no-files --keep-order --arguments '(__abaudit_complete)'
