package dev.alphatrail.study;

/// Hears how a study advances; called from one thread at a time.
public interface Progress {
    /// A listener that does nothing.
    Progress SILENT =
            new Progress() {
                @Override
                public void stage(Stage stage, String detail) {}

                @Override
                public void step(Stage stage, int done, int total) {}
            };

    /// The stages of a study, in order.
    enum Stage {
        LOAD,
        HYPOTHESIS,
        EVALUATE,
        SELECT,
        SAVE
    }

    /// A stage begins; rounds after the first begin stages again.
    void stage(Stage stage, String detail);

    /// `done` of `total` units of a stage are done.
    void step(Stage stage, int done, int total);
}
