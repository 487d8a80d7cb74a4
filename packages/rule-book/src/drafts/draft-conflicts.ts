import type { Tx } from '@beian/database/transaction';
import type { Day, Rules } from '@beian/domain/province';
import { conflictsOf, type RuleChange, type RuleConflictView, ruleConflictKinds } from '@beian/domain/rule-book';
import type { Language } from '@beian/domain/text';
import { rulesNow } from '@beian/records/views';
import { listOwnRules } from './own-rules.ts';

/** What of a draft's changes is in conflict with each other or with the rules that are known for their days. */
export async function loadConflicts(
  tx: Tx,
  changes: readonly RuleChange[],
  language: Language,
): Promise<readonly RuleConflictView[]> {
  const { edition } = await rulesNow(tx);
  const shipped = typeof edition === 'string' ? edition : edition.edition;
  const all = (await listOwnRules(tx)).map(({ rule }) => rule);
  const known = new Map<Day, Rules>();
  const rulesOn = (day: Day): Rules => {
    const own = all.filter(({ from, until }) => from <= day && (until === undefined || day < until));
    const rules = known.get(day) ?? { edition: shipped, own };
    known.set(day, rules);
    return rules;
  };
  return conflictsOf(changes, rulesOn).map(({ kind, rules, provinces, message }) => ({
    kind,
    label: ruleConflictKinds[kind].label[language],
    change: rules[0].change ?? 0,
    text: message[language],
    provinces,
    rules: rules.map(({ rule, change }) => ({
      key: rule.key,
      text: rule.says[language],
      from: rule.from,
      until: rule.until ?? null,
      change: change ?? null,
    })),
  }));
}
