import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

export const incidentsDocument = graphql(`
  query Incidents($bureauId: ID!, $first: Int, $after: String) {
    incidents(bureauId: $bureauId, first: $first, after: $after) {
      edges {
        node {
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
          seenAt
          seenName
          settlementLabel
          settledAt
          settledName
          mayGiveUp
          ordersCount
          orders {
            id
            number
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
      totalIsCapped
    }
  }
`);

export const evidenceDocument = graphql(`
  query Evidence($id: ID!) {
    evidence(id: $id) {
      bytes
      shown
      text
      hex
    }
  }
`);

export const giveUpFileDocument = graphql(
  `
    mutation GiveUpFile($id: ID!, $note: String!, $key: String!) {
      giveUpFile(id: $id, note: $note, key: $key) {
        __typename
        ... on Incident {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const seeIncidentDocument = graphql(
  `
    mutation SeeIncident($id: ID!, $key: String!) {
      markIncidentSeen(id: $id, key: $key) {
        __typename
        ... on Incident {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Incident = ResultOf<typeof incidentsDocument>['incidents']['edges'][number]['node'];
