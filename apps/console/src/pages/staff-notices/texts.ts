import { STAFF_NOTICE_DAYS } from '@beian/domain/notices';
import { bilingual } from '@beian/domain/text';

export const staffNoticesTexts = {
  title: bilingual('通知', 'Notices'),
  unread: bilingual('通知，{n} 条未读', 'Notices, {n} unread'),
  new: bilingual('未读', 'Unread'),
  empty: bilingual('没有通知', 'No notices'),
  emptyHint: bilingual(`${STAFF_NOTICE_DAYS} 天内的时限预警、指派、同事的提问和答复、升级、抽检结果会显示在这里`, `Warnings of due times, assignments, questions and answers of colleagues, escalations and spot checks of the last ${STAFF_NOTICE_DAYS} days appear here`),
};
