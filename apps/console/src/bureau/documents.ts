import { graphql, type ResultOf } from '../graphql.ts';

export const bureau = graphql(`
  fragment BureauParts on Bureau @_unmask {
    id
    province
    provinceName
    provinces {
      code
      label
    }
    state
    stateLabel
    needsPerson
    sentence
    closedUntil
    opensAt
    closesAt
    lastSequence
    lastAcceptedAt
    inFlight {
      id
      sequence
      state
      stateLabel
      orders
      since
    }
    backlog
    oldestSince
    unacknowledged
    unapplied
    unmatched
    daysHalf
    daysMost
    verdicts
    actions {
      event
      label
      presence
      confirm
      reasons {
        message
      }
    }
  }
`);

export const bureausDocument = graphql(
  `
    query Bureaus {
      bureaus {
        ...BureauParts
      }
      viewer {
        now
      }
    }
  `,
  [bureau],
);

export type Bureau = ResultOf<typeof bureausDocument>['bureaus'][number];
export type GatewayState = Bureau['state'];
