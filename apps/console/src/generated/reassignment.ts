// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, timeLeftFragment } from './common.ts';

export const balanceOrderFragment = /* @__PURE__ */ graphql(`
  fragment BalanceOrder on BalanceOrder @_unmask {
    id
    number
    stateLabel
    provinceName
    due
    left {
      ...TimeLeft
    }
    level
  }
`, [timeLeftFragment]);
export type BalanceOrder = ResultOf<typeof balanceOrderFragment>;
export const staffNameFragment = /* @__PURE__ */ graphql(`
  fragment StaffName on StaffName @_unmask {
    id
    name
  }
`);
export type StaffName = ResultOf<typeof staffNameFragment>;
export const plannedMoveFragment = /* @__PURE__ */ graphql(`
  fragment PlannedMove on PlannedMove @_unmask {
    order {
      ...BalanceOrder
    }
    version
    from {
      ...StaffName
    }
    to {
      ...StaffName
    }
    why
    whyLabel
  }
`, [balanceOrderFragment, staffNameFragment]);
export type PlannedMove = ResultOf<typeof plannedMoveFragment>;
export const stuckOrderFragment = /* @__PURE__ */ graphql(`
  fragment StuckOrder on StuckOrder @_unmask {
    order {
      ...BalanceOrder
    }
    from {
      ...StaffName
    }
    whyLabel
    keptLabel
  }
`, [balanceOrderFragment, staffNameFragment]);
export type StuckOrder = ResultOf<typeof stuckOrderFragment>;
export const balanceLoadFragment = /* @__PURE__ */ graphql(`
  fragment BalanceLoad on BalanceLoad @_unmask {
    id
    name
    cap
    away
    ordersBefore
    ordersAfter
    weightBefore
    weightAfter
  }
`);
export type BalanceLoad = ResultOf<typeof balanceLoadFragment>;
export const rebalancePreviewFragment = /* @__PURE__ */ graphql(`
  fragment RebalancePreview on RebalancePreview @_unmask {
    now
    token
    moves {
      ...PlannedMove
    }
    stuck {
      ...StuckOrder
    }
    stuckCount
    people {
      ...BalanceLoad
    }
    more
  }
`, [plannedMoveFragment, stuckOrderFragment, balanceLoadFragment]);
export type RebalancePreview = ResultOf<typeof rebalancePreviewFragment>;
export const assignCandidateFragment = /* @__PURE__ */ graphql(`
  fragment AssignCandidate on AssignCandidate @_unmask {
    id
    name
    assigned
    cap
    minutes
    provinces
    kinds
    isAway
    absentFrom
    absentUntil
    fits
    away
    notTaken
    fourEyes
    full
  }
`);
export type AssignCandidate = ResultOf<typeof assignCandidateFragment>;
export const reassignmentMoveFragment = /* @__PURE__ */ graphql(`
  fragment ReassignmentMove on ReassignmentMove @_unmask {
    orderId
    orderNumber
    fromName
    toName
    why
    undone
  }
`);
export type ReassignmentMove = ResultOf<typeof reassignmentMoveFragment>;
export const reassignmentFragment = /* @__PURE__ */ graphql(`
  fragment Reassignment on Reassignment @_unmask {
    id
    kind
    staffName
    at
    undoneAt
    undoneName
    moves {
      ...ReassignmentMove
    }
  }
`, [reassignmentMoveFragment]);
export type Reassignment = ResultOf<typeof reassignmentFragment>;
export const reassignmentPageFragment = /* @__PURE__ */ graphql(`
  fragment ReassignmentPage on ReassignmentPage @_unmask {
    reassignments {
      ...Reassignment
    }
    endCursor
    hasNextPage
  }
`, [reassignmentFragment]);
export type ReassignmentPage = ResultOf<typeof reassignmentPageFragment>;
export const orderMovedFragment = /* @__PURE__ */ graphql(`
  fragment OrderMoved on OrderMoved @_unmask {
    orderId
    refused {
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export type OrderMoved = ResultOf<typeof orderMovedFragment>;
export const ordersMovedFragment = /* @__PURE__ */ graphql(`
  fragment OrdersMoved on OrdersMoved @_unmask {
    reassignmentId
    results {
      ...OrderMoved
    }
  }
`, [orderMovedFragment]);
export type OrdersMoved = ResultOf<typeof ordersMovedFragment>;
export const rebalanceDocument = /* @__PURE__ */ graphql(`
  query Rebalance($unassigned: Boolean!) {
    rebalance(unassigned: $unassigned) {
      ...RebalancePreview
    }
  }
`, [rebalancePreviewFragment]);
export const assignCandidatesDocument = /* @__PURE__ */ graphql(`
  query AssignCandidates($orderIds: [ID!]!) {
    assignCandidates(orderIds: $orderIds) {
      ...AssignCandidate
    }
  }
`, [assignCandidateFragment]);
export const reassignmentsDocument = /* @__PURE__ */ graphql(`
  query Reassignments($after: String, $first: Int) {
    reassignments(after: $after, first: $first) {
      ...ReassignmentPage
    }
  }
`, [reassignmentPageFragment]);
export const applyRebalanceDocument = /* @__PURE__ */ graphql(`
  mutation ApplyRebalance($key: String!, $token: String!, $moves: [PlannedMoveInput!]!) {
    done: applyRebalance(key: $key, token: $token, moves: $moves) {
      __typename
      ...OrdersMoved
      ...ActionRefused
    }
  }
`, [ordersMovedFragment, actionRefusedFragment]);
export const undoReassignmentDocument = /* @__PURE__ */ graphql(`
  mutation UndoReassignment($key: String!, $id: ID!) {
    done: undoReassignment(key: $key, id: $id) {
      __typename
      ...OrdersMoved
      ...ActionRefused
    }
  }
`, [ordersMovedFragment, actionRefusedFragment]);
