/**
 * A lesson as one HTML file that needs no network: the page of the SCORM package, with the lesson and the one-file figure written into it. Both
 * pages are in the package, which is beside the page and is fetched when a teacher asks for the file.
 */

/** Name of the package. */
const PACKAGE = 'hopscope-scorm.zip';

/** Where the page of the questions takes the lesson. */
const PLACE = '<main></main>';

/**
 * The text of a file in a zip archive. The archive has no comment and at most 65,535 files.
 * @param {DataView<ArrayBuffer>} zip @param {string} wanted @returns {Promise<string>}
 */
async function unzip(zip, wanted) {
  const end = zip.byteLength - 22;
  const text = new TextDecoder();
  let at = zip.getUint32(end + 16, true);
  for (let left = zip.getUint16(end + 10, true); left > 0; left -= 1) {
    const [size, offset] = [zip.getUint32(at + 20, true), zip.getUint32(at + 42, true)];
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((place) => zip.getUint16(at + place, true));
    if (text.decode(new Uint8Array(zip.buffer, at + 46, name)) === wanted) {
      const from = offset + 30 + zip.getUint16(offset + 26, true) + zip.getUint16(offset + 28, true);
      return new Response(new Blob([new Uint8Array(zip.buffer, from, size)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).text();
    }
    at += 46 + name + extra + comment;
  }
  throw new Error(wanted);
}

/**
 * Makes the file.
 * @param {string} lesson as `writeLesson` writes it @param {string} language of its texts @returns {Promise<Blob>}
 */
export async function lessonFile(lesson, language) {
  const answer = await fetch(new URL(PACKAGE, location.href));
  if (!answer.ok) throw new Error(`${PACKAGE}: ${answer.status}`);
  const zip = new DataView(await answer.arrayBuffer());
  const [page, figure] = await Promise.all([unzip(zip, 'index.html'), unzip(zip, 'hopscope.html')]);
  // In a script element no text may look like its end.
  const carried = JSON.stringify({ lesson, language, figure }).replaceAll('<', '\\u003c');
  return new Blob([page.replace(PLACE, () => `${PLACE}<script type="application/json" id="carried">${carried}</script>`)], { type: 'text/html' });
}
