import { STAFF_NOTICE_DAYS } from '@beian/domain/notices';

/** The bell of the header. Loaded with it (`staff-notices-texts.ts`). */
export const zhStaffNotices = {
  'staffNotices.title': '通知',
  'staffNotices.unread': '通知，{n} 条未读',
  'staffNotices.new': '未读',
  'staffNotices.loading': '正在加载通知',
  'staffNotices.empty': '没有通知',
  'staffNotices.emptyHint': `${STAFF_NOTICE_DAYS} 天内的时限预警、指派、同事的提问和答复、升级、抽检结果会显示在这里`,
};
