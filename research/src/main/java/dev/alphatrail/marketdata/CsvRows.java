package dev.alphatrail.marketdata;

import java.util.List;

/// What becomes of a CSV file while [CsvSource] reads it: the header once, then each row cell by
/// cell.
interface CsvRows {
    /// The first record; `place` names its line.
    void header(List<String> names, CsvPlace place);

    /// One cell of the current row, trimmed of spaces: `length` characters from `offset` on, valid
    /// during the call only.
    void cell(int column, char[] buffer, int offset, int length, CsvPlace place);

    /// The row has been read; every column of the header had a cell.
    void endRow(CsvPlace place);
}
