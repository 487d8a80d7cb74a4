import { graphql, type ResultOf } from '../../graphql.ts';

/** An access with its values, of which none is personal. */
export const access = graphql(`
  fragment AccessParts on WebsiteAccess @_unmask {
    id
    ours
    values {
      field
      label
      values
      valueLabels {
        value
        label
      }
    }
  }
`);

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
              ...AccessParts
            }
          }
        }
      }
    }
  `,
  [access],
);

export type Access = ResultOf<typeof access>;
export type EndingMatter = NonNullable<ResultOf<typeof endingDocument>['order']>;
