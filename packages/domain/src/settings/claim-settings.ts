import { claimDayChoices } from '../filing/claim.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

const daysOf = (effect: (days: number) => BilingualText) =>
  claimDayChoices.map((days) => ({
    value: String(days),
    stored: String(days),
    label: bilingual(`${days} 天`, `${days} days`),
    effects: [effect(days)],
    confirm: bilingual(
      '此后收到的认领按新期限办理；已收到的不变。',
      'Claims that come from now on have the new time; those that came keep theirs.',
    ),
  }));

/** 备案认领: how long its parties may answer. */
export const claimSettings = {
  claimOwnerDays: {
    label: bilingual('认领：主体负责人答复期限', "Claims: the principal's time to answer"),
    description: bilingual(
      '认领备案时，主体负责人可在多少天内选择是否同意。不答复的，由审核人员凭证件决定。',
      'How long the principal of a claimed filing may say whether it agrees. Without an answer staff decide by the papers.',
    ),
    by: ['administrator'],
    choices: daysOf((days) =>
      bilingual(`确认链接 ${days} 天内有效`, `The link to answer by is valid for ${days} days`),
    ),
  },
  claimObjectionDays: {
    label: bilingual('认领：原合作方异议期限', "Claims: the former partner's time to object"),
    description: bilingual(
      '备案登记在已停用的合作方名下时，该合作方可在多少天内对认领提出异议；期满前不能同意认领。',
      'How long a partner with a closed account may object to a claim of its filing; until then it cannot be granted.',
    ),
    by: ['administrator'],
    choices: daysOf((days) =>
      bilingual(`收到认领后 ${days} 天内不能同意认领`, `A claim cannot be granted within ${days} days after it came`),
    ),
  },
} as const;
