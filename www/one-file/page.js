/** What the one file runs: the element, with what the address asks for. */
import { follow } from './address.js';
import '../hop-scope.js';

follow();
