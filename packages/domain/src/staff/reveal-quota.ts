import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type Actor, rolesOf } from './roles.ts';

/** How many personal values one person may reveal in 60 minutes, and in one Shanghai day. */
export interface RevealQuota {
  readonly hour: number;
  readonly day: number;
  /** Reveals, orders opened under a lease and searches for ID numbers, together, within `LOOK_MINUTES`. */
  readonly looks: number;
}

export const LOOK_MINUTES = 10;
/** Values that a partner sends in place of masked ones, and searches for ID numbers, within `LOOK_MINUTES`: of all its orders, and of one. */
export const partnerLooks = { all: 600, ofOrder: 40 } as const;

/** 查看明文限额: values of `settings.revealQuota`. Why these numbers: docs/decisions/0078. */
export const revealQuotas = {
  low: {
    label: bilingual('从严', 'Low'),
    reviewer: { hour: 10, day: 30, looks: 15 },
    supervisor: { hour: 20, day: 60, looks: 30 },
  },
  usual: {
    label: bilingual('标准', 'Usual'),
    reviewer: { hour: 20, day: 60, looks: 30 },
    supervisor: { hour: 40, day: 120, looks: 60 },
  },
  high: {
    label: bilingual('从宽', 'High'),
    reviewer: { hour: 40, day: 150, looks: 90 },
    supervisor: { hour: 80, day: 300, looks: 180 },
  },
} as const satisfies Record<
  string,
  { readonly label: BilingualText; readonly reviewer: RevealQuota; readonly supervisor: RevealQuota }
>;
export type RevealQuotaName = keyof typeof revealQuotas;

export const revealQuotaOf = (actor: Pick<Actor, 'roles'>, name: RevealQuotaName): RevealQuota =>
  revealQuotas[name][rolesOf(actor.roles).has('supervisor') ? 'supervisor' : 'reviewer'];

/** Minutes for which a second factor given above the quota is valid; it grants one more hourly quota. */
export const REVEAL_LIFT_MINUTES = 15;

/**
 * Number of orders opened by one person under a lease in 60 minutes that alarms the supervisors; nothing is refused.
 */
export const OPENINGS_PER_HOUR = 60;

/** 查看告警: kinds of alarms to supervisors about a person who reveals many values. */
export const revealAlarmKinds = {
  HOUR: bilingual('一小时内查看明文达到限额', 'Reached the hourly limit of revealed values'),
  DAY: bilingual('当天查看明文达到限额', 'Reached the daily limit of revealed values'),
  LIFT: bilingual('以两步验证放宽了查看限额', 'Lifted the limit with a second factor'),
  OPENINGS: bilingual('一小时内打开的订单异常多', 'Opened unusually many orders within an hour'),
  LOOKS: bilingual(
    `${LOOK_MINUTES} 分钟内查看、打开和搜索达到限额`,
    `Reached the limit of reveals, openings and searches within ${LOOK_MINUTES} minutes`,
  ),
  GUESSES: bilingual(
    `${LOOK_MINUTES} 分钟内填写脱敏信息或搜索证件号码达到限额`,
    `Sent too many values in place of masked ones, or searched too many ID numbers, within ${LOOK_MINUTES} minutes`,
  ),
} as const satisfies Record<string, BilingualText>;
export type RevealAlarmKind = keyof typeof revealAlarmKinds;

const line = (who: BilingualText, quota: RevealQuota): BilingualText =>
  fillTemplate(
    bilingual(
      `{zh}：每小时 {hour} 项，每天 {day} 项；连同打开订单和搜索证件号码，每 ${LOOK_MINUTES} 分钟 {looks} 次`,
      `{en}: {hour} values an hour, {day} a day; with openings and searches for ID numbers {looks} within ${LOOK_MINUTES} minutes`,
    ),
    { ...who, ...quota },
  );

export const revealQuotaLines = (name: RevealQuotaName): BilingualText[] => [
  line(bilingual('审核员', 'Reviewers'), revealQuotas[name].reviewer),
  line(bilingual('主管', 'Supervisors'), revealQuotas[name].supervisor),
];
