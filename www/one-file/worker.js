/** What all workers of the one file run: by its name each knows which it is. */
import '../engine.js';
import '../lab.js';
import '../reader.js';
