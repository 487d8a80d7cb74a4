import { fieldRow, isFieldId } from '../filing/fields.ts';
import { materialKinds, materialRow } from '../filing/materials.ts';
import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import type { EditionId } from '../province/editions.ts';
import { dayOf, editionOf, type Rules } from '../province/rule-set.ts';
import { endOfRule, perObject } from '../province-rules/in-force.ts';
import type { Rule } from '../province-rules/rule.ts';
import { isTopicReach, provinceRules, rulesByTopic, rulesIn, type TopicReach } from '../province-rules/rules.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Asked, canReach, probesOf, sampleRecords } from './rule-probes.ts';
import { otherRules, type RulebookRule, type RuleTopic, ruleTopicNames, type StatedRule } from './rulebook-rows.ts';

const itemLabel = (item: string): BilingualText => {
  if (isFieldId(item)) return fieldRow(item).label;
  const kind = materialKinds.find((one) => item === `material.${one}`);
  return kind === undefined ? bilingual(item, item) : materialRow(kind).label;
};
const named = (zh: string, en: string, label: BilingualText) => bilingual(`${zh}：${label.zh}`, `${en}: ${label.en}`);

/** Undefined: the rule itself says it. */
function effectOf(reach: TopicReach): BilingualText | undefined {
  switch (reach.to) {
    case 'move':
      return undefined;
    case 'material':
      return named('须提供', 'needed', materialRow(reach.material).label);
    case 'check':
      return reach.outcome === 'fail'
        ? named('不符则退回', 'refused if broken', itemLabel(reach.field))
        : named('不符则提醒', 'warned if broken', itemLabel(reach.field));
    case 'oneSubject':
      return reach.outcome === 'fail'
        ? named('不符则由审核人员退回', 'the reviewer returns it if broken', itemLabel(reach.field))
        : named('不符则提醒', 'warned if broken', itemLabel(reach.field));
    case 'checklist':
      return named('审核人员核对', 'seen to by the reviewer', itemLabel(reach.item));
    case 'form':
      return bilingual('核验单的版式', 'layout of the verification form');
    case 'rareCharacter':
      return undefined;
    case 'siteName':
      return named('不符则退回', 'refused if broken', itemLabel('website.name'));
  }
}

const distinct = (texts: readonly BilingualText[]): BilingualText[] => [
  ...new Map(texts.map((text) => [text.zh, text])).values(),
];

interface Case {
  readonly of: 'UNIT' | 'PERSON';
  readonly asked: Asked;
  readonly probes: ReturnType<typeof probesOf>;
}
/** Every kind of order of units and persons in a province. */
const casesOf = (province: string, edition: Rules): Case[] =>
  sampleRecords.flatMap(({ of, values }) =>
    orderKinds.map((kind) => {
      const before = kindRow(kind).about === 'nothing' ? {} : { ...values, 'subject.province': province };
      const asked = { kind, province, edition, today: dayOf(edition), before };
      return { of, asked, probes: probesOf(asked) };
    }),
  );

const topicOfRule = new Map<Rule, RuleTopic>(
  (Object.keys(rulesByTopic) as (keyof typeof rulesByTopic)[]).flatMap((topic) =>
    rulesByTopic[topic].map((rule): [Rule, RuleTopic] => [rule, topic]),
  ),
);

const tableRule = (rule: Rule, province: string): StatedRule => ({
  topic: topicOfRule.get(rule) ?? 'MATERIALS',
  key: rule.key,
  says: rule.says,
  source: rule.source,
  from: rule.from,
  until: endOfRule(provinceRules, rule, province) ?? null,
});

function concernedBy(rule: Rule, cases: readonly Case[]): Pick<RulebookRule, 'subjects' | 'kinds' | 'effects'> {
  const reaches = rule.reaches.filter(isTopicReach);
  // A first filing begins as anybody's: whom a rule concerns is told by the orders of what is filed.
  const met = cases.filter(({ asked, probes }) => reaches.some((reach) => canReach(reach, asked, probes)));
  const of = new Set(met.filter(({ asked }) => Object.keys(asked.before).length > 0).map((one) => one.of));
  const [only] = of;
  return {
    subjects: of.size === 1 && only !== undefined ? only : 'ALL',
    kinds: orderKinds.filter((kind) => met.some(({ asked }) => asked.kind === kind)),
    effects: distinct(reaches.flatMap((reach) => effectOf(reach) ?? [])),
  };
}

/** 各省规则: all rules in force in a province under an edition, by topic. */
export function rulebook(province: string, edition: Rules): readonly RulebookRule[] {
  const named = typeof edition === 'string';
  return known(named ? shipped : edition, named ? `${province} ${edition}` : province, () =>
    rulebookOf(province, edition),
  );
}
const shipped = {};
const known = perObject<readonly RulebookRule[]>();

function rulebookOf(province: string, edition: Rules): readonly RulebookRule[] {
  const cases = casesOf(province, edition);
  const all = [
    ...rulesIn(province, edition).map((rule) => ({ ...tableRule(rule, province), ...concernedBy(rule, cases) })),
    ...otherRules(province, edition),
  ];
  return ruleTopicNames.flatMap((topic) => all.filter((rule) => rule.topic === topic));
}

/** What changed in a province with an edition. */
export interface RulebookChange {
  readonly edition: EditionId;
  readonly began: readonly StatedRule[];
  readonly ended: readonly StatedRule[];
}

const statedIn = (province: string, edition: Rules): readonly StatedRule[] => [
  ...rulesIn(province, edition).map((rule) => tableRule(rule, province)),
  ...otherRules(province, edition),
];
const idOf = (rule: StatedRule) => `${rule.key} ${rule.says.zh}`;

/** Every rule of a province that is or was in force in one of these editions, by topic, each once. */
export function statedRules(province: string, editions: readonly Rules[]): readonly StatedRule[] {
  const all = new Map(
    editions.flatMap((edition) =>
      statedIn(province, edition).map((rule) => [`${idOf(rule)} ${rule.from}`, rule] as const),
    ),
  );
  return ruleTopicNames.flatMap((topic) => [...all.values()].filter((rule) => rule.topic === topic));
}

/** The changes of a province's rules with each of these editions, oldest first; editions that changed nothing are left out. */
export function rulebookChanges(province: string, editions: readonly Rules[]): readonly RulebookChange[] {
  const stated = editions.map((edition) => statedIn(province, edition));
  return editions.flatMap((edition, at): RulebookChange[] => {
    const [was, is] = [stated[at - 1], stated[at]];
    if (was === undefined || is === undefined) return [];
    const [old, now] = [new Set(was.map(idOf)), new Set(is.map(idOf))];
    const [began, ended] = [is.filter((rule) => !old.has(idOf(rule))), was.filter((rule) => !now.has(idOf(rule)))];
    return began.length + ended.length === 0 ? [] : [{ edition: editionOf(edition), began, ended }];
  });
}
