# Completion of abaudit for bash 4.4 or newer; what is proposed comes from the program itself.
_abaudit() {
    local type value prefix='' IFS=$'\t'
    COMPREPLY=()
    while read -r type value _; do
        case $type in
            word) # bash takes a word apart at = and :, and replaces only what follows the last of them
                if [[ $COMP_WORDBREAKS == *:* && $value == *[:=]* ]]; then
                    prefix=${value%"${value##*[:=]}"}
                fi
                ;;
            file) compopt -o default ;;
            directory) compopt -o dirnames ;;
            part | plain)
                printf -v value %q "${value#"$prefix"}"
                COMPREPLY+=("$value")
                if [[ $type == part ]]; then compopt -o nospace; fi
                ;;
        esac
    done < <("$1" __complete --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -o nosort -F _abaudit abaudit
