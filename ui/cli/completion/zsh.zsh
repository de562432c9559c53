#compdef gavel
# zsh completion for gavel. Nothing of the line or of the record is evaluated: the
# words go to gavel as they are written, and compadd quotes what comes back.

_gavel() {
    local -a lines values shown more
    local line
    lines=("${(@f)$(command gavel __complete-words zsh -- "${(@)words[2,CURRENT-1]}" "$QIPREFIX$PREFIX" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    [[ " $lines[1] " == *' nospace '* ]] && more=(-S '')
    if (( $#values )); then
        compadd "${(@)more}" -l -V gavel -d shown -a values
    elif [[ " $lines[1] " == *' files '* ]]; then
        compset -P '-*='
        _files
    fi
}

if [[ ${funcstack[1]} == _gavel ]]; then
    _gavel "$@"
else
    compdef _gavel gavel
fi
