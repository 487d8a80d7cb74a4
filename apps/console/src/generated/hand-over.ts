// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const handOverConnectionFragment = /* @__PURE__ */ graphql(`
  fragment HandOverConnection on HandOverConnection @_unmask {
    id
    state
    label
    needsPerson
    sentence
    closedUntil
    retryAt
    backlog
  }
`);
export type HandOverConnection = ResultOf<typeof handOverConnectionFragment>;
export const handOverProvinceFragment = /* @__PURE__ */ graphql(`
  fragment HandOverProvince on HandOverProvince @_unmask {
    province
    provinceName
    orders
    overdue
    connection {
      ...HandOverConnection
    }
  }
`, [handOverConnectionFragment]);
export type HandOverProvince = ResultOf<typeof handOverProvinceFragment>;
export const orderWaitFragment = /* @__PURE__ */ graphql(`
  fragment OrderWait on OrderWait @_unmask {
    sentence
    since
    bureauId
    needsPerson
  }
`);
export type OrderWait = ResultOf<typeof orderWaitFragment>;
export const pushedOrderFragment = /* @__PURE__ */ graphql(`
  fragment PushedOrder on PushedOrder @_unmask {
    orderId
    version
    refusal {
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export type PushedOrder = ResultOf<typeof pushedOrderFragment>;
export const pushedOrdersFragment = /* @__PURE__ */ graphql(`
  fragment PushedOrders on PushedOrders @_unmask {
    results {
      ...PushedOrder
    }
  }
`, [pushedOrderFragment]);
export type PushedOrders = ResultOf<typeof pushedOrdersFragment>;
export const orderWaitDocument = /* @__PURE__ */ graphql(`
  query OrderWait($orderId: ID!) {
    orderWait(orderId: $orderId) {
      ...OrderWait
    }
  }
`, [orderWaitFragment]);
export const pushOrdersDocument = /* @__PURE__ */ graphql(`
  mutation PushOrders($key: String!, $orders: [PushInput!]!) {
    done: pushOrders(key: $key, orders: $orders) {
      __typename
      ...PushedOrders
      ...ActionRefused
    }
  }
`, [pushedOrdersFragment, actionRefusedFragment]);
