import { type Day, isInForce } from '../province/in-force.ts';
import type { Rules } from '../province/rule-set.ts';
import type { Condition } from '../province-rules/conditions.ts';
import { rulesInForce } from '../province-rules/in-force.ts';
import { type Reach, type Rule, whenChecked } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RuleConflictKind } from './conflict-kinds.ts';
import type { RuleChange } from './draft.ts';
import { implies } from './implied-conditions.ts';
import { canEverReach } from './reachable.ts';
import { shippedRowsOf } from './shipped-rows.ts';
import { ruleOf } from './stored-rule.ts';

/** A rule of a conflict; `change`: its place in the draft, undefined for one of the program, an approved one, or one of another draft. */
export interface ConflictingRule {
  readonly rule: Rule;
  readonly change?: number;
  /** The title of the other draft that adds it. */
  readonly draft?: string;
}

export interface RuleConflict {
  readonly kind: RuleConflictKind;
  /** That of the draft first; alone where no order can meet it. */
  readonly rules: readonly [ConflictingRule, ConflictingRule?];
  readonly provinces: readonly string[];
  /** The first day on which it is so. */
  readonly from: Day;
  readonly message: BilingualText;
}

/** What rules are known to be in force, now and on the days to come. */
export interface KnownRules {
  readonly rulesOn: (day: Day) => Rules;
  /** Days on which approved rules begin. */
  readonly days?: readonly Day[];
  /** Rules that other drafts would add. */
  readonly drafted?: readonly { readonly title: string; readonly rule: Rule }[];
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
      return [[`check ${reach.field} ${JSON.stringify([reach.broken, whenChecked(reach)])}`, reach.outcome]];
    case 'oneSubject':
      return [[`oneSubject ${reach.field}`, reach.outcome]];
    case 'checklist':
      return [[`checklist ${reach.item}${when}`, true]];
    case 'form':
      return [[`form ${reach.trait}${when}`, true]];
    case 'rareCharacter':
      return [['rareCharacter', reach.sentAs]];
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

/** The condition of an effect that asks for something where it is met, with what it asks. */
function askedOf(reach: Reach): { readonly asks: string; readonly when: Condition | undefined } | undefined {
  if (reach.to === 'material') return { asks: `material ${reach.material}`, when: reach.when };
  if (reach.to === 'checklist') return { asks: `checklist ${reach.item}`, when: reach.when };
  if (reach.to === 'form') return { asks: `form ${reach.trait}`, when: reach.when };
  if (reach.to !== 'check') return undefined;
  const asked = whenChecked(reach);
  const when = asked === undefined ? reach.broken : { all: [reach.broken, asked] };
  return { asks: `check ${reach.field} ${reach.outcome}`, when };
}

/** Whether each effect of a rule is asked by the other one already, of these orders and more. */
const isCovered = (one: Rule, other: Rule): boolean =>
  one.reaches.length > 0 &&
  one.reaches.every((reach) => {
    const asked = askedOf(reach);
    return (
      asked !== undefined &&
      other.reaches.map(askedOf).some((more) => more?.asks === asked.asks && implies(asked.when, more.when))
    );
  });

type PairKind = 'OVERLAPPING' | 'CONTRADICTORY' | 'COVERED';
function conflictOf(one: Rule, other: Rule): PairKind | undefined {
  const others = new Map(
    other.reaches.flatMap((reach) => answersOf(reach).map(([question, answer]) => [question, JSON.stringify(answer)])),
  );
  const shared = one.reaches
    .flatMap(answersOf)
    .flatMap(([question, answer]) => (others.has(question) ? [others.get(question) === JSON.stringify(answer)] : []));
  if (shared.length > 0) return shared.every(Boolean) ? 'OVERLAPPING' : 'CONTRADICTORY';
  return isCovered(one, other) ? 'COVERED' : undefined;
}

const shareDays = (one: Rule, other: Rule): boolean =>
  (one.until === undefined || other.from < one.until) && (other.until === undefined || one.from < other.until);

type SaidKind = PairKind | 'REPLACED' | 'OVERRIDES' | 'NEVER_MET';
const said: Readonly<Record<SaidKind, { readonly kind: RuleConflictKind; readonly text: BilingualText }>> = {
  OVERLAPPING: {
    kind: 'OVERLAPPING',
    text: bilingual('与另一条规则的要求相同，重复', 'asks the same as another rule'),
  },
  CONTRADICTORY: {
    kind: 'CONTRADICTORY',
    text: bilingual(
      '与另一条规则的要求相反，后加入的规则为准',
      'says the opposite of another rule: the one added last decides',
    ),
  },
  OVERRIDES: {
    kind: 'CONTRADICTORY',
    text: bilingual(
      '与程序自带的规则要求相反，以自定规则为准',
      'says the opposite of a rule of the program: the own rule decides',
    ),
  },
  COVERED: {
    kind: 'UNREACHABLE',
    text: bilingual(
      '的要求已包含在另一条适用范围更广的规则内，不会另外生效',
      'asks nothing that another rule does not ask already, of more orders',
    ),
  },
  REPLACED: {
    kind: 'UNREACHABLE',
    text: bilingual('自始被另一条规则取代，不会生效', 'is replaced by another rule from its first day on'),
  },
  NEVER_MET: {
    kind: 'UNREACHABLE',
    text: bilingual('的条件没有任何订单能够满足', 'has a condition that no order can meet'),
  },
};

function conflict(what: SaidKind, rules: RuleConflict['rules'], provinces: readonly string[], from: Day): RuleConflict {
  const { kind, text } = said[what];
  const [one, other] = rules;
  const later = from > one.rule.from ? bilingual(`（自 ${from} 起）`, ` (from ${from} on)`) : bilingual('', '');
  const named = (language: 'zh' | 'en'): string => {
    if (other === undefined) return '';
    const quoted = `“${other.rule.says[language]}”`;
    if (other.draft === undefined) return language === 'zh' ? `：${quoted}` : `: ${quoted}`;
    return language === 'zh' ? `：草稿“${other.draft}”中的${quoted}` : `: ${quoted} of the draft “${other.draft}”`;
  };
  return {
    kind,
    rules,
    provinces,
    from,
    message: bilingual(
      `“${one.rule.says.zh}”${text.zh}${later.zh}${named('zh')}`,
      `“${one.rule.says.en}” ${text.en}${later.en}${named('en')}`,
    ),
  };
}

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);

