import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FieldId, type FieldValues, fieldsOfKind } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { namedEditions } from '../province/editions.ts';
import { provinceCodes } from '../province/provinces.ts';
import type { Rules } from '../province/rule-set.ts';
import { isTopicReach, rulesIn, type TopicReach } from '../province-rules/rules.ts';
import { editionOn } from '../settings/rule-days.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { assess } from './assess.ts';
import { changeForm } from './change-form.ts';
import { checkField } from './check-fields.ts';
import { type Asked, canReach, probesOf } from './rule-probes.ts';

const access: FieldValues = {
  'access.serverLocations': ['1'],
  'access.accessModes': ['1'],
  'access.ipRanges': ['203.0.113.10'],
};
const unit: FieldValues = { ...matterValues, ...access };
const person: FieldValues = {
  ...unit,
  ...{ 'subject.name': '李样例', 'subject.nature': '5', 'subject.certificateType': '2' },
  ...{ 'subject.certificateNumber': '990000190001010024', 'website.principal.name': '李样例' },
  'website.principal.idNumber': '990000190001010024',
};
/** A unit with a number from before the certificate merger. */
const older: FieldValues = { ...unit, 'subject.certificateNumber': '320000000000015' };
const records = { unit, person, older } as const;
type Holder = keyof typeof records;
const holders: readonly Holder[] = ['unit', 'person', 'older'];
/** Those that fill in most fields first. */
const kinds: readonly OrderKind[] = ['CHANGE_BOTH', ...orderKinds];
const editions: readonly Rules[] = [...namedEditions, editionOn('2026-11-24')];

const asked = (kind: OrderKind, province: string, edition: Rules, holder: Holder): Asked => {
  const isNew = kindRow(kind).about === 'nothing';
  const before = isNew ? {} : { ...records[holder], 'subject.province': province };
  return { kind, province, edition, today: '2026-03-02', before };
};
const textsOf = (form: ReturnType<typeof changeForm>) => ({
  fields: new Map(form.fields.map(({ id, rules }) => [id, rules.map(({ says }) => says.zh)] as const)),
  materials: new Map(form.materials.map(({ kind, rules }) => [kind, rules.map(({ says }) => says.zh)] as const)),
});

