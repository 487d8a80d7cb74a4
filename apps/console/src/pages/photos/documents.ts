import { graphql, type ResultOf } from '../../graphql.ts';
import { dueParts } from '../../order/fragments.ts';

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
            id
            number
            subjectName
            provinceName
            round
            due {
              ...DueParts
            }
            lease {
              holderName
              mine
            }
            photoReview {
              principalName
              methodLabel
              since
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
  [dueParts],
);

export type PhotoRow = ResultOf<typeof photosDocument>['orders']['edges'][number]['node'];
