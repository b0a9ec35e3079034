// Saying what was measured: the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs).

/** One cell of a table; cells measured more than once have the median. @param {string} table @param {string} row @param {string} column @param {string} value */
export const bench = (table, row, column, value) => console.log(["bench", table, row, column, value].join("\t"));

/** One cell of a table that is printed and not put into the README. @param {string} table @param {string} row @param {string} column @param {string} value */
export const detail = (table, row, column, value) => console.log(["detail", table, row, column, value].join("\t"));

/** What the figures stand on. @param {string} words */
export const about = (words) => console.log(`about\t${words}`);

/** Milliseconds as a value. @param {number} ms */
export const inMs = (ms) => `${ms.toFixed(6)} ms`;
