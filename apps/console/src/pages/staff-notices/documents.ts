import { graphql, type ResultOf } from '../../graphql.ts';

const notices = graphql(`
  fragment StaffNoticesParts on StaffNotices @_unmask {
    unread
    notices {
      id
      kind
      text
      at
      unread
      orderId
      spotCheckId
      bureauId
    }
  }
`);

export const staffNoticesDocument = graphql(
  `
    query StaffNotices {
      staffNotices {
        ...StaffNoticesParts
      }
    }
  `,
  [notices],
);

export const seeStaffNoticesDocument = graphql(
  `
    mutation SeeStaffNotices($until: DateTime!) {
      seeStaffNotices(until: $until) {
        __typename
        ...StaffNoticesParts
      }
    }
  `,
  [notices],
);

export type StaffNotice = ResultOf<typeof notices>['notices'][number];
