// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const staffSessionFragment = /* @__PURE__ */ graphql(`
  fragment StaffSession on StaffSession @_unmask {
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
export type StaffSession = ResultOf<typeof staffSessionFragment>;
export const staffAccountFragment = /* @__PURE__ */ graphql(`
  fragment StaffAccount on StaffAccount @_unmask {
    id
    login
    name
    roles
    state
    ofProvider
    secondFactor
    invitedUntil
    lastSeenAt
    sessions {
      ...StaffSession
    }
    own
  }
`, [staffSessionFragment]);
export type StaffAccount = ResultOf<typeof staffAccountFragment>;
export const ownAccountFragment = /* @__PURE__ */ graphql(`
  fragment OwnAccount on OwnAccount @_unmask {
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
      ...StaffSession
    }
  }
`, [staffSessionFragment]);
export type OwnAccount = ResultOf<typeof ownAccountFragment>;
export const staffAccountChangedFragment = /* @__PURE__ */ graphql(`
  fragment StaffAccountChanged on StaffAccountChanged @_unmask {
    account {
      ...StaffAccount
    }
    invitation
  }
`, [staffAccountFragment]);
export type StaffAccountChanged = ResultOf<typeof staffAccountChangedFragment>;
export const staffAccountsDocument = /* @__PURE__ */ graphql(`
  query StaffAccounts($before: String, $last: Int, $after: String, $first: Int) {
    staffAccounts(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...StaffAccount
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [staffAccountFragment, pageInfoFragment]);
export const partnerPeopleDocument = /* @__PURE__ */ graphql(`
  query PartnerPeople($before: String, $last: Int, $after: String, $first: Int, $partnerId: ID!) {
    partnerPeople(before: $before, last: $last, after: $after, first: $first, partnerId: $partnerId) {
      edges {
        node {
          ...StaffAccount
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [staffAccountFragment, pageInfoFragment]);
export const ownAccountDocument = /* @__PURE__ */ graphql(`
  query OwnAccount {
    ownAccount {
      ...OwnAccount
    }
  }
`, [ownAccountFragment]);
export const endSessionDocument = /* @__PURE__ */ graphql(`
  mutation EndSession($key: String!, $id: ID!) {
    done: endSession(key: $key, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const endOtherSessionsDocument = /* @__PURE__ */ graphql(`
  mutation EndOtherSessions($key: String!) {
    done: endOtherSessions(key: $key) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const inviteStaffDocument = /* @__PURE__ */ graphql(`
  mutation InviteStaff($key: String!, $input: StaffInvitationInput!) {
    done: inviteStaff(key: $key, input: $input) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const invitePartnerPersonDocument = /* @__PURE__ */ graphql(`
  mutation InvitePartnerPerson($key: String!, $input: PartnerPersonInput!, $partnerId: ID!) {
    done: invitePartnerPerson(key: $key, input: $input, partnerId: $partnerId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const resetStaffDocument = /* @__PURE__ */ graphql(`
  mutation ResetStaff($key: String!, $staffId: ID!) {
    done: resetStaff(key: $key, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const resetSecondFactorDocument = /* @__PURE__ */ graphql(`
  mutation ResetSecondFactor($key: String!, $staffId: ID!) {
    done: resetSecondFactor(key: $key, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const changeStaffRolesDocument = /* @__PURE__ */ graphql(`
  mutation ChangeStaffRoles($key: String!, $roles: [StaffRole!]!, $staffId: ID!) {
    done: changeStaffRoles(key: $key, roles: $roles, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const closeStaffDocument = /* @__PURE__ */ graphql(`
  mutation CloseStaff($key: String!, $staffId: ID!) {
    done: closeStaff(key: $key, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const openStaffDocument = /* @__PURE__ */ graphql(`
  mutation OpenStaff($key: String!, $staffId: ID!) {
    done: openStaff(key: $key, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
export const endStaffSessionsDocument = /* @__PURE__ */ graphql(`
  mutation EndStaffSessions($key: String!, $staffId: ID!) {
    done: endStaffSessions(key: $key, staffId: $staffId) {
      __typename
      ...StaffAccountChanged
      ...ActionRefused
    }
  }
`, [staffAccountChangedFragment, actionRefusedFragment]);
