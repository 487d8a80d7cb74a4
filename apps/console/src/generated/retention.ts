// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const retentionFragment = /* @__PURE__ */ graphql(`
  fragment Retention on Retention @_unmask {
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
export type Retention = ResultOf<typeof retentionFragment>;
export const fileSweepFragment = /* @__PURE__ */ graphql(`
  fragment FileSweep on FileSweep @_unmask {
    at
    files
    orphans
    missing
  }
`);
export type FileSweep = ResultOf<typeof fileSweepFragment>;
export const retentionPageFragment = /* @__PURE__ */ graphql(`
  fragment RetentionPage on RetentionPage @_unmask {
    kinds {
      ...Retention
    }
    fileSweep {
      ...FileSweep
    }
  }
`, [retentionFragment, fileSweepFragment]);
export type RetentionPage = ResultOf<typeof retentionPageFragment>;
export const retentionPreviewFragment = /* @__PURE__ */ graphql(`
  fragment RetentionPreview on RetentionPreview @_unmask {
    due
    dueIsCapped
  }
`);
export type RetentionPreview = ResultOf<typeof retentionPreviewFragment>;
export const retentionDocument = /* @__PURE__ */ graphql(`
  query Retention {
    retention {
      ...RetentionPage
    }
  }
`, [retentionPageFragment]);
export const retentionPreviewDocument = /* @__PURE__ */ graphql(`
  query RetentionPreview($days: Int!, $kind: RetentionKind!) {
    retentionPreview(days: $days, kind: $kind) {
      ...RetentionPreview
    }
  }
`, [retentionPreviewFragment]);
export const changeRetentionDocument = /* @__PURE__ */ graphql(`
  mutation ChangeRetention($key: String!, $from: Int!, $days: Int!, $kind: RetentionKind!) {
    done: changeRetention(key: $key, from: $from, days: $days, kind: $kind) {
      __typename
      ...Retention
      ...ActionRefused
    }
  }
`, [retentionFragment, actionRefusedFragment]);
