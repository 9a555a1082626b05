package dev.alphatrail.trail;

import dev.alphatrail.runstore.RunDraft;

/// Takes an unfinished run away when the program is interrupted (^C, `kill`). A draft that is being
/// published is finished first; after the guard is closed it does nothing.
final class ShutdownGuard implements AutoCloseable {
    private final Thread hook;

    private ShutdownGuard(Thread hook) {
        this.hook = hook;
    }

    static ShutdownGuard of(RunDraft draft) {
        Thread hook = new Thread(draft::abandon, "abandon-" + draft.id());
        Runtime.getRuntime().addShutdownHook(hook);
        return new ShutdownGuard(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the program is ending: the hook is running already and does what is left to do
        }
    }
}
