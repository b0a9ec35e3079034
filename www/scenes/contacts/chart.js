/** The chart of the contacts per month, up to a month. Its axes have the size of the whole life, so that nothing jumps while it grows. */
import { rough, say } from '../../i18n/translate.js';

/**
 * @import { Contacts } from '../../engine/messages.js'
 * @import { Drawing } from '../../chart/types.js'
 */

/** @param {ArrayLike<number>} values */
const sum = (values) => Array.from(values).reduce((all, one) => all + one, 0);

/** The contacts of the first months, and their sums. @param {Contacts} contacts @param {number} passed months */
export function upTo(contacts, passed) {
  const [sampled, expected] = [contacts.sampled.subarray(0, passed), contacts.expected.subarray(0, passed)];
  return { sampled, expected, allSampled: sum(sampled), allExpected: sum(expected) };
}

/** @param {Contacts} contacts @param {number} passed months @returns {Drawing} */
export function drawing(contacts, passed) {
  const { sampled, expected } = upTo(contacts, passed);
  const { switch: at } = contacts;
  return {
    x: [0.5, Math.max(1, contacts.sampled.length) + 0.5],
    across: say('more.contacts.x'),
    up: say('more.contacts.y'),
    most: Math.max(1, ...contacts.sampled, ...contacts.expected),
    bars: { kind: 'sampled', y: sampled },
    lines: [{ kind: 'expected', y: expected, from: 1 }],
    mark: at === undefined ? undefined : { x: at + 0.5, label: say('more.contacts.switch') },
    read: (month) => (month > passed ? '' : say('more.contacts.at', { month, count: sampled[month - 1] ?? 0, expected: rough(expected[month - 1] ?? 0) })),
  };
}
