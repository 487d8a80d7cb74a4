// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const revealAlarmFragment = /* @__PURE__ */ graphql(`
  fragment RevealAlarm on RevealAlarm @_unmask {
    id
    staffName
    kindLabel
    at
  }
`);
export type RevealAlarm = ResultOf<typeof revealAlarmFragment>;
export const revealedFragment = /* @__PURE__ */ graphql(`
  fragment Revealed on Revealed @_unmask {
    registered
    now
  }
`);
export type Revealed = ResultOf<typeof revealedFragment>;
export const revealAlarmsDocument = /* @__PURE__ */ graphql(`
  query RevealAlarms {
    revealAlarms {
      ...RevealAlarm
    }
  }
`, [revealAlarmFragment]);
export const revealOrderFieldDocument = /* @__PURE__ */ graphql(`
  mutation RevealOrderField($key: String!, $words: String, $purpose: RevealPurpose!, $field: String!, $id: ID!) {
    done: revealOrderField(key: $key, words: $words, purpose: $purpose, field: $field, id: $id) {
      __typename
      ...Revealed
      ...ActionRefused
    }
  }
`, [revealedFragment, actionRefusedFragment]);
export const revealRecordFieldDocument = /* @__PURE__ */ graphql(`
  mutation RevealRecordField($key: String!, $words: String, $purpose: RevealPurpose!, $field: String!, $websiteId: ID, $id: ID!) {
    done: revealRecordField(key: $key, words: $words, purpose: $purpose, field: $field, websiteId: $websiteId, id: $id) {
      __typename
      ...Revealed
      ...ActionRefused
    }
  }
`, [revealedFragment, actionRefusedFragment]);
export const seeRevealAlarmDocument = /* @__PURE__ */ graphql(`
  mutation SeeRevealAlarm($key: String!, $id: ID!) {
    done: seeRevealAlarm(key: $key, id: $id) {
      __typename
      ...RevealAlarm
      ...ActionRefused
    }
  }
`, [revealAlarmFragment, actionRefusedFragment]);
