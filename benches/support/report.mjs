// Prints measurements as the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs).

/** Prints one cell of a table. A cell that is measured more than once has the median. @param {string} table @param {string} row @param {string} column @param {string} value */
export const bench = (table, row, column, value) => console.log(["bench", table, row, column, value].join("\t"));

/** Prints one cell of a table that is shown and not written to a file. @param {string} table @param {string} row @param {string} column @param {string} value */
export const detail = (table, row, column, value) => console.log(["detail", table, row, column, value].join("\t"));

/** Prints a setting or version that the times depend on. @param {string} words */
export const about = (words) => console.log(`about\t${words}`);

/** A time in milliseconds, as the value of a cell. @param {number} ms */
export const inMs = (ms) => `${ms.toFixed(6)} ms`;

/** A whole number with commas between thousands. @param {number} number */
export const thousands = (number) => number.toLocaleString("en");
