import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type Actor, rolesOf } from './roles.ts';

/** How many personal values one person may reveal in 60 minutes, and in one Shanghai day. */
export interface RevealQuota {
  readonly hour: number;
  readonly day: number;
}

/** 查看明文限额: values of `settings.revealQuota`. Why these numbers: docs/decisions/0078. */
export const revealQuotas = {
  low: { label: bilingual('从严', 'Low'), reviewer: { hour: 10, day: 30 }, supervisor: { hour: 20, day: 60 } },
  usual: { label: bilingual('标准', 'Usual'), reviewer: { hour: 20, day: 60 }, supervisor: { hour: 40, day: 120 } },
  high: { label: bilingual('从宽', 'High'), reviewer: { hour: 40, day: 150 }, supervisor: { hour: 80, day: 300 } },
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
} as const satisfies Record<string, BilingualText>;
export type RevealAlarmKind = keyof typeof revealAlarmKinds;

const line = (who: BilingualText, { hour, day }: RevealQuota): BilingualText =>
  fillTemplate(bilingual('{zh}：每小时 {hour} 项，每天 {day} 项', '{en}: {hour} values an hour, {day} a day'), {
    ...who,
    hour,
    day,
  });

export const revealQuotaLines = (name: RevealQuotaName): BilingualText[] => [
  line(bilingual('审核员', 'Reviewers'), revealQuotas[name].reviewer),
  line(bilingual('主管', 'Supervisors'), revealQuotas[name].supervisor),
];
