import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';

/** 站内通知: what the bell of the console tells a member of staff. `{who}` is a colleague, `{number}` an order. */
export const staffNoticeTexts = {
  DUE: bilingual('订单 {number} 的时限已用 {share}%', 'Order {number} has used {share} % of its time'),
  OVERDUE: bilingual('订单 {number} 已超出时限', 'Order {number} is overdue'),
  ASSIGNED: bilingual('{who} 把订单 {number} 指派给您', '{who} assigned order {number} to you'),
  SENT_BACK: bilingual(
    '{who} 退回了您初审通过的订单 {number}',
    '{who} sent back order {number}, which had passed your initial review',
  ),
  ASKED: bilingual('{who} 就订单 {number} 请求意见', '{who} asks for advice on order {number}'),
  ANSWERED: bilingual('{who} 答复了您关于订单 {number} 的问题', '{who} answered your question on order {number}'),
  ESCALATED: bilingual('{who} 升级了订单 {number}：{what}', '{who} escalated order {number}: {what}'),
  SETTLED: bilingual('{who} 处理了您升级的订单 {number}', '{who} settled your escalation of order {number}'),
  SPOT_CHECK: bilingual(
    '您对订单 {number} 的决定已抽检：{what}',
    'Your decision on order {number} was spot-checked: {what}',
  ),
  BUREAU: bilingual('{bureau}：{what}', '{bureau}: {what}'),
} as const satisfies Record<string, BilingualText>;
export type StaffNoticeKind = keyof typeof staffNoticeTexts;

export const staffNoticeText = (kind: StaffNoticeKind, values: Readonly<Record<string, string>>): BilingualText =>
  fillTemplate(staffNoticeTexts[kind], values);

/** Days for which a notice is listed, and the most that are. */
export const STAFF_NOTICE_DAYS = 14;
export const MAX_STAFF_NOTICES = 50;
