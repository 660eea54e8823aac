# The words are those of the completion for bash, which lies in the same share folder.
set -g __senderctl_script (status dirname)/../../bash-completion/completions/senderctl

function __senderctl_complete
    set -l given (commandline -opc)
    set -l current (commandline -ct | string unescape)
    set -l option (string match -r -- '^--[a-z-]+=' $current)
    if set -q option[1]
        set given $given (string trim -rc = -- $option) '='
        set current (string replace -- $option '' $current)
    end
    for word in (bash $__senderctl_script $given "$current" 2>/dev/null)
        string length -q -- $word; and echo "$option$word"
    end
end

complete -c senderctl -f -a '(__senderctl_complete)'
