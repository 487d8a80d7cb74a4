import type { Language, Refusal } from '@beian/domain';
import type { ActionRefused } from './common/reason.type.ts';

/** A refusal in the caller's language: the one place where its texts become words. */
export const refused = (refusal: Refusal, language: Language): ActionRefused => ({
  code: refusal.code,
  reasons: refusal.reasons.map((reason) => ({
    code: reason.code,
    field: reason.field ?? null,
    message: reason.message[language],
    suggestion: reason.suggestion?.[language] ?? null,
    ruleId: reason.ruleId ?? null,
  })),
});
