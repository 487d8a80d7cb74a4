import type { Role } from '../staff/roles.ts';
import { type Text, text } from '../text.ts';

/** Who may do what in the quality room 质量. A partner is nobody here: it is told nothing of how the desk works. */
export const qualityRights = {
  lookAgain: { label: text('抽检', 'Look again'), by: ['reviewer'] },
  readOwnQuality: {
    label: text('查看本人的质量数据', 'Read the figures and lists of one’s own work'),
    by: ['reviewer'],
  },
  readQuality: {
    label: text('查看全部质量数据', 'Read all figures and lists'),
    by: ['supervisor', 'administrator'],
  },
  setSecondLooks: { label: text('更改抽检规则', 'Change the rules of second looks'), by: ['administrator'] },
} as const satisfies Record<string, { readonly label: Text; readonly by: readonly Role[] }>;

export type QualityRight = keyof typeof qualityRights;
