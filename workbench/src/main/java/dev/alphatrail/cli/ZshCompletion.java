package dev.alphatrail.cli;

import dev.alphatrail.cli.Completion.Flag;
import dev.alphatrail.cli.Completion.Level;
import dev.alphatrail.cli.Completion.Values;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The script that completes the command line in zsh, to be sourced or to be put into a folder of
/// `fpath` under the name `_alphatrail`.
final class ZshCompletion {
    private static final String SCRIPT =
            """
            #compdef alphatrail
            # Completion of alphatrail in zsh: source <(alphatrail completion zsh)

            # Words that the program is asked for, by their kind.
            _alphatrail_ask() {
                local root=runs i line
                local -a found shown
                for ((i = 2; i < CURRENT; i++)); do
                    case $words[i] in
                        (--runs-root) root=$words[i+1] ;;
                        (--runs-root=*) root=${words[i]#--runs-root=} ;;
                    esac
                done
                root=${${(Q)root}/#\\~/$HOME}
                for line in ${(f)"$(${${(Q)words[1]}/#\\~/$HOME} complete --runs-root $root $1 ${(Q)PREFIX} 2>/dev/null)"}; do
                    found+=("${line%%$'\\t'*}")
                    shown+=("${line/$'\\t'/  }")
                done
                compadd -V $1 -l -d shown -a found
            }

            _alphatrail() {
                local command='' prev=$words[CURRENT-1] i
                local -a flags commands
                for ((i = 2; i < CURRENT; i++)); do
                    case "${command:+$command }$words[i]" in
                        (%PATHS%) command="${command:+$command }$words[i]" ;;
                    esac
                done
                if [[ $PREFIX == --*=* ]]; then
                    prev=${PREFIX%%=*}
                    compset -P '*='
                fi
                case "$command $prev" in
            %VALUES%
                esac
                case "$command" in
            %WORDS%
                esac
            }

            if [[ $funcstack[1] == _alphatrail ]]; then
                _alphatrail "$@"
            else
                (( $+functions[compdef] )) || { autoload -U compinit && compinit; }
                compdef _alphatrail alphatrail
            fi
            """;

    private ZshCompletion() {}

    static String script(List<Level> levels) {
        return SCRIPT.replace("%PATHS%", BashCompletion.paths(levels))
                .replace("%VALUES%", lines(levels.stream().flatMap(ZshCompletion::values)))
                .replace("%WORDS%", lines(levels.stream().map(ZshCompletion::words)));
    }

    private static String lines(Stream<String> cases) {
        return cases.map(line -> "        " + line).collect(Collectors.joining("\n"));
    }

    private static Stream<String> values(Level level) {
        return level.flags().stream()
                .filter(Flag::takesValue)
                .map(flag ->
                        "("
                                + flag.names().stream()
                                        .map(name -> "'" + level.path() + " " + name + "'")
                                        .collect(Collectors.joining("|"))
                                + ") "
                                + offer(flag.values())
                                + "return ;;");
    }

    private static String offer(Values values) {
        return switch (values) {
            case Values.Anything _ -> "";
            case Values.Files _ -> "_files; ";
            case Values.Directories _ -> "_files -/; ";
            case Values.Words(List<String> words) -> "compadd -- " + String.join(" ", words) + "; ";
            case Values.Asked asked -> "_alphatrail_ask " + asked.word() + "; ";
        };
    }

    private static String words(Level level) {
        String flags =
                level.flags().stream()
                        .flatMap(flag ->
                                flag.names().stream()
                                        .filter(name -> name.startsWith("--"))
                                        .map(name -> described(name, flag.about())))
                        .collect(Collectors.joining(" "));
        String words =
                level.commands().isEmpty()
                        ? offer(level.words())
                        : "commands=("
                                + level.commands().stream()
                                        .map(below -> described(below.name(), below.about()))
                                        .collect(Collectors.joining(" "))
                                + "); _describe command commands; ";
        return "('"
                + level.path()
                + "') if [[ $PREFIX == -* ]]; then flags=("
                + flags
                + "); _describe -o option flags; else "
                + (words.isEmpty() ? ":; " : words)
                + "fi ;;";
    }

    /// `name:about` as `_describe` wants it, in quotes.
    private static String described(String name, String about) {
        return "'" + name + ":" + about.replace("\\", "\\\\").replace("'", "'\\''") + "'";
    }
}
