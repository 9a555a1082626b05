package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Model.CommandSpec;

import java.io.PrintWriter;

/// Standard output of a command. What others wrote is made safe for a terminal.
///
/// @param out where it goes
record Output(PrintWriter out) {
    static Output of(CommandSpec spec) {
        return new Output(spec.commandLine().getOut());
    }

    /// A line of words, any of which may come from others.
    void line(String text) {
        out.println(TerminalText.line(text));
    }

    /// A text that is safe and laid out already.
    void text(String text) {
        out.print(text);
        out.flush();
    }

    /// JSON for programs.
    void json(Json value) {
        text(TerminalText.json(JsonWriter.pretty(value)));
    }
}
