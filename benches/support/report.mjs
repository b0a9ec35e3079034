// Prints measurements as the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs).

/** Prints one cell of a table. A cell that is measured more than once has the median. @param {string} table @param {string} row @param {string} column @param {string} value */
export const bench = (table, row, column, value) => console.log(["bench", table, row, column, value].join("\t"));

/** Prints one cell of a table that is shown and not written to a file. @param {string} table @param {string} row @param {string} column @param {string} value */
export const detail = (table, row, column, value) => console.log(["detail", table, row, column, value].join("\t"));

/** Prints what the times depend on: the version of a runtime. @param {string} words */
export const about = (words) => console.log(`about\t${words}`);

/** Milliseconds as a cell's value. @param {number} ms */
export const inMs = (ms) => `${ms.toFixed(6)} ms`;

/** A whole number with commas between thousands. @param {number} number */
export const thousands = (number) => number.toLocaleString("en");
