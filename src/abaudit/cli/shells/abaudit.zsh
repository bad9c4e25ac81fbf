#compdef abaudit
# Completion of abaudit for zsh; what is proposed comes from the program itself.
_abaudit() {
    local type value help
    local -a whole shown parts
    while IFS=$'\t' read -r type value help; do
        case $type in
            file) compset -P '--*='; _files ;;
            directory) compset -P '--*='; _files -/ ;;
            part) parts+=("$value") ;;
            plain) whole+=("$value"); shown+=("$value${help:+  -- $help}") ;;
        esac
    done < <("${words[1]}" __complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if (( $#whole )); then compadd -l -d shown -a whole; fi
    if (( $#parts )); then compadd -S '' -a parts; fi
}
if [[ $funcstack[1] == _abaudit ]]; then
    _abaudit "$@" # autoloaded from a folder of $fpath
else
    compdef _abaudit abaudit
fi
