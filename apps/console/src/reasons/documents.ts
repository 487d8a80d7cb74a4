import { graphql, type ResultOf } from '../graphql.ts';

/** Uses of each reason over the last 30 and 90 days. */
export const reasonUsesDocument = graphql(`
  query ReasonUses {
    month: reasonUses(days: 30) {
      code
      uses
      reviewers
    }
    quarter: reasonUses(days: 90) {
      code
      uses
      reviewers
    }
  }
`);

export type ReasonUses = ResultOf<typeof reasonUsesDocument>;
