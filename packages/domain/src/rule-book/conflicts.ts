import type { Day } from '../province/in-force.ts';
import type { Rules } from '../province/rule-set.ts';
import { rulesInForce } from '../province-rules/in-force.ts';
import type { Reach, Rule } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RuleConflictKind } from './conflict-kinds.ts';
import type { RuleChange } from './draft.ts';
import { shippedRowsOf } from './shipped-rows.ts';
import { ruleOf } from './stored-rule.ts';

/** A rule of a conflict; `change`: its place in the draft, undefined for one that is in force. */
export interface ConflictingRule {
  readonly rule: Rule;
  readonly change?: number;
}

export interface RuleConflict {
  readonly kind: RuleConflictKind;
  /** That of the draft first. */
  readonly rules: readonly [ConflictingRule, ConflictingRule];
  readonly provinces: readonly string[];
  readonly message: BilingualText;
}

/** What an effect answers, and how: rules that answer one question alike overlap, and otherwise contradict each other. */
function answersOf(reach: Reach): readonly (readonly [question: string, answer: unknown])[] {
  const when = 'when' in reach && reach.when !== undefined ? ` ${JSON.stringify(reach.when)}` : '';
  switch (reach.to) {
    case 'move':
      return [[`move ${reach.move}${when}`, reach.allowed]];
    case 'material':
      return [[`material ${reach.material}${when}`, true]];
    case 'check':
      return [[`check ${reach.field} ${JSON.stringify([reach.broken, reach.on ?? [reach.field]])}`, reach.outcome]];
    case 'oneSubject':
      return [[`oneSubject ${reach.field}`, reach.outcome]];
    case 'checklist':
      return [[`checklist ${reach.item}${when}`, true]];
    case 'form':
      return [[`form ${reach.trait}${when}`, true]];
    case 'siteName':
      return [...(reach.words ?? []), ...(reach.endings ?? [])].map((word) => [`siteName ${word}`, true] as const);
    case 'domain':
      return Object.entries(reach.asks).map(([asked, answer]) => [`domain ${asked}`, answer] as const);
    case 'addedDomains':
      return [['addedDomains', reach.allowed]];
    case 'shell':
      return [['shell', reach.takesWebsite]];
    case 'photo':
      return [['photo', reach.method]];
    case 'smsCheck':
      return [['smsCheck', reach.checked]];
    case 'smsWindow':
      return [['smsWindow', [reach.hours, reach.countedFrom]]];
    case 'smsPage':
      return [['smsPage', reach.host]];
  }
}

function conflictOf(one: Rule, other: Rule): 'OVERLAPPING' | 'CONTRADICTORY' | undefined {
  const others = new Map(
    other.reaches.flatMap((reach) => answersOf(reach).map(([question, answer]) => [question, JSON.stringify(answer)])),
  );
  const shared = one.reaches
    .flatMap(answersOf)
    .flatMap(([question, answer]) => (others.has(question) ? [others.get(question) === JSON.stringify(answer)] : []));
  if (shared.length === 0) return undefined;
  return shared.every(Boolean) ? 'OVERLAPPING' : 'CONTRADICTORY';
}

const shareDays = (one: Rule, other: Rule): boolean =>
  (one.until === undefined || other.from < one.until) && (other.until === undefined || one.from < other.until);

const said = {
  OVERLAPPING: bilingual('与另一条规则的要求相同，重复', 'asks the same as another rule'),
  CONTRADICTORY: bilingual(
    '与另一条规则的要求相反，后加入的规则为准',
    'says the opposite of another rule: the one added last decides',
  ),
  UNREACHABLE: bilingual('自始被另一条规则取代，不会生效', 'is replaced by another rule from its first day on'),
} as const satisfies Record<RuleConflictKind, BilingualText>;

const conflict = (
  kind: RuleConflictKind,
  rules: RuleConflict['rules'],
  provinces: readonly string[],
): RuleConflict => ({
  kind,
  rules,
  provinces,
  message: bilingual(
    `“${rules[0].rule.says.zh}”${said[kind].zh}：“${rules[1].rule.says.zh}”`,
    `“${rules[0].rule.says.en}” ${said[kind].en}: “${rules[1].rule.says.en}”`,
  ),
});

/**
 * 规则冲突: what the new rules of a draft do beside each other and beside the rules in force on their first days. A rule that replaces has
 * no conflict with what it takes the place of.
 */
export function conflictsOf(changes: readonly RuleChange[], rulesOn: (day: Day) => Rules): readonly RuleConflict[] {
  const added = changes.flatMap((change, at) =>
    change.does === 'add' ? [{ rule: ruleOf(change.rule, 'draft'), change: at }] : [],
  );
  return added.flatMap((one, place) => {
    const { rule } = one;
    const inDraft = added.slice(0, place).flatMap((other): RuleConflict[] => {
      const provinces = rule.in.filter((province) => other.rule.in.includes(province));
      if (provinces.length === 0 || !shareDays(rule, other.rule)) return [];
      if (rule.replaces && rule.key === other.rule.key)
        return rule.from <= other.rule.from ? [conflict('UNREACHABLE', [other, one], provinces)] : [];
      const kind = conflictOf(rule, other.rule);
      return kind === undefined ? [] : [conflict(kind, [one, other], provinces)];
    });
    const standing = new Map<Rule, string[]>();
    const shipped = [...new Set(rule.reaches.map(({ to }) => shippedRowsOf[to]))];
    for (const province of rule.in) {
      const beside = new Set(shipped.flatMap((rows) => rulesInForce(rows, province, rulesOn(rule.from))));
      for (const other of beside)
        if (!(rule.replaces && other.key === rule.key)) standing.set(other, [...(standing.get(other) ?? []), province]);
    }
    const inForce = [...standing].flatMap(([other, provinces]) => {
      const kind = conflictOf(rule, other);
      return kind === undefined ? [] : [conflict(kind, [one, { rule: other }], provinces)];
    });
    return [...inDraft, ...inForce];
  });
}
