/** The bundler adds this import to every script of the package (`--inject`), so that all that the element needs to start is in one file. */
import '../element/hop-scope.js';
