package dev.alphatrail.cli;

import dev.alphatrail.config.Nearest;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.OperatorNames;
import dev.alphatrail.formula.OperatorReference;
import dev.alphatrail.formula.Parameter;
import dev.alphatrail.formula.SpellingReference;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `alphatrail operators`: what formulas can be made of.
@Command(
        name = "operators",
        mixinStandardHelpOptions = true,
        description =
                "List the operators of formulas and the published spellings that are understood, or"
                        + " say everything about one.")
final class OperatorsCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Name, alias, sign or published spelling of an operator.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    OperatorsCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Optional<Operator> one = name.flatMap(OperatorsCommand::named);
        Optional<String> spelling =
                one.isPresent() || json ? Optional.empty() : name.flatMap(SpellingReference::text);
        if (name.isPresent() && one.isEmpty() && spelling.isEmpty()) {
            throw new ParameterException(spec.commandLine(), unknown(name.get()));
        }
        if (json) {
            List<Operator> operators =
                    one.map(List::of).orElseGet(() -> List.of(Operator.values()));
            out.print(
                    JsonWriter.pretty(
                            Json.array(operators.stream().map(OperatorsCommand::json).toList())));
        } else {
            out.print(
                    one.map(OperatorReference::text)
                            .or(() -> spelling)
                            .orElseGet(() ->
                                    OperatorReference.text() + "\n" + SpellingReference.text()));
        }
        out.flush();
        return 0;
    }

    private static Optional<Operator> named(String wanted) {
        return OperatorNames.named(wanted)
                .or(() ->
                        Arrays.stream(Operator.values())
                                .filter(operator ->
                                        operator.id().equals(wanted)
                                                || operator.sign().equals(Optional.of(wanted)))
                                .findFirst());
    }

    private static String unknown(String wanted) {
        List<String> names =
                Arrays.stream(Operator.values())
                        .flatMap(operator ->
                                Stream.concat(
                                        Stream.of(operator.id()), operator.aliases().stream()))
                        .toList();
        String hint =
                Nearest.to(wanted, names, each -> each)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("`alphatrail operators` lists them all");
        return "no operator '" + wanted + "': " + hint;
    }

    private static Json.Obj json(Operator operator) {
        return Json.object()
                .put("name", operator.id())
                .put("signature", operator.signature())
                .put("aliases", operator.aliases())
                .put("sign", operator.sign())
                .put("category", operator.category().name().toLowerCase(Locale.ROOT))
                .put(
                        "parameters",
                        Stream.concat(operator.parameters().stream(), operator.rest().stream())
                                .map(OperatorsCommand::json)
                                .toList())
                .put("meaning", operator.meaning())
                .put("definition", operator.definition())
                .put("missing", operator.missing())
                .put("example", operator.example())
                .build();
    }

    private static Json.Obj json(Parameter parameter) {
        return Json.object()
                .put("name", parameter.name())
                .put("kind", parameter.kind().name().toLowerCase(Locale.ROOT))
                .put("default", Json.number(parameter.fallback().orElse(Double.NaN)))
                .build();
    }
}
