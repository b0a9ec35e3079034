/**
 * Starts the standalone file: unpacks its parts (base64 of gzip) and runs the page's script. `data-sizes` holds the unpacked size of each
 * part in bytes: the page's script, the workers' script, the core, and the module that reads files.
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
  // A removed script still runs. It is removed so that a reader who saves the page does not save the script twice.
  script.remove();
}

open().catch(() => {
  const failed = /** @type {HTMLElement} */ (document.querySelector('#hopscope-failed'));
  failed.hidden = false;
});