describe('a form shows the rules that can concern its record', () => {
  test('every effect of every rule can concern an order of some kind in each of its provinces', () => {
    for (const edition of editions)
      for (const province of provinceCodes) {
        const known = new Map<string, readonly Proposal[]>();
        const can = (reach: TopicReach) =>
          holders.some((holder) =>
            kinds.some((kind) => {
              const one = asked(kind, province, edition, holder);
              const probes = known.get(`${kind} ${holder}`) ?? probesOf(one);
              known.set(`${kind} ${holder}`, probes);
              return canReach(reach, one, probes);
            }),
          );
        for (const rule of rulesIn(province, edition))
          for (const reach of rule.reaches.filter(isTopicReach))
            expect(
              can(reach),
              `${province} ${edition} ${rule.key} ${reach.to}: no probe of rule-probes.ts meets its condition`,
            ).toBe(true);
      }
  });

  test('each probe leaves what its kind does not fill in as it is', () => {
    for (const kind of orderKinds) {
      const own = new Set<string>(fieldsOfKind(kind));
      const one = asked(kind, '440000', '2018-06', 'unit');
      for (const { before, after } of probesOf(one))
        for (const [field, value] of Object.entries(before))
          if (!own.has(field)) expect(after[field as FieldId]).toEqual(value);
    }
  });

  test('no rule for persons stands in the form of a unit that cannot become one, nor the other way round', () => {
    const said = (kind: OrderKind, province: string, holder: Holder) => {
      const { fields, materials } = textsOf(changeForm(asked(kind, province, '2020-08', holder)));
      return [...fields.values(), ...materials.values()].flat();
    };
    expect(said('CHANGE_WEBSITE', '330000', 'unit')).not.toContain('个人须年满18周岁');
    expect(said('CHANGE_WEBSITE', '330000', 'person')).toContain('个人须年满18周岁');
    expect(said('CHANGE_WEBSITE', '360000', 'unit')).not.toContain('个人须在核验单上签字并按手印');
    expect(said('CHANGE_WEBSITE', '120000', 'person')).not.toContain('单位的网站负责人与主体负责人不能为同一人');
    expect(said('CHANGE_WEBSITE', '120000', 'unit')).toContain('单位的网站负责人与主体负责人不能为同一人');
    // Beijing lets no unit become a person.
    expect(said('CHANGE_SUBJECT', '110000', 'unit')).not.toContain('个人须提供手持本人证件照');
    expect(said('CHANGE_SUBJECT', '110000', 'unit')).toContain('单位须提供网站负责人手持单位证件照');
  });

  test('a change of a website shows no material that only a change of the subject needs', () => {
    const kinds = (kind: OrderKind) =>
      changeForm(asked(kind, '320000', '2018-06', 'unit')).materials.map(({ kind: material }) => material);
    expect(kinds('CHANGE_WEBSITE')).toEqual(
      expect.arrayContaining(['WEBSITE_PRINCIPAL_ID', 'DOMAIN_CERT', 'VERIFICATION_FORM', 'FACE_PHOTO']),
    );
    for (const material of ['SUBJECT_CERT', 'SUBJECT_PRINCIPAL_ID', 'CHANGE_PROOF'] as const) {
      expect(kinds('CHANGE_WEBSITE')).not.toContain(material);
      expect(kinds('CHANGE_SUBJECT')).toContain(material);
    }
    expect(kinds('CANCEL_WEBSITE')).toEqual([]);
  });

  test('each rule carries its day and its source', () => {
    const form = changeForm(asked('CHANGE_BOTH', '320000', '2020-08', 'unit'));
    const rules = [...form.fields, ...form.materials].flatMap((one) => one.rules);
    expect(rules.length).toBeGreaterThan(5);
    for (const { from, source } of rules)
      expect([from ?? 'none', source !== '']).toEqual([expect.stringMatching(/^20\d\d-/), true]);
  });
});

/** What people might save: values of the probes of every kind, mixed field by field. */
const drafts = (one: Asked): fc.Arbitrary<Proposal> => {
  const probes = probesOf(one);
  const own = fieldsOfKind(one.kind);
  return fc.array(fc.nat(probes.length - 1), { minLength: own.length, maxLength: own.length }).map((picks) => ({
    ...one,
    after: {
      ...one.before,
      ...Object.fromEntries(
        own.flatMap((field, at) => {
          const value = probes[picks[at] ?? 0]?.after[field];
          return value === undefined ? [] : [[field, value]];
        }),
      ),
    },
  }));
};

test('no saved draft is refused by a rule of the province, or asked for a material, that the form did not show', () => {
  // A third of the kinds in each province, so that each kind is drawn in ten of them.
  for (const [at, province] of provinceCodes.entries())
    for (const kind of orderKinds.filter((_, index) => (index + at) % 3 === 0))
      for (const holder of ['unit', 'person'] as const) {
        const edition = editions[at % editions.length] ?? '2018-06';
        const one = asked(kind, province, edition, holder);
        const shown = textsOf(changeForm(one));
        fc.assert(
          fc.property(drafts(one), (draft) => {
            for (const field of fieldsOfKind(kind))
              for (const { ruleId, message } of checkField(field, draft))
                if (/, (rules|notes)\./.test(ruleId)) expect(shown.fields.get(field), message.en).toContain(message.zh);
            const assessed = assess(draft);
            if (assessed.forbidden !== null) return;
            for (const { kind: material, says } of assessed.materials)
              expect(shown.materials.get(material), says.en).toContain(says.zh);
          }),
          { numRuns: 3 },
        );
      }
});
