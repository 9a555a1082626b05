package dev.alphatrail.exchange.mlflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// As much of an MLflow server as the export needs, by MLflow's REST documentation: experiments,
/// runs, log-batch, and artifacts as `mlflow server --serve-artifacts` passes them on.
final class FakeServer implements AutoCloseable {
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
    private static final Pattern BY_TAG = Pattern.compile("tags\\.`([^`]+)` = '([^']+)'");

    /// A run as the server has it.
    static final class Run {
        final String id;
        final String experiment;
        final Map<String, String> params = new TreeMap<>();
        final Map<String, Double> metrics = new TreeMap<>();
        final Map<String, String> tags = new TreeMap<>();
        String name = "";
        String status = "RUNNING";
        long start;
        long end;
        boolean deleted;

        private Run(String id, String experiment) {
            this.id = id;
            this.experiment = experiment;
        }
    }

    final Map<String, String> experiments = new LinkedHashMap<>();
    final List<Run> runs = new ArrayList<>();
    final Map<String, byte[]> artifacts = new TreeMap<>();
    final List<String> authorizations = new ArrayList<>();
    String artifactRoot = "mlflow-artifacts:/";
    String failing = "none";
    int largestBatch;

    private final HttpServer server;

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String path = exchange.getRequestURI().getPath();
        if (path.contains(failing)) {
            answer(
                    exchange,
                    500,
                    "{\"error_code\":\"INTERNAL_ERROR\",\"message\":\"out of order\"}");
        } else if (path.equals("/health")) {
            answer(exchange, 200, "OK");
        } else if (path.startsWith(ARTIFACTS) && exchange.getRequestMethod().equals("PUT")) {
            artifacts.put(path.substring(ARTIFACTS.length()), body);
            answer(exchange, 200, "{}");
        } else if (path.startsWith(API)) {
            api(exchange, path.substring(API.length()), body);
        } else {
            answer(exchange, 404, "{}");
        }
    }

    private void api(HttpExchange exchange, String call, byte[] body) throws IOException {
        Json.Obj request =
                body.length == 0
                        ? Json.object().build()
                        : JsonReader.parse(body, "request", JsonLimits.DEFAULT).asObject();
        switch (call) {
            case "experiments/get-by-name" -> {
                String name =
                        java.net.URLDecoder.decode(
                                exchange.getRequestURI().getRawQuery().replaceAll("^[^=]*=", ""),
                                StandardCharsets.UTF_8);
                if (experiments.containsKey(name)) {
                    answer(exchange, 200, "{\"experiment\":" + experiment(name) + "}");
                } else {
                    answer(
                            exchange,
                            404,
                            "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"none\"}");
                }
            }
            case "experiments/create" -> {
                String id = "" + (experiments.size() + 1);
                experiments.put(text(request, "name"), id);
                answer(exchange, 200, "{\"experiment_id\":\"" + id + "\"}");
            }
            case "runs/search" -> {
                Matcher filter = BY_TAG.matcher(text(request, "filter"));
                filter.matches();
                List<Json.Obj> found =
                        runs.stream()
                                .filter(run ->
                                        !run.deleted
                                                && filter.group(2)
                                                        .equals(run.tags.get(filter.group(1))))
                                .map(this::json)
                                .toList();
                answer(exchange, 200, JsonWriter.compact(Json.object().put("runs", found).build()));
            }
            case "runs/create" -> {
                Run run =
                        new Run(
                                String.format("%032x", runs.size() + 1),
                                text(request, "experiment_id"));
                run.start = whole(request, "start_time");
                run.name = text(request, "run_name");
                tags(request, run);
                runs.add(run);
                answer(
                        exchange,
                        200,
                        JsonWriter.compact(Json.object().put("run", json(run)).build()));
            }
            case "runs/log-batch" -> {
                Run run = run(request);
                List<Json> params = items(request, "params");
                List<Json> metrics = items(request, "metrics");
                largestBatch = Math.max(largestBatch, params.size());
                params.forEach(item ->
                        run.params.put(
                                text(item.asObject(), "key"), text(item.asObject(), "value")));
                metrics.forEach(item ->
                        run.metrics.put(
                                text(item.asObject(), "key"), item.asObject().number("value")));
                tags(request, run);
                answer(exchange, 200, "{}");
            }
            case "runs/update" -> {
                Run run = run(request);
                run.status = text(request, "status");
                run.end = whole(request, "end_time");
                answer(
                        exchange,
                        200,
                        "{\"run_info\":" + JsonWriter.compact(json(run).find("info").get()) + "}");
            }
            case "runs/delete" -> {
                run(request).deleted = true;
                answer(exchange, 200, "{}");
            }
            default -> answer(exchange, 404, "{\"message\":\"no " + call + "\"}");
        }
    }

    private String experiment(String name) {
        return JsonWriter.compact(
                Json.object()
                        .put("experiment_id", experiments.getOrDefault(name, ""))
                        .put("name", name)
                        .build());
    }

    private Json.Obj json(Run run) {
        return Json.object()
                .put(
                        "info",
                        Json.object()
                                .put("run_id", run.id)
                                .put("experiment_id", run.experiment)
                                .put("status", run.status)
                                .put(
                                        "artifact_uri",
                                        artifactRoot + run.experiment + "/" + run.id + "/artifacts")
                                .build())
                .build();
    }

    private Run run(Json.Obj request) {
        return runs.stream()
                .filter(run -> run.id.equals(text(request, "run_id")))
                .findFirst()
                .orElseThrow();
    }

    private static void tags(Json.Obj request, Run run) {
        items(request, "tags")
                .forEach(item ->
                        run.tags.put(text(item.asObject(), "key"), text(item.asObject(), "value")));
    }

    private static List<Json> items(Json.Obj request, String key) {
        return request.find(key).orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)
                ? items
                : List.of();
    }

    private static String text(Json.Obj request, String key) {
        return request.text(key).orElse("");
    }

    /// Protocol buffers write 64-bit numbers as texts.
    private static long whole(Json.Obj request, String key) {
        return request.text(key).map(Long::valueOf).orElseGet(() -> (long) request.number(key));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
