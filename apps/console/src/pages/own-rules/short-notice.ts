import { RULE_NOTICE_DAYS } from '@beian/domain/rule-book';
import { t } from '../../app/providers/i18n.ts';
import { serverNow } from '../../app/providers/server-clock.ts';
import { ruleFormTexts } from './form-texts.ts';

const dayMs = 86_400_000;

/** Whether a day is nearer than partners need to prepare. */
export const isShortNotice = (day: string | null | undefined): boolean =>
  typeof day === 'string' && day !== '' && Date.parse(`${day}T00:00:00+08:00`) - serverNow() < RULE_NOTICE_DAYS * dayMs;

export const shortNoticeText = (): string => t(ruleFormTexts.tooSoon, { n: RULE_NOTICE_DAYS });
