package dev.alphatrail.marketdata;

/// What is done with rows that have a defect of one kind.
public enum DefectPolicy {
    /// Mend it by the rule documented for the kind, and count it.
    REPAIR,
    /// Leave the whole row out, and count it.
    DROP,
    /// Refuse the file at the first one, with line and column.
    REFUSE
}
