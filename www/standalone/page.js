/**
 * Main script of the standalone file: defines the element and applies the address. In a frame it exchanges messages with the host page like
 * embed.html.
 *
 * The folder standalone/ contains the scripts of the one-file page. It imports the public files of element/, embed/, i18n/ and shared/.
 * Only core.js, locations.js and worker.js, which replace or bundle files of engine/, import engine/ or pkg/.
 */
import { figure, follow, frameSettings } from './address.js';
import { framed } from '../embed/framed-figure.js';
import '../element/hop-scope.js';

follow();
framed(frameSettings, () => figure)(figure);
