/** Main script of the standalone file: defines the element and applies the address. In a frame it talks to its host like embed.html. */
import { figure, follow, said } from './address.js';
import { framed } from '../embed/framed-figure.js';
import '../element/hop-scope.js';

follow();
framed(said, () => figure)(figure);
