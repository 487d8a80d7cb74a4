import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

export const sessionParts = graphql(`
  fragment SessionParts on StaffSession @_unmask {
    id
    browser
    system
    place
    begunAt
    seenAt
    endsAt
    current
  }
`);

const own = graphql(
  `
    fragment OwnAccountParts on OwnAccount @_unmask {
      id
      login
      name
      roles
      ofProvider
      passwordChangedAt
      passwordLeast
      secondFactor
      secondFactorSince
      secondFactorNeeded
      recoveryCodesLeft
      sessions {
        ...SessionParts
      }
    }
  `,
  [sessionParts],
);

export const ownAccountDocument = graphql(
  `
    query OwnAccount {
      ownAccount {
        ...OwnAccountParts
      }
    }
  `,
  [own],
);

export const endSessionDocument = graphql(
  `
    mutation EndSession($id: ID!, $key: String!) {
      endSession(id: $id, key: $key) {
        __typename
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const endOtherSessionsDocument = graphql(
  `
    mutation EndOtherSessions($key: String!) {
      endOtherSessions(key: $key) {
        __typename
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type OwnAccount = ResultOf<typeof ownAccountDocument>['ownAccount'];
export type Session = OwnAccount['sessions'][number];
