# bash completion for gavel. Nothing of the line or of the record is evaluated: the
# line goes to gavel as one argument, and what comes back is quoted for it.

__start_gavel() {
    COMPREPLY=()
    local line first=1 reply
    if [[ -n ${COMP_LINE-} ]]; then
        line=${COMP_LINE:0:${COMP_POINT:-${#COMP_LINE}}}
    else
        line="${COMP_WORDS[*]:0:COMP_CWORD+1}"
    fi
    while IFS= read -r reply; do
        if [[ -n $first ]]; then
            first=
            case " $reply " in *' nospace '*) compopt -o nospace 2>/dev/null ;; esac
            case " $reply " in *' files '*) ;; *) compopt +o default 2>/dev/null ;; esac
        else
            COMPREPLY+=("$reply")
        fi
    done < <(command gavel __complete-line -- "$line" "${2-}" "${COMP_TYPE-}" 2>/dev/null)
}

complete -o default -o nosort -F __start_gavel gavel 2>/dev/null || complete -o default -F __start_gavel gavel
