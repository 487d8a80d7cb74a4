import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const kind = graphql(`
  fragment RetentionParts on Retention @_unmask {
    kind
    label
    holds
    why
    since
    days
    leastDays
    least
    ruleId
    changedAt
    changedBy
    ranAt
    deleted
    mayChange
  }
`);

export const retentionDocument = graphql(
  `
    query Retention {
      retention {
        kinds {
          ...RetentionParts
        }
        fileSweep {
          at
          files
          orphans
          missing
        }
      }
    }
  `,
  [kind],
);
export type RetentionKindRow = ResultOf<typeof retentionDocument>['retention']['kinds'][number];

export const retentionPreviewDocument = graphql(`
  query RetentionPreview($kind: RetentionKind!, $days: Int!) {
    retentionPreview(kind: $kind, days: $days) {
      due
      dueIsCapped
    }
  }
`);

export const changeRetentionDocument = graphql(
  `
    mutation ChangeRetention($kind: RetentionKind!, $days: Int!, $from: Int!, $key: String!) {
      changeRetention(kind: $kind, days: $days, from: $from, key: $key) {
        __typename
        ...RetentionParts
        ...RefusedParts
      }
    }
  `,
  [kind, refused],
);
