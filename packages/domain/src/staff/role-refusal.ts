import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Reason, type Refusal, refusal } from '../text/refusal.ts';
import { staffRoles } from './accounts.ts';
import { type Right, rights } from './rights.ts';
import { hasAnyRole, type Role, roles } from './roles.ts';

/**
 * Message and suggestion for somebody who lacks the role: "Only supervisors …" and what they do (`does`, plural). The roles are those of
 * `by` and those that include them, so the sentence follows the row.
 */
export function onlyRoles(by: readonly Role[], does: BilingualText): Pick<Reason, 'message' | 'suggestion'> {
  const names = staffRoles.filter((role) => hasAnyRole({ roles: [role] }, by)).map((role) => roles[role]);
  const zh = names.map((name) => name.zh);
  const en = names.map((name) => name.en.toLowerCase());
  return {
    message: bilingual(
      `只有${zh.join('和')}可以${does.zh}`,
      `Only ${en.map((name) => `${name}s`).join(' and ')} ${does.en}`,
    ),
    suggestion: bilingual(`请联系${zh.join('或')}`, `Ask ${en.map(withArticle).join(' or ')}`),
  };
}

const withArticle = (name: string): string => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;

/** The refusal for somebody whose roles are not among `by`. */
export const roleRefusal = (by: readonly Role[], does: BilingualText, ruleId: string): Refusal =>
  refusal('NOT_POSSIBLE', { code: 'NOT_POSSIBLE', ...onlyRoles(by, does), ruleId });

/** The same by the row of a right. */
export const onlyHoldersOf = (right: Right, does: BilingualText) => onlyRoles(rights[right].by, does);

/** The refusal for somebody without the right. */
export const rightRefusal = (right: Right, does: BilingualText, ruleId: string): Refusal =>
  roleRefusal(rights[right].by, does, ruleId);
