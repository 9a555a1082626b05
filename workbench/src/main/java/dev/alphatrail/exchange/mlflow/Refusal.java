package dev.alphatrail.exchange.mlflow;

/// Something of a file store that is not taken over. The message is one line: which file, and why.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
