// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionFragment, actionRefusedFragment, escalationFragment, listedOrderFragment, pageInfoFragment } from './common.ts';

export const escalatedOrderFragment = /* @__PURE__ */ graphql(`
  fragment EscalatedOrder on EscalatedOrder @_unmask {
    escalation {
      ...Escalation
    }
    order {
      ...ListedOrder
      actions {
        ...Action
      }
    }
  }
`, [escalationFragment, listedOrderFragment, actionFragment]);
export type EscalatedOrder = ResultOf<typeof escalatedOrderFragment>;
export const orderAssignedFragment = /* @__PURE__ */ graphql(`
  fragment OrderAssigned on OrderAssigned @_unmask {
    orderId
    refused {
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export type OrderAssigned = ResultOf<typeof orderAssignedFragment>;
export const ordersAssignedFragment = /* @__PURE__ */ graphql(`
  fragment OrdersAssigned on OrdersAssigned @_unmask {
    reassignmentId
    results {
      ...OrderAssigned
    }
  }
`, [orderAssignedFragment]);
export type OrdersAssigned = ResultOf<typeof ordersAssignedFragment>;
export const escalationsDocument = /* @__PURE__ */ graphql(`
  query Escalations($before: String, $last: Int, $after: String, $first: Int) {
    escalations(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...EscalatedOrder
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [escalatedOrderFragment, pageInfoFragment]);
export const assignOrdersDocument = /* @__PURE__ */ graphql(`
  mutation AssignOrders($key: String!, $staffId: ID, $ids: [ID!]!) {
    done: assignOrders(key: $key, staffId: $staffId, ids: $ids) {
      __typename
      ...OrdersAssigned
      ...ActionRefused
    }
  }
`, [ordersAssignedFragment, actionRefusedFragment]);
