import { expect, test } from 'vitest';
import { seededRandom } from '../forecast/random.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { rulesInForce } from '../province-rules/in-force.ts';
import type { ProvinceRule } from '../province-rules/rule.ts';
import { conditionForms } from './condition-kinds.ts';
import { effectOfKind } from './kind-values.ts';
import { differences, judgementOf, randomCases, ruleSetOf, shippedRows } from './rows-as-data.fixture.ts';
import { nameOf, type RuleField, withValueAt } from './rule-field.ts';
import { ruleKindNames, ruleKindRow } from './rule-kinds.ts';
import { shippedRowsOf } from './shipped-rows.ts';

// 300,000 of them: rows-as-data.long.test.ts.
test('the rows of the program, written to a rule file and read again, judge as they do in the program', () => {
  expect(differences(31 * 3 * orderKinds.length)).toEqual([]);
});

const random = seededRandom(4_801);
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
const names = Object.keys(conditionForms) as (keyof typeof conditionForms)[];
/** A value that a person could enter. */
function sampleOf(field: RuleField): unknown {
  switch (field.control) {
    case 'choice':
      return pick(field.choices).value;
    case 'many':
      return [...new Set([pick(field.choices).value, pick(field.choices).value])];
    case 'number':
      return field.min + Math.floor(random() * (field.max - field.min));
    case 'words':
      return [pick(['样例', '博客', '论坛', '投资'])];
    case 'host':
      return 'sms.example';
    case 'sentence':
      return { zh: '请改正', en: 'Put it right' };
    case 'condition':
      return conditionOf(2);
  }
}
function conditionOf(depth: number): unknown {
  if (depth > 0 && random() < 0.5) {
    const joined = [conditionOf(depth - 1), conditionOf(depth - 1)];
    return pick([{ all: joined }, { any: joined }, { not: joined[0] }]);
  }
  const name = pick(names);
  const { fields } = conditionForms[name];
  return {
    [name]: fields.reduce<unknown>(
      (of, field) => withValueAt(of, nameOf(field), sampleOf(field)),
      fields.length === 0 ? true : undefined,
    ),
  };
}

const metKinds = new Set<string>();
test.each(ruleKindNames)('a random own rule of the kind %s judges as it would in the program', (kind) => {
  for (const { day, province, proposal } of randomCases(31, 48 + ruleKindNames.indexOf(kind))) {
    const values = Object.fromEntries(
      ruleKindRow(kind)
        .fields.filter(({ optional }) => !optional || random() < 0.5)
        .map((field) => [nameOf(field), sampleOf(field)]),
    );
    const made = effectOfKind(kind, values);
    if ('wrong' in made) throw new Error(`${kind} ${JSON.stringify(values)}: ${made.wrong.join()}`);
    const { effect } = made;
    const table: readonly ProvinceRule[] = shippedRowsOf[effect.to];
    // The time of the SMS check is one for all provinces: its row of the program stays for the others.
    const replaced =
      effect.to !== 'smsWindow' && random() < 0.3
        ? table.find((row) => row.in.includes(province) && row.from < day)
        : undefined;
    const rule: ProvinceRule = {
      key: replaced?.key ?? 'own.sample',
      ...(replaced && { replaces: true }),
      ...{ in: [province as ProvinceCode], from: day, source: 'own:draft', says: { zh: '样例', en: 'Sample' } },
      reaches: [effect],
    };
    const asOwn = { edition: `${day}+${day}` as const, own: [rule] };
    const asShipped = ruleSetOf([...shippedRows, rule], day, province);
    expect(rulesInForce(table, province, asOwn)).toEqual(rulesInForce([...table, rule], province, day));
    const judged = JSON.stringify(judgementOf(proposal, asOwn));
    expect(judged).toBe(JSON.stringify(judgementOf(proposal, asShipped)));
    if (judged !== JSON.stringify(judgementOf(proposal, day))) metKinds.add(kind);
  }
});

test('nearly every kind changed a judgement among these', () => {
  expect(ruleKindNames.filter((kind) => !metKinds.has(kind)).length).toBeLessThanOrEqual(4);
});
