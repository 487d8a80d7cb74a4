import { graphql, type ResultOf } from '../../graphql.ts';

/** Uses of each reason over the two shorter periods of the quality figures. */
export const reasonUsesDocument = graphql(`
  query ReasonUses($month: Int!, $quarter: Int!) {
    month: reasonUses(days: $month) {
      code
      uses
      reviewers
    }
    quarter: reasonUses(days: $quarter) {
      code
      uses
      reviewers
    }
  }
`);

export type ReasonUses = ResultOf<typeof reasonUsesDocument>;
