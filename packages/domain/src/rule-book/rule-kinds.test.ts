import { expect, test } from 'vitest';
import { type Condition, type ConditionName, conditionKinds, conditionSchema } from '../province-rules/conditions.ts';
import type { Reach } from '../province-rules/rule.ts';
import { domainRules } from '../province-rules/rules/domains.ts';
import { photoMethodRules } from '../province-rules/rules/photo.ts';
import { shellRules } from '../province-rules/rules/shells.ts';
import { smsCheckRules, smsPages, smsWindows } from '../province-rules/rules/sms.ts';
import { provinceRules } from '../province-rules/rules.ts';
import { conditionForms, conditionWords } from './condition-kinds.ts';
import { asEntered, effectOfKind, kindOfEffect } from './kind-values.ts';
import { nameOf, type RuleField, withValueAt } from './rule-field.ts';
import { ruleKindNames, ruleKindRow } from './rule-kinds.ts';
import { sentenceOf } from './sentence.ts';

/** A value that a person could enter. */
function sampleOf(field: RuleField): unknown {
  switch (field.control) {
    case 'choice':
      return field.choices[0]?.value;
    case 'many':
      return field.choices.slice(0, 2).map(({ value }) => value);
    case 'number':
      return field.max;
    case 'words':
      return ['股票', '论坛'];
    case 'host':
      return 'beian.miit.gov.cn';
    case 'sentence':
      return { zh: '请改正', en: 'Put it right' };
    case 'condition':
      return { all: [{ subject: 'unit' }, { not: { samePrincipal: true } }] };
  }
}
const conditionOf = (name: ConditionName): Condition => {
  const { fields } = conditionForms[name];
  const value = fields.reduce<unknown>(
    (of, field) => withValueAt(of, nameOf(field), sampleOf(field)),
    fields.length === 0 ? true : undefined,
  );
  return { [name]: value } as unknown as Condition;
};
const conditions = Object.keys(conditionKinds) as ConditionName[];
const isSaid = ({ zh, en }: { zh: string; en: string }) => {
  expect(`${zh} ${en}`).not.toMatch(/undefined|\[object|null|NaN/);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en.replaceAll(/“.*?”/g, '')).not.toMatch(/\p{Script=Han}/u);
};

test.each(conditions)('the condition %s is entered by its fields and said in both languages', (name) => {
  const condition = conditionOf(name);
  expect(conditionSchema.safeParse(condition).error?.issues).toBeUndefined();
  isSaid(conditionWords(condition));
  expect(conditionWords({ not: condition })).not.toEqual(conditionWords(condition));
});

test.each(ruleKindNames)('a rule of the kind %s is entered by its fields and said in both languages', (kind) => {
  const { fields } = ruleKindRow(kind);
  for (const asked of [fields, fields.filter(({ optional }) => !optional)]) {
    const values = Object.fromEntries(asked.map((field) => [nameOf(field), sampleOf(field)]));
    const made = effectOfKind(kind, values);
    expect(made).toHaveProperty('effect');
    if (!('effect' in made)) continue;
    isSaid(sentenceOf([made.effect]));
    expect(kindOfEffect(made.effect)).toEqual({ kind, values });
  }
  expect(effectOfKind(kind, {})).toEqual({ wrong: fields.filter((field) => !field.optional).map(nameOf) });
});

test('a condition of a rule of each kind may be of any kind', () => {
  for (const kind of ruleKindNames) {
    const field = ruleKindRow(kind).fields.find(({ control }) => control === 'condition');
    if (field === undefined) continue;
    const others = ruleKindRow(kind).fields.map((one) => [nameOf(one), sampleOf(one)]);
    for (const name of conditions) {
      const made = effectOfKind(kind, { ...Object.fromEntries(others), [nameOf(field)]: conditionOf(name) });
      expect(made, `${kind} ${name}`).toHaveProperty('effect');
      if ('effect' in made) isSaid(sentenceOf([made.effect]));
    }
  }
});

const shipped = [provinceRules, domainRules, photoMethodRules, shellRules, smsCheckRules, smsPages, smsWindows].flat();
test('each effect of the program’s own rules has a kind, so that a rule can be replaced by a form', () => {
  const entered = shipped.flatMap(({ reaches }) => asEntered(reaches));
  const without = (effect: Reach) => kindOfEffect(effect) === undefined;
  expect(entered.filter(without)).toEqual([]);
  for (const effect of entered) {
    const found = kindOfEffect(effect);
    if (found === undefined) continue;
    expect(effectOfKind(found.kind, found.values)).toEqual({ effect });
    isSaid(sentenceOf([effect]));
  }
});

test('sentences read as those of the program do', () => {
  expect(sentenceOf([{ to: 'material', material: 'COMMITMENT' }])).toEqual({
    zh: '须提供承诺书',
    en: 'The commitment is needed',
  });
  expect(
    sentenceOf([
      {
        to: 'material',
        material: 'DOMAIN_CERT',
        when: { all: [{ subject: 'person' }, { addsDomain: 'any' }] },
      },
    ]),
  ).toEqual({
    zh: '主体为个人，且新增域名的，须提供域名证书',
    en: 'The domain certificate is needed if the subject is a person and a domain is added',
  });
  expect(sentenceOf([])).toEqual({
    zh: '原要求不再执行',
    en: 'The former requirement no longer applies',
  });
});

test('a form names the field whose value is wrong', () => {
  expect(effectOfKind('SMS_PAGE', { host: 'not a host' })).toEqual({ wrong: ['host'] });
  expect(effectOfKind('SMS_WINDOW', { hours: 1000, countedFrom: 'receipt' })).toEqual({ wrong: ['hours'] });
});
