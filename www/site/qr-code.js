/** Draws an address as a QR code. */
import { encode } from 'uqr';

const SPACE = 'http://www.w3.org/2000/svg';

/** @param {string} address @param {string} label a description for screen readers @returns {SVGElement} */
export function codeOf(address, label) {
  const { data, size } = encode(address);
  const svg = document.createElementNS(SPACE, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  const path = document.createElementNS(SPACE, 'path');
  path.setAttribute('d', data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join(''));
  path.setAttribute('fill', '#0d1117');
  svg.append(path);
  return svg;
}
