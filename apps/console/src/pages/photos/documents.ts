import { listedOrderFragment } from '../../generated/common.ts';
import { photoReviewFragment } from '../../generated/order.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

/** Orders whose photo is to be reviewed, the earliest due first. */
export const photosDocument = graphql(
  `
    query Photos($filter: OrderFilter, $first: Int, $after: String) {
      viewer {
        now
      }
      orders(filter: $filter, first: $first, after: $after) {
        edges {
          node {
            ...ListedOrder
            photoReview {
              ...PhotoReview
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [listedOrderFragment, photoReviewFragment],
);

export type PhotoRow = ResultOf<typeof photosDocument>['orders']['edges'][number]['node'];
