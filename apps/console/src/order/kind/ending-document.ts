import { websiteAccessFragment } from '../../generated/record.ts';
import { graphql, type ResultOf } from '../../graphql.ts';

/** What an order is about, as it is filed now. */
export const endingDocument = graphql(
  `
    query OrderEnding($id: ID!) {
      order(id: $id) {
        id
        websiteId
        accessId
        record {
          id
          filingNumber
          name
          websites {
            id
            filingNumber
            name
            domains
            accesses {
              ...WebsiteAccess
            }
          }
        }
      }
    }
  `,
  [websiteAccessFragment],
);

export type EndingMatter = NonNullable<ResultOf<typeof endingDocument>['order']>;
