import { t } from '../../app/providers/i18n.ts';
import type { Bureau } from '../../generated/bureau.ts';
import { gatewayTexts } from './texts.ts';

/** "09:00–17:30", "22:00–次日 06:00"; undefined when no filing hours are known. */
export function hoursText({ opensAt, closesAt }: Pick<Bureau, 'opensAt' | 'closesAt'>): string | undefined {
  if (opensAt === null || closesAt === null) return undefined;
  return `${opensAt}–${closesAt < opensAt ? t(gatewayTexts.nextDay, { time: closesAt }) : closesAt}`;
}
