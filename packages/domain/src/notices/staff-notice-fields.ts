import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import { MAX_STAFF_NOTICES, STAFF_NOTICE_DAYS, type StaffNoticeKind } from './staff-notices.ts';

export const staffNoticeFields = fieldsOf('StaffNotice', 'An event that concerns the reader 站内通知. Since 2026-11.', {
  id: { shape: 'ID', description: 'Kind and id of the event.' },
  kind: { shape: enumOf<StaffNoticeKind>('StaffNoticeKind'), description: 'What happened.' },
  text: { shape: 'String', description: "The sentence, in the caller's language." },
  at: { shape: 'DateTime', description: 'When it happened.' },
  unread: { shape: 'Boolean', description: 'It is newer than what `seeStaffNotices` named.' },
  orderId: { shape: 'ID', nullable: true, description: "The order's global id; null: it is about none." },
  spotCheckId: { shape: 'ID', nullable: true, description: "The spot check's global id; null: it is about none." },
  bureauId: { shape: 'ID', nullable: true, description: "The connection's global id; null: it is about none." },
});
export type StaffNoticeView = ViewOf<typeof staffNoticeFields>;

export const staffNoticesFields = fieldsOf('StaffNotices', 'The notices of the reader. Since 2026-11.', {
  unread: { shape: 'Int', description: 'How many of them are unread.' },
  notices: {
    shape: staffNoticeFields,
    list: true,
    description: `The newest first, of ${STAFF_NOTICE_DAYS} days and at most ${MAX_STAFF_NOTICES}.`,
  },
});
export type StaffNoticesView = ViewOf<typeof staffNoticesFields>;
