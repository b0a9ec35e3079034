/** An invented list of connections, for readers without a file: about a hundred in five years, then many. No person in it is real. */

const FIRST = 'Ada Bo Cy Dee Eve Finn Gus Hale Ida Jory Kit Lux Mo Nell Odo Pip Quin Rue Sol Tam Una Vi Wyn Xan Yves Zia'.split(' ');
const LAST = 'Amber Birch Cinder Dovetail Elder Fennel Gorse Hazel Inkwell Juniper Kestrel Larkspur Marrow Nettle Oriel Pebble Quill Rowan Sedge Tern Umber Vetch Willow Yarrow'.split(' ');
const FIRMS = ['Foxglove Works', 'Tern & Lark', 'Pebble Bank', 'Inkwell Press', 'Kestrel Air', 'Marrow Foods', 'Nine Gables', 'Oriel Glass', 'Sedge Water', 'Gorse Systems'];
const WORK = 'Baker Drafter Engineer Keeper Lamplighter Potter Tester Weaver Writer'.split(' ');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Pseudo-random whole numbers in 0..`most` (exclusive), from a linear congruential generator. @param {number} seed */
const dice = (seed) => (/** @type {number} */ most) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * most);
};

/** The list as CSV in the format of a connections export, the newest row first. */
export function sample() {
  const one = dice(7);
  /** @param {string[]} words */
  const of = (words) => words[one(words.length)] ?? '';
  const rows = [];
  // Month 0 is January 2017. In March 2022 (month 62) 74 waiting invitations are accepted; then 8 to 21 connections come each month.
  for (let month = 0; month < 90; month += 1) {
    const came = month < 62 ? one(4) : month === 62 ? 74 : 8 + one(14);
    const days = Array.from({ length: came }, () => 1 + one(28)).sort((a, b) => a - b);
    for (const day of days) {
      // 1 in 50 accounts is closed. 1 in 10 names no company. Before month 62 most people are from the first two companies.
      const closed = one(50) === 0;
      const firm = one(10) === 0 ? '' : month < 62 && one(3) > 0 ? FIRMS[one(2)] : FIRMS[Math.min(one(FIRMS.length), one(FIRMS.length))];
      const date = `${String(day).padStart(2, '0')} ${MONTHS[month % 12]} ${2017 + Math.floor(month / 12)}`;
      rows.push(closed ? `,,,,,,${date}` : [of(FIRST), of(LAST), `https://example.org/in/${rows.length}`, '', firm, of(WORK), date].join(','));
    }
  }
  return ['Notes:', '"Made up: nobody in this list exists, and no company."', '', 'First Name,Last Name,URL,Email Address,Company,Position,Connected On', ...rows.reverse(), ''].join('\n');
}
