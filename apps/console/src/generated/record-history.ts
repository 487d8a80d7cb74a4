// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { fieldValueFragment, valueLabelFragment } from './common.ts';

export const recordVersionFragment = /* @__PURE__ */ graphql(`
  fragment RecordVersion on RecordVersion @_unmask {
    id
    since
    causeLabel
    orderId
    orderNumber
  }
`);
export type RecordVersion = ResultOf<typeof recordVersionFragment>;
export const registeredWebsiteFragment = /* @__PURE__ */ graphql(`
  fragment RegisteredWebsite on RegisteredWebsite @_unmask {
    id
    filingNumber
    name
    ours
    values {
      ...FieldValue
    }
  }
`, [fieldValueFragment]);
export type RegisteredWebsite = ResultOf<typeof registeredWebsiteFragment>;
export const registeredStateFragment = /* @__PURE__ */ graphql(`
  fragment RegisteredState on RegisteredState @_unmask {
    version {
      ...RecordVersion
    }
    values {
      ...FieldValue
    }
    websites {
      ...RegisteredWebsite
    }
  }
`, [recordVersionFragment, fieldValueFragment, registeredWebsiteFragment]);
export type RegisteredState = ResultOf<typeof registeredStateFragment>;
export const recordDifferenceFragment = /* @__PURE__ */ graphql(`
  fragment RecordDifference on RecordDifference @_unmask {
    websiteId
    filingNumber
    field
    label
    before
    after
    valueLabels {
      ...ValueLabel
    }
    masked
  }
`, [valueLabelFragment]);
export type RecordDifference = ResultOf<typeof recordDifferenceFragment>;
export const recordHistoryFragment = /* @__PURE__ */ graphql(`
  fragment RecordHistory on RecordHistory @_unmask {
    versions {
      ...RecordVersion
    }
    versionsAreCapped
    on {
      ...RegisteredState
    }
    differences {
      ...RecordDifference
    }
  }
`, [recordVersionFragment, registeredStateFragment, recordDifferenceFragment]);
export type RecordHistory = ResultOf<typeof recordHistoryFragment>;
export const recordHistoryDocument = /* @__PURE__ */ graphql(`
  query RecordHistory($against: String, $on: String, $recordId: ID!) {
    recordHistory(against: $against, on: $on, recordId: $recordId) {
      ...RecordHistory
    }
  }
`, [recordHistoryFragment]);
