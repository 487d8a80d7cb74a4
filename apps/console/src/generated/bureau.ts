// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, reasonFragment } from './common.ts';

export const servedProvinceFragment = /* @__PURE__ */ graphql(`
  fragment ServedProvince on ServedProvince @_unmask {
    code
    label
  }
`);
export type ServedProvince = ResultOf<typeof servedProvinceFragment>;
export const bureauStateNameFragment = /* @__PURE__ */ graphql(`
  fragment BureauStateName on BureauStateName @_unmask {
    state
    label
  }
`);
export type BureauStateName = ResultOf<typeof bureauStateNameFragment>;
export const bureauCallFragment = /* @__PURE__ */ graphql(`
  fragment BureauCall on BureauCall @_unmask {
    direction
    label
    lastSuccessAt
    failingSince
    failure
    code
    message
  }
`);
export type BureauCall = ResultOf<typeof bureauCallFragment>;
export const fileActionFragment = /* @__PURE__ */ graphql(`
  fragment FileAction on FileAction @_unmask {
    event
    label
    presence
    reasons {
      ...Reason
    }
    confirm
  }
`, [reasonFragment]);
export type FileAction = ResultOf<typeof fileActionFragment>;
export const fileInFlightFragment = /* @__PURE__ */ graphql(`
  fragment FileInFlight on FileInFlight @_unmask {
    id
    sequence
    state
    stateLabel
    orders
    since
    undecided
    maySettle
    code
    actions {
      ...FileAction
    }
  }
`, [fileActionFragment]);
export type FileInFlight = ResultOf<typeof fileInFlightFragment>;
export const bureauAccountFragment = /* @__PURE__ */ graphql(`
  fragment BureauAccount on BureauAccount @_unmask {
    ispId
    userName
    wsdl
    statusWsdl
    passwordWsdl
    passwordForm
    opens
    encrypts
  }
`);
export type BureauAccount = ResultOf<typeof bureauAccountFragment>;
export const bureauTestFragment = /* @__PURE__ */ graphql(`
  fragment BureauTest on BureauTest @_unmask {
    askedAt
    answeredAt
    ok
    said
    staffName
  }
`);
export type BureauTest = ResultOf<typeof bureauTestFragment>;
export const bureauActionFragment = /* @__PURE__ */ graphql(`
  fragment BureauAction on BureauAction @_unmask {
    event
    label
    presence
    reasons {
      ...Reason
    }
    confirm
  }
`, [reasonFragment]);
export type BureauAction = ResultOf<typeof bureauActionFragment>;
export const bureauFragment = /* @__PURE__ */ graphql(`
  fragment Bureau on Bureau @_unmask {
    id
    province
    provinceName
    name
    provinces {
      ...ServedProvince
    }
    state
    stateLabel
    otherStates {
      ...BureauStateName
    }
    needsPerson
    manual
    manualSince
    manualFrom
    manualBy
    manualWhy
    calls {
      ...BureauCall
    }
    sentence
    closedUntil
    closedSince
    closedCode
    retryAt
    opensAt
    closesAt
    lastSequence
    nextSequence
    lastAcceptedAt
    inFlight {
      ...FileInFlight
    }
    backlog
    oldestSince
    unacknowledged
    unapplied
    unmatched
    daysHalf
    daysMost
    verdicts
    account {
      ...BureauAccount
    }
    test {
      ...BureauTest
    }
    resync {
      ...BureauTest
    }
    incidents
    actions {
      ...BureauAction
    }
  }
`, [servedProvinceFragment, bureauStateNameFragment, bureauCallFragment, fileInFlightFragment, bureauAccountFragment, bureauTestFragment, bureauActionFragment]);
export type Bureau = ResultOf<typeof bureauFragment>;
export const connectionTestFragment = /* @__PURE__ */ graphql(`
  fragment ConnectionTest on ConnectionTest @_unmask {
    id
    answeredAt
    ok
    said
  }
`);
export type ConnectionTest = ResultOf<typeof connectionTestFragment>;
export const bureausDocument = /* @__PURE__ */ graphql(`
  query Bureaus {
    bureaus {
      ...Bureau
    }
  }
`, [bureauFragment]);
export const connectionTestDocument = /* @__PURE__ */ graphql(`
  query ConnectionTest($id: ID!) {
    connectionTest(id: $id) {
      ...ConnectionTest
    }
  }
`, [connectionTestFragment]);
export const testConnectionDocument = /* @__PURE__ */ graphql(`
  mutation TestConnection($key: String!, $input: BureauInput!, $bureauId: ID) {
    done: testConnection(key: $key, input: $input, bureauId: $bureauId) {
      __typename
      ...ConnectionTest
      ...ActionRefused
    }
  }
`, [connectionTestFragment, actionRefusedFragment]);
export const addBureauDocument = /* @__PURE__ */ graphql(`
  mutation AddBureau($key: String!, $input: BureauInput!) {
    done: addBureau(key: $key, input: $input) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const changeBureauDocument = /* @__PURE__ */ graphql(`
  mutation ChangeBureau($key: String!, $input: BureauInput!, $bureauId: ID!) {
    done: changeBureau(key: $key, input: $input, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const enterOrdersByHandDocument = /* @__PURE__ */ graphql(`
  mutation EnterOrdersByHand($key: String!, $why: String!, $from: String, $bureauId: ID!) {
    done: enterOrdersByHand(key: $key, why: $why, from: $from, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const sendOrdersByInterfaceDocument = /* @__PURE__ */ graphql(`
  mutation SendOrdersByInterface($key: String!, $why: String!, $bureauId: ID!) {
    done: sendOrdersByInterface(key: $key, why: $why, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const testBureauDocument = /* @__PURE__ */ graphql(`
  mutation TestBureau($key: String!, $bureauId: ID!) {
    done: testBureau(key: $key, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const resyncBureauDocument = /* @__PURE__ */ graphql(`
  mutation ResyncBureau($key: String!, $bureauId: ID!) {
    done: resyncBureau(key: $key, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const settleAlarmDocument = /* @__PURE__ */ graphql(`
  mutation SettleAlarm($key: String!, $bureauId: ID!) {
    done: settleAlarm(key: $key, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const retryNowDocument = /* @__PURE__ */ graphql(`
  mutation RetryNow($key: String!, $bureauId: ID!) {
    done: retryNow(key: $key, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const sendNowDocument = /* @__PURE__ */ graphql(`
  mutation SendNow($key: String!, $bureauId: ID!) {
    done: sendNow(key: $key, bureauId: $bureauId) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
