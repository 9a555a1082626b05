package dev.alphatrail.cli;

import dev.alphatrail.cli.Completion.Flag;
import dev.alphatrail.cli.Completion.Level;
import dev.alphatrail.cli.Completion.Values;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The script that completes the command line in bash 3.2 and newer.
final class BashCompletion {
    private static final String SCRIPT =
            """
            # Completion of alphatrail in bash: source <(alphatrail completion bash)

            # Words that the program is asked for: $1 their kind, $2 what was typed already.
            _alphatrail_ask() {
                local program=${COMP_WORDS[0]/#\\~/$HOME} root=runs i
                for ((i = 1; i < COMP_CWORD; i++)); do
                    if [ "${COMP_WORDS[i]}" = --runs-root ]; then
                        root=${COMP_WORDS[i + 1]}
                        [ "$root" != = ] || root=${COMP_WORDS[i + 2]}
                    fi
                done
                local IFS=$'\\n'
                COMPREPLY=($("$program" complete --runs-root "${root/#\\~/$HOME}" "$1" "$2" 2>/dev/null | cut -f 1))
                compopt -o nosort 2>/dev/null
            }

            _alphatrail_paths() {
                local IFS=$'\\n'
                compopt -o filenames 2>/dev/null
                COMPREPLY=($(compgen "$1" -- "$2"))
            }

            _alphatrail_words() {
                local IFS=$' \\t\\n'
                COMPREPLY=($(compgen -W "$1" -- "$2"))
            }

            _alphatrail() {
                local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command='' i
                COMPREPLY=()
                if [ "$cur" = = ]; then
                    cur=''
                elif [ "$prev" = = ] && [ "$COMP_CWORD" -gt 1 ]; then
                    prev=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case "${command:+$command }${COMP_WORDS[i]}" in
                        %PATHS%) command="${command:+$command }${COMP_WORDS[i]}" ;;
                    esac
                done
                case "$command $prev" in
            %VALUES%
                esac
                case "$command" in
            %WORDS%
                esac
            }

            complete -F _alphatrail alphatrail
            """;

    private BashCompletion() {}

    static String script(List<Level> levels) {
        return SCRIPT.replace("%PATHS%", paths(levels))
                .replace("%VALUES%", lines(levels.stream().flatMap(BashCompletion::values)))
                .replace("%WORDS%", lines(levels.stream().map(BashCompletion::words)));
    }

    /// The commands as a pattern.
    static String paths(List<Level> levels) {
        return levels.stream()
                .filter(level -> !level.path().isEmpty())
                .map(level -> "'" + level.path() + "'")
                .collect(Collectors.joining("|"));
    }

    private static String lines(Stream<String> cases) {
        return cases.map(line -> "        " + line).collect(Collectors.joining("\n"));
    }

    private static Stream<String> values(Level level) {
        return level.flags().stream()
                .filter(Flag::takesValue)
                .map(flag ->
                        flag.names().stream()
                                        .map(name -> "'" + level.path() + " " + name + "'")
                                        .collect(Collectors.joining("|"))
                                + ") "
                                + offer(flag.values())
                                + "return ;;");
    }

    private static String offer(Values values) {
        return switch (values) {
            case Values.Anything _ -> "";
            case Values.Files _ -> "_alphatrail_paths -f \"$cur\"; ";
            case Values.Directories _ -> "_alphatrail_paths -d \"$cur\"; ";
            case Values.Words(List<String> words) ->
                    "_alphatrail_words '" + String.join(" ", words) + "' \"$cur\"; ";
            case Values.Asked asked -> "_alphatrail_ask " + asked.word() + " \"$cur\"; ";
        };
    }

    private static String words(Level level) {
        String flags =
                level.flags().stream()
                        .flatMap(flag -> flag.names().stream())
                        .filter(name -> name.startsWith("--"))
                        .collect(Collectors.joining(" "));
        String words =
                level.commands().isEmpty()
                        ? offer(level.words())
                        : offer(
                                new Values.Words(
                                        level.commands().stream().map(Level::name).toList()));
        return "'"
                + level.path()
                + "') case \"$cur\" in -*) _alphatrail_words '"
                + flags
                + "' \"$cur\" ;; *) "
                + (words.isEmpty() ? "" : words.substring(0, words.length() - 2) + " ")
                + ";; esac ;;";
    }
}
