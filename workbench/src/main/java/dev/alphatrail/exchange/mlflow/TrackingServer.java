package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.trail.TrailException;

import org.mlflow.tracking.creds.BasicMlflowHostCreds;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where an MLflow server is and how to enter it.
///
/// @param uri without a slash at its end
/// @param credentials from the environment: `MLFLOW_TRACKING_USERNAME` and `…_PASSWORD`, or
///   `MLFLOW_TRACKING_TOKEN`
record TrackingServer(String uri, Map<String, String> credentials) {
    private static final String USER = "MLFLOW_TRACKING_USERNAME";
    private static final String PASSWORD = "MLFLOW_TRACKING_PASSWORD";
    private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    /// The server of a URI.
    ///
    /// @throws TrailException when it is no http or https URI
    static TrackingServer of(String uri, Map<String, String> environment) {
        try {
            URI parsed = URI.create(uri.strip());
            String scheme = String.valueOf(parsed.getScheme());
            if ((scheme.equals("http") || scheme.equals("https"))
                    && parsed.getHost() != null
                    && parsed.getUserInfo() == null
                    && parsed.getQuery() == null
                    && parsed.getFragment() == null) {
                return new TrackingServer(uri.strip().replaceAll("/+$", ""), environment);
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new TrailException(
                "the tracking URI must be that of a server, such as http://localhost:5000, without"
                        + " user and password ("
                        + USER
                        + " and "
                        + PASSWORD
                        + " name those)");
    }

    private Optional<String> credential(String name) {
        return Optional.ofNullable(credentials.get(name)).filter(text -> !text.isEmpty());
    }

    /// For the client.
    @SuppressWarnings("NullAway") // the client takes null for what is not there
    BasicMlflowHostCreds access() {
        return new BasicMlflowHostCreds(
                uri,
                credential(USER).orElse(null),
                credential(PASSWORD).orElse(null),
                credential(TOKEN).orElse(null),
                false);
    }

    private Optional<String> authorization() {
        if (credential(USER).isPresent() && credential(PASSWORD).isPresent()) {
            String pair = credential(USER).get() + ":" + credential(PASSWORD).get();
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return credential(TOKEN).map(token -> "Bearer " + token);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /// Looks whether somebody answers: MLflow's client itself would wait for minutes.
    ///
    /// @throws TrailException when nobody does
    void requireAnswer() {
        try (HttpClient client = client()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(uri + "/health"))
                            .timeout(CONNECT)
                            .GET()
                            .build();
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new TrailException(
                    "no MLflow server answers at "
                            + uri
                            + " ("
                            + e.getClass().getSimpleName()
                            + "): start it, or name another with --tracking-uri",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrailException("interrupted while asking " + uri, e);
        }
    }

    /// The path of a run's artifacts at a server that passes artifacts on (`mlflow-artifacts:`);
    /// empty when it does not.
    Optional<String> artifactPath(String artifactUri) {
        String prefix = "mlflow-artifacts:/";
        if (!artifactUri.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = artifactUri.substring(prefix.length());
        // mlflow-artifacts://host/… may be another server, which is not to get our credentials
        return rest.startsWith("/") ? Optional.empty() : Optional.of(rest);
    }

    /// Sends a file.
    ///
    /// @param path as the server has it
    /// @throws TrailException when the server does not take it
    void put(HttpClient client, String path, Path file) {
        String encoded =
                Arrays.stream(path.split("/"))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(uri + ARTIFACTS + encoded))
                            .timeout(ANSWER)
                            .header("Content-Type", "application/octet-stream")
                            .PUT(HttpRequest.BodyPublishers.ofFile(file));
            authorization().ifPresent(value -> request.header("Authorization", value));
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                throw new TrailException(
                        "the server answers " + status + " to the artifact " + file.getFileName());
            }
        } catch (IOException e) {
            throw new TrailException(
                    "cannot send the artifact " + file.getFileName() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrailException("interrupted while sending to " + uri, e);
        }
    }

    /// A client to send files with, to be closed.
    HttpClient sender() {
        return client();
    }
}
