/** @import {Counts} from '../types' */

/** Standard normal quantile of a two-sided 95 % interval. */
const Z = 1.959964;

/**
 * The lower end of the Wilson score interval of agree / (agree + disagree): how much agreement there is at least,
 * given how few have voted. The summary orders by the same number.
 * @param {Counts} counts
 * @returns {number} 0 to 1; 0 without a vote for or against
 */
export function leastAgreement({ agree, disagree }) {
  const votes = agree + disagree;
  if (!votes) return 0;
  const share = agree / votes;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * votes)) / votes);
  return (share + (Z * Z) / (2 * votes) - spread) / (1 + (Z * Z) / votes);
}
