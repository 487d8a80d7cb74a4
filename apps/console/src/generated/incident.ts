// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const incidentOrderFragment = /* @__PURE__ */ graphql(`
  fragment IncidentOrder on IncidentOrder @_unmask {
    id
    number
  }
`);
export type IncidentOrder = ResultOf<typeof incidentOrderFragment>;
export const incidentFragment = /* @__PURE__ */ graphql(`
  fragment Incident on Incident @_unmask {
    id
    callLabel
    label
    advice
    why
    fileName
    bytes
    times
    firstAt
    lastAt
    isNew
    seenName
    seenAt
    settlementLabel
    settledAt
    settledName
    mayGiveUp
    orders {
      ...IncidentOrder
    }
    ordersCount
  }
`, [incidentOrderFragment]);
export type Incident = ResultOf<typeof incidentFragment>;
export const evidenceFragment = /* @__PURE__ */ graphql(`
  fragment Evidence on Evidence @_unmask {
    bytes
    shown
    text
    hex
  }
`);
export type Evidence = ResultOf<typeof evidenceFragment>;
export const incidentsDocument = /* @__PURE__ */ graphql(`
  query Incidents($before: String, $last: Int, $after: String, $first: Int, $bureauId: ID!) {
    incidents(before: $before, last: $last, after: $after, first: $first, bureauId: $bureauId) {
      edges {
        node {
          ...Incident
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [incidentFragment, pageInfoFragment]);
export const evidenceDocument = /* @__PURE__ */ graphql(`
  query Evidence($id: ID!) {
    evidence(id: $id) {
      ...Evidence
    }
  }
`, [evidenceFragment]);
export const markIncidentSeenDocument = /* @__PURE__ */ graphql(`
  mutation MarkIncidentSeen($key: String!, $id: ID!) {
    done: markIncidentSeen(key: $key, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const giveUpFileDocument = /* @__PURE__ */ graphql(`
  mutation GiveUpFile($key: String!, $note: String!, $id: ID!) {
    done: giveUpFile(key: $key, note: $note, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
