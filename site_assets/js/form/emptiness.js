/** Whether a form holds anything at all. */

/** A response in which nothing is filled in. */
export const NOTHING = { profile: {}, assessments: {} };

/**
 * Whether nothing at all is filled in.
 * @param {Record<string, any>} response
 */
export function isEmpty({ profile, assessments }) {
  const { self = { ratings: {} }, ...carried } = assessments;
  const { ratings, ...about } = self;
  return [profile, ratings, about, carried].every((one) => Object.keys(one).length === 0);
}