/** Beside a rule of this draft or of another one. */
function besideDrafted(one: ConflictingRule, other: ConflictingRule): RuleConflict[] {
  const [{ rule }, { rule: beside }] = [one, other];
  const provinces = rule.in.filter((province) => beside.in.includes(province));
  if (provinces.length === 0 || !shareDays(rule, beside)) return [];
  const from = laterOf(rule.from, beside.from);
  if (rule.replaces && rule.key === beside.key)
    return rule.from <= beside.from && other.draft === undefined
      ? [conflict('REPLACED', [other, one], provinces, beside.from)]
      : [];
  const kind = conflictOf(rule, beside);
  return kind === undefined ? [] : [conflict(kind, [one, other], provinces, from)];
}

/** Beside the rules of the program and approved ones, on its first day and on each day to come on which one begins. */
function besideKnown(one: ConflictingRule, { rulesOn, days = [] }: KnownRules): RuleConflict[] {
  const { rule } = one;
  const tables = [...new Set(rule.reaches.map(({ to }) => shippedRowsOf[to]))];
  const begins = [...days, ...tables.flatMap((rows) => rows.map(({ from }) => from))];
  const moments = [rule.from, ...begins.filter((day) => day > rule.from && isInForce(rule, day))];
  const found = new Map<Rule, { readonly from: Day; readonly provinces: Set<string> }>();
  for (const day of [...new Set(moments)].sort())
    for (const province of rule.in)
      for (const other of new Set(tables.flatMap((rows) => rulesInForce(rows, province, rulesOn(day))))) {
        if (rule.replaces && other.key === rule.key) continue;
        const known = found.get(other) ?? { from: day, provinces: new Set() };
        known.provinces.add(province);
        found.set(other, known);
      }
  return [...found].flatMap(([other, { from, provinces }]) => {
    const kind = conflictOf(rule, other);
    if (kind === undefined) return [];
    const isOfProgram = !other.source.startsWith('own:');
    const what = kind === 'CONTRADICTORY' && isOfProgram ? 'OVERRIDES' : kind;
    return [conflict(what, [one, { rule: other }], [...provinces], from)];
  });
}

/**
 * 规则冲突: what the new rules of a draft do beside each other, beside other drafts, and beside the rules known for their days. A rule that
 * replaces has no conflict with what it takes the place of.
 */
export function conflictsOf(changes: readonly RuleChange[], known: KnownRules): readonly RuleConflict[] {
  const added = changes.flatMap((change, at) =>
    change.does === 'add' ? [{ rule: ruleOf(change.rule, 'draft'), change: at }] : [],
  );
  return added.flatMap((one, place) => [
    ...(one.rule.reaches.some((reach) => !canEverReach(reach))
      ? [conflict('NEVER_MET', [one], one.rule.in, one.rule.from)]
      : []),
    ...added.slice(0, place).flatMap((other) => besideDrafted(one, other)),
    ...(known.drafted ?? []).flatMap(({ title, rule }) => besideDrafted(one, { rule, draft: title })),
    ...besideKnown(one, known),
  ]);
}
