/** The script of all workers of the standalone file. Each worker selects its role by its name. */
import '../engine/engine.js';
import '../engine/lab.js';
import '../engine/reader.js';
