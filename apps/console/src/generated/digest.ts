// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const digestPreferenceFragment = /* @__PURE__ */ graphql(`
  fragment DigestPreference on DigestPreference @_unmask {
    wanted
    at
    language
    email
  }
`);
export type DigestPreference = ResultOf<typeof digestPreferenceFragment>;
export const digestPreferenceDocument = /* @__PURE__ */ graphql(`
  query DigestPreference {
    digestPreference {
      ...DigestPreference
    }
  }
`, [digestPreferenceFragment]);
export const changeDigestDocument = /* @__PURE__ */ graphql(`
  mutation ChangeDigest($key: String!, $email: String, $language: String!, $at: String!, $wanted: Boolean!) {
    done: changeDigest(key: $key, email: $email, language: $language, at: $at, wanted: $wanted) {
      __typename
      ...DigestPreference
      ...ActionRefused
    }
  }
`, [digestPreferenceFragment, actionRefusedFragment]);
