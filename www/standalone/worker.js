/** What all workers of the one file run: by its name each knows which it is. */
import '../engine/engine.js';
import '../engine/lab.js';
import '../engine/reader.js';
