// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment } from './common.ts';

export const staffNoticeFragment = /* @__PURE__ */ graphql(`
  fragment StaffNotice on StaffNotice @_unmask {
    id
    kind
    text
    at
    unread
    orderId
    spotCheckId
    bureauId
  }
`);
export type StaffNotice = ResultOf<typeof staffNoticeFragment>;
export const staffNoticesFragment = /* @__PURE__ */ graphql(`
  fragment StaffNotices on StaffNotices @_unmask {
    unread
    notices {
      ...StaffNotice
    }
  }
`, [staffNoticeFragment]);
export type StaffNotices = ResultOf<typeof staffNoticesFragment>;
export const staffNoticesDocument = /* @__PURE__ */ graphql(`
  query StaffNotices {
    staffNotices {
      ...StaffNotices
    }
  }
`, [staffNoticesFragment]);
export const seeStaffNoticesDocument = /* @__PURE__ */ graphql(`
  mutation SeeStaffNotices($until: DateTime!) {
    done: seeStaffNotices(until: $until) {
      __typename
      ...StaffNotices
      ...ActionRefused
    }
  }
`, [staffNoticesFragment, actionRefusedFragment]);
