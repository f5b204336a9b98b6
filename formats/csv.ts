import type { Options } from "csv-stringify/sync";

/**
 * How every table of comma separated values is written: lines end as RFC 4180 has them, and no cell starts a formula in
 * a spreadsheet.
 */
export const csvOptions = { record_delimiter: "windows", escape_formulas: true } as const satisfies Options;
