import { graphql } from '../graphql.ts';

export const orderWaitDocument = graphql(`
  query OrderWait($orderId: ID!) {
    orderWait(orderId: $orderId) {
      sentence
      since
      bureauId
      needsPerson
    }
  }
`);
