# fish completion for gavel. Nothing of the line or of the record is evaluated: the
# words go to gavel as a list, and fish quotes what comes back.

function __gavel_answer
    set -l before (commandline -opc)
    set -e before[1]
    command gavel __complete-words fish -- $before (commandline -ct | string collect) 2>/dev/null
end

function __gavel_values
    set -l answer (__gavel_answer)
    set -e answer[1]
    printf '%s\n' $answer
end

function __gavel_wants_files
    set -l answer (__gavel_answer)
    test (count $answer) -le 1; and string match -q '*files*' -- "$answer[1]"
end

complete -c gavel -e
complete -c gavel -f -k -a '(__gavel_values)'
complete -c gavel -n __gavel_wants_files -F
