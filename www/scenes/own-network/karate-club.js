/** Zachary's karate club: ties between members who met outside the club. A small real network, for readers without a file. */

/**
 * The 78 ties of 34 people: W. W. Zachary (1977), An Information Flow Model for Conflict and Fission in Small Groups, Journal of
 * Anthropological Research 33(4), 452–473, figure 1. Numbered from 0; each entry: a person, and neighbours with a higher number.
 */
const TIES =
  '0:1,2,3,4,5,6,7,8,10,11,12,13,17,19,21,31 1:2,3,7,13,17,19,21,30 2:3,7,8,9,13,27,28,32 3:7,12,13 4:6,10 5:6,10,16 6:16 8:30,32,33 9:33 13:33 14:32,33 15:32,33 18:32,33 19:33 20:32,33 22:32,33 23:25,27,29,32,33 24:25,27,31 25:31 26:29,33 27:33 28:31,33 29:32,33 30:32,33 31:32,33 32:33';

/** The ties as an edge list, two people per line. */
export function edgeList() {
  const people = TIES.split(' ').map((person) => person.split(':'));
  return people.flatMap(([one, others = '']) => others.split(',').map((other) => `${one} ${other}`)).join('\n');
}
