/** What a file may ask of the machine. Real files stay far below; a file made to harm is refused before it does. */
export const readingLimits = {
  /** Unpacked size of a file that is read as a stream: all neighbourhoods, 120 columns and 12 years are 130 MB. */
  unpackedBytes: 2_000_000_000,
  /** The same for a document that is read at once and so held in memory; XLS has at most 65,536 rows of 256 columns. */
  documentBytes: 100_000_000,
  /** One piece of JSON: a feature, a line, or a document that is no list; TopoJSON of all neighbourhoods is 40 MB. */
  pieceCharacters: 60_000_000,
  /** How many times smaller a packed part may be than it is; workbooks of figures reach 30. */
  packing: 100,
  /** Below this size a part is harmless, however well it is packed. */
  packingFrom: 10_000_000,
  /** Parts in a workbook; a hundred sheets with their pictures are 400. */
  parts: 2_000,
  /** Sheets, layers or lists that become a table of their own. */
  tables: 100,
  /** Columns of one table; the widest in the field is a join of ten years of a hundred figures. */
  columns: 2_000,
  /** Rows of one table; the list of all Dutch addresses is larger and is no statistic. */
  rows: 5_000_000,
  /** Characters of one row: a quotation mark that is not closed makes one row of the rest of the file. */
  rowCharacters: 1_000_000,
  /** Empty rows between two rows of one table. */
  emptyRows: 1_000,
  /** Objects within objects in JSON. */
  depth: 40,
  /** Rows that a table shows of itself. */
  sampleRows: 500,
  /** Rows at the top among which the header is looked for. */
  headerRows: 40,
} as const
