import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const wish = graphql(`
  fragment DigestParts on DigestPreference @_unmask {
    wanted
    at
    language
    email
  }
`);

export const digestDocument = graphql(
  `
    query Digest {
      digestPreference {
        ...DigestParts
      }
    }
  `,
  [wish],
);

export const changeDigestDocument = graphql(
  `
    mutation ChangeDigest($wanted: Boolean!, $at: String!, $language: String!, $email: String, $key: String!) {
      changeDigest(wanted: $wanted, at: $at, language: $language, email: $email, key: $key) {
        __typename
        ...DigestParts
        ...RefusedParts
      }
    }
  `,
  [wish, refused],
);

export type DigestWish = NonNullable<ResultOf<typeof digestDocument>['digestPreference']>;
