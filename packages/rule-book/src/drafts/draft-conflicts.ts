import type { Tx } from '@beian/database/transaction';
import { currentEdition, type Day, isInForce, type Rules, type ShippedEdition } from '@beian/domain/province';
import {
  conflictsOf,
  type RuleChange,
  type RuleConflictView,
  ruleConflictKinds,
  ruleOf,
} from '@beian/domain/rule-book';
import { editionOn } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { listOwnRules } from './own-rules.ts';

interface OpenDraft {
  readonly id: string;
  readonly title: string;
  readonly changes: readonly RuleChange[];
}

/** What of a draft's changes is in conflict with each other, with other drafts, or with the rules that are known for their days. */
export async function loadConflicts(
  tx: Tx,
  { id, changes }: Pick<OpenDraft, 'id' | 'changes'>,
  language: Language,
): Promise<readonly RuleConflictView[]> {
  const { rows: settings } = await tx.client.query<{ edition: ShippedEdition | typeof currentEdition }>(
    `/* editionSetting */ select value #>> '{}' as edition from app.settings where name = 'edition'`,
  );
  const { rows: drafts } = await tx.client.query<OpenDraft>(
    `/* otherDrafts */ select id, title, changes from app.rule_drafts where state in ('OPEN', 'SUBMITTED') and id <> $1 order by made_at, id`,
    [id],
  );
  const setting = settings[0]?.edition ?? currentEdition;
  const ends = new Map(changes.flatMap((one) => (one.does === 'end' ? [[one.rule, one.until] as const] : [])));
  const all = (await listOwnRules(tx)).map(({ id: ruleId, rule }) => {
    const until = ends.get(ruleId) ?? rule.until;
    return { ...rule, ...(until && { until }) };
  });
  const known = new Map<Day, Rules>();
  const rulesOn = (day: Day): Rules => {
    const edition = setting === currentEdition ? editionOn(day) : setting;
    const rules = known.get(day) ?? { edition, own: all.filter((rule) => isInForce(rule, day)) };
    known.set(day, rules);
    return rules;
  };
  const drafted = drafts.flatMap(({ id: draftId, title, changes: others }) =>
    others.flatMap((one) => (one.does === 'add' ? [{ title, rule: ruleOf(one.rule, draftId) }] : [])),
  );
  return conflictsOf(changes, { rulesOn, days: all.map(({ from }) => from), drafted }).map(
    ({ kind, rules, provinces, message }) => ({
      kind,
      label: ruleConflictKinds[kind].label[language],
      change: rules[0].change ?? 0,
      text: message[language],
      provinces,
      rules: rules.flatMap((one) =>
        one === undefined
          ? []
          : [
              {
                key: one.rule.key,
                text: one.rule.says[language],
                from: one.rule.from,
                until: one.rule.until ?? null,
                change: one.change ?? null,
              },
            ],
      ),
    }),
  );
}
