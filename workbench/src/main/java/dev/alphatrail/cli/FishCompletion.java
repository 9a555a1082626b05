package dev.alphatrail.cli;

import dev.alphatrail.cli.Completion.Flag;
import dev.alphatrail.cli.Completion.Level;
import dev.alphatrail.cli.Completion.Values;

import java.util.List;
import java.util.stream.Collectors;

/// The script that completes the command line in fish 3 and newer.
final class FishCompletion {
    private static final String HEAD =
            """
            # Completion of alphatrail in fish: alphatrail completion fish | source

            # Whether the command typed so far is this one.
            function __alphatrail_at
                set -l words (commandline -opc)
                set -l at ''
                for word in $words[2..-1]
                    set -l longer (string trim -- "$at $word")
                    if contains -- "$longer" %PATHS%
                        set at "$longer"
                    end
                end
                test "$at" = "$argv[1]"
            end

            # Words that the program is asked for, by their kind.
            function __alphatrail_ask
                set -l words (commandline -opc)
                set -l root runs
                for i in (seq 2 (count $words))
                    if test "$words[$i]" = --runs-root; and test $i -lt (count $words)
                        set root $words[(math $i + 1)]
                    else if string match -q -- '--runs-root=*' $words[$i]
                        set root (string replace -- '--runs-root=' '' $words[$i])
                    end
                end
                set -l typed (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
                $words[1] complete --runs-root (string replace -r '^~' $HOME -- $root) $argv[1] "$typed" 2>/dev/null
            end

            complete -c alphatrail -f
            """;

    private FishCompletion() {}

    static String script(List<Level> levels) {
        StringBuilder out =
                new StringBuilder(
                        HEAD.replace(
                                "%PATHS%",
                                levels.stream()
                                        .filter(level -> !level.path().isEmpty())
                                        .map(level -> quoted(level.path()))
                                        .collect(Collectors.joining(" "))));
        levels.forEach(level -> level(level, out));
        return out.toString();
    }

    private static void level(Level level, StringBuilder out) {
        String begin =
                "complete -c alphatrail -n " + quoted("__alphatrail_at " + quoted(level.path()));
        for (Level below : level.commands()) {
            out.append(begin)
                    .append(" -a ")
                    .append(below.name())
                    .append(" -d ")
                    .append(quoted(below.about()))
                    .append('\n');
        }
        for (Flag flag : level.flags()) {
            out.append(begin);
            for (String name : flag.names()) {
                out.append(name.startsWith("--") ? " -l " : " -s ")
                        .append(name.replaceFirst("^--?", ""));
            }
            out.append(flag.takesValue() ? " -r" + offer(flag.values()) : "")
                    .append(" -d ")
                    .append(quoted(flag.about()))
                    .append('\n');
        }
        if (level.commands().isEmpty() && !(level.words() instanceof Values.Anything)) {
            out.append(begin).append(offer(level.words())).append('\n');
        }
    }

    private static String offer(Values values) {
        return switch (values) {
            case Values.Anything _ -> " -f";
            case Values.Files _ -> " -F";
            case Values.Directories _ -> " -f -a '(__fish_complete_directories)'";
            case Values.Words(List<String> words) -> " -f -a " + quoted(String.join(" ", words));
            case Values.Asked asked -> " -f -k -a '(__alphatrail_ask " + asked.word() + ")'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
