/** Eases a motion in and out: 3t² − 2t³. @param {number} t from 0 to 1 @returns {number} from 0 to 1 */
export const ease = (t) => t * t * (3 - 2 * t);
