import { STAFF_NOTICE_DAYS } from '@beian/domain/notices';
import type { zhStaffNotices } from './zh-staff-notices.ts';

/** The bell of the header. Loaded with it (`staff-notices-texts.ts`). */
export const enStaffNotices: Readonly<Record<keyof typeof zhStaffNotices, string>> = {
  'staffNotices.title': 'Notices',
  'staffNotices.unread': 'Notices, {n} unread',
  'staffNotices.new': 'Unread',
  'staffNotices.loading': 'Loading the notices',
  'staffNotices.empty': 'No notices',
  'staffNotices.emptyHint': `Warnings of due times, assignments, questions and answers of colleagues, escalations and spot checks of the last ${STAFF_NOTICE_DAYS} days appear here`,
};
