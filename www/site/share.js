/** The buttons under each figure of the page: the link to its state, and the builder with the figure as it stands. */
import { say, selectLocale } from '../i18n/translate.js';
import { wholeText } from '../shared/whole-text.js';

/**
 * @import { Locale } from '../i18n/translate.js'
 * @typedef {import('../element/hop-scope.js').HopScope} HopScope
 */

/** Time for which the button says that the link was copied, in milliseconds. */
const SAID = 2000;

/**
 * @param {Locale} locale the page's language
 * @param {(figure: HopScope) => Promise<boolean>} stands whether a figure can start
 * @param {(figure: HopScope, text: string) => string} addressOf
 * @param {(scene: string, text: string) => void} embed opens the builder
 */
export function share(locale, stands, addressOf, embed) {
  for (const copy of document.querySelectorAll('.copy')) {
    const section = copy.closest('section');
    const title = document.querySelector(`nav a[href="#${section?.id}"] span`)?.textContent;
    /** @param {Element} button @param {'copied' | 'copy' | 'embed'} key */
    const write = (button, key) => {
      selectLocale(locale);
      button.textContent = say(key);
      // The name of a button has the title of its figure.
      button.ariaLabel = `${say(key)}: ${title}`;
    };
    const builder = Object.assign(document.createElement('button'), { type: 'button' });
    write(copy, 'copy');
    write(builder, 'embed');
    copy.after(' ', builder);
    /** The section's figure, once it has started, and its whole state. */
    const started = async () => {
      const figure = /** @type {HopScope | null | undefined} */ (section?.querySelector('hop-scope'));
      // The address bar has what differs from the defaults; what is kept has everything.
      return figure && (await stands(figure)) ? { figure, text: wholeText(figure.getState()) } : undefined;
    };
    copy.addEventListener('click', async () => {
      const its = await started();
      if (!its) return;
      await navigator.clipboard.writeText(addressOf(its.figure, its.text));
      write(copy, 'copied');
      setTimeout(write, SAID, copy, 'copy');
    });
    builder.addEventListener('click', async () => {
      const its = await started();
      if (its) embed(its.figure.getAttribute('scene') ?? '', its.text);
    });
  }
}
