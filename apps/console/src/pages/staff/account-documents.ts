import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';
import { sessionParts } from '../account/documents.ts';

const account = graphql(
  `
    fragment StaffAccountParts on StaffAccount @_unmask {
      id
      login
      name
      roles
      state
      ofProvider
      secondFactor
      invitedUntil
      lastSeenAt
      own
      sessions {
        ...SessionParts
      }
    }
  `,
  [sessionParts],
);

export const staffAccountsDocument = graphql(
  `
    query StaffAccounts($after: String) {
      staffAccounts(first: 50, after: $after) {
        edges {
          node {
            ...StaffAccountParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [account],
);

export const partnerPeopleDocument = graphql(
  `
    query PartnerPeople($partnerId: ID!, $after: String) {
      partnerPeople(partnerId: $partnerId, first: 50, after: $after) {
        edges {
          node {
            ...StaffAccountParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  `,
  [account],
);

const changed = graphql(
  `
    fragment AccountChangedParts on StaffAccountResult @_unmask {
      __typename
      ... on StaffAccountChanged {
        account {
          ...StaffAccountParts
        }
        invitation
      }
      ...RefusedParts
    }
  `,
  [account, refused],
);

export const inviteStaffDocument = graphql(
  `
    mutation InviteStaff($input: StaffInvitationInput!, $key: String!) {
      done: inviteStaff(input: $input, key: $key) {
        ...AccountChangedParts
      }
    }
  `,
  [changed],
);

export const invitePartnerPersonDocument = graphql(
  `
    mutation InvitePartnerPerson($partnerId: ID!, $input: PartnerPersonInput!, $key: String!) {
      done: invitePartnerPerson(partnerId: $partnerId, input: $input, key: $key) {
        ...AccountChangedParts
      }
    }
  `,
  [changed],
);

export const changeStaffRolesDocument = graphql(
  `
    mutation ChangeStaffRoles($staffId: ID!, $roles: [StaffRole!]!, $key: String!) {
      done: changeStaffRoles(staffId: $staffId, roles: $roles, key: $key) {
        ...AccountChangedParts
      }
    }
  `,
  [changed],
);

/** Actions on an account that need no further input. */
export const accountDocuments = {
  reset: graphql(
    `
      mutation ResetStaff($staffId: ID!, $key: String!) {
        done: resetStaff(staffId: $staffId, key: $key) {
          ...AccountChangedParts
        }
      }
    `,
    [changed],
  ),
  resetFactor: graphql(
    `
      mutation ResetSecondFactor($staffId: ID!, $key: String!) {
        done: resetSecondFactor(staffId: $staffId, key: $key) {
          ...AccountChangedParts
        }
      }
    `,
    [changed],
  ),
  endAll: graphql(
    `
      mutation EndStaffSessions($staffId: ID!, $key: String!) {
        done: endStaffSessions(staffId: $staffId, key: $key) {
          ...AccountChangedParts
        }
      }
    `,
    [changed],
  ),
  close: graphql(
    `
      mutation CloseStaff($staffId: ID!, $key: String!) {
        done: closeStaff(staffId: $staffId, key: $key) {
          ...AccountChangedParts
        }
      }
    `,
    [changed],
  ),
  open: graphql(
    `
      mutation OpenStaff($staffId: ID!, $key: String!) {
        done: openStaff(staffId: $staffId, key: $key) {
          ...AccountChangedParts
        }
      }
    `,
    [changed],
  ),
} as const;

export type StaffAccount = ResultOf<typeof staffAccountsDocument>['staffAccounts']['edges'][number]['node'];
export type StaffRole = StaffAccount['roles'][number];
