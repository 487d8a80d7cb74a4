// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const settledSubmissionFragment = /* @__PURE__ */ graphql(`
  fragment SettledSubmission on SettledSubmission @_unmask {
    id
  }
`);
export type SettledSubmission = ResultOf<typeof settledSubmissionFragment>;
export const changedConnectionFragment = /* @__PURE__ */ graphql(`
  fragment ChangedConnection on ChangedConnection @_unmask {
    id
    paused
  }
`);
export type ChangedConnection = ResultOf<typeof changedConnectionFragment>;
export const settleUnknownSubmissionDocument = /* @__PURE__ */ graphql(`
  mutation SettleUnknownSubmission($key: String!, $note: String!, $accepted: Boolean!, $submissionId: ID!) {
    done: settleUnknownSubmission(key: $key, note: $note, accepted: $accepted, submissionId: $submissionId) {
      __typename
      ...SettledSubmission
      ...ActionRefused
    }
  }
`, [settledSubmissionFragment, actionRefusedFragment]);
export const endRefusedSubmissionDocument = /* @__PURE__ */ graphql(`
  mutation EndRefusedSubmission($key: String!, $note: String!, $step: RefusedFileStep!, $submissionId: ID!) {
    done: endRefusedSubmission(key: $key, note: $note, step: $step, submissionId: $submissionId) {
      __typename
      ...SettledSubmission
      ...ActionRefused
    }
  }
`, [settledSubmissionFragment, actionRefusedFragment]);
export const pauseBureauDocument = /* @__PURE__ */ graphql(`
  mutation PauseBureau($key: String!, $why: String!, $bureauId: ID!) {
    done: pauseBureau(key: $key, why: $why, bureauId: $bureauId) {
      __typename
      ...ChangedConnection
      ...ActionRefused
    }
  }
`, [changedConnectionFragment, actionRefusedFragment]);
export const resumeBureauDocument = /* @__PURE__ */ graphql(`
  mutation ResumeBureau($key: String!, $why: String!, $bureauId: ID!) {
    done: resumeBureau(key: $key, why: $why, bureauId: $bureauId) {
      __typename
      ...ChangedConnection
      ...ActionRefused
    }
  }
`, [changedConnectionFragment, actionRefusedFragment]);
