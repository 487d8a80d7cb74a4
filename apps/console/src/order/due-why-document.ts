import { dueWhyFragment, orderEtaFragment } from '../generated/order.ts';
import { graphql, type ResultOf } from '../graphql.ts';

export const dueWhyDocument = graphql(
  `
    query DueWhy($id: ID!) {
      order(id: $id) {
        id
        eta {
          ...OrderEta
        }
        due {
          at
          provisional
          label
          why {
            ...DueWhy
          }
        }
      }
    }
  `,
  [orderEtaFragment, dueWhyFragment],
);

export type DueWithWhy = NonNullable<NonNullable<ResultOf<typeof dueWhyDocument>['order']>['due']>;
