/** What the one file runs: the element, with what the address asks for; and in a frame it is to its host what embed.html is. */
import { figure, follow, said } from './address.js';
import { framed } from '../embed/framed-figure.js';
import '../element/hop-scope.js';

follow();
framed(said, () => figure)(figure);
