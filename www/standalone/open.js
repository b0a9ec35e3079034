/**
 * Opens the one file: unpacks what it carries (in gzip, as base64) and starts the scripts in it. `data-sizes` says how many bytes each
 * part has: the page's script, the workers', the core, and what reads files.
 */

const files = /** @type {HTMLElement} */ (document.querySelector('#hopscope-files'));

async function open() {
  const packed = Uint8Array.from(atob(files.textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let from = 0;
  const [page, worker, core, reader] = (files.dataset.sizes ?? '').split(' ').map((size) => bytes.subarray(from, (from += Number(size))));
  const text = new TextDecoder();
  Object.assign(files, { carried: { worker: text.decode(worker), core, reader } });
  const script = Object.assign(document.createElement('script'), { type: 'module', textContent: text.decode(page) });
  document.head.append(script);
  // It runs nevertheless, and is not kept with the page when somebody saves that.
  script.remove();
}

open().catch(() => {
  const failed = /** @type {HTMLElement} */ (document.querySelector('#hopscope-failed'));
  failed.hidden = false;
});
