import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '../checks/formats.ts';
import { currentRegions } from '../codes/regions.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, isFieldId, listOf } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { checkField } from './check-fields.ts';
import { fieldChoices } from './field-choices.ts';

const access: FieldValues = {
  'access.serverLocations': ['1'],
  'access.accessModes': ['1'],
  'access.ipRanges': ['203.0.113.10'],
};
const before: FieldValues = {
  ...{ ...matterValues, ...access },
  // The examples of the formats are other people's.
  ...{ 'subject.principal.mobile': '13000000012', 'subject.principal.email': 'owner@another.example' },
  ...{ 'website.principal.mobile': '13000000011', 'website.principal.email': 'site@another.example' },
};
/** The kind that fills in a field. */
const kindOf = (id: FieldId): OrderKind =>
  orderKinds.find((kind) => kindRow(kind).fields.includes(fieldRow(id).group)) ?? 'CHANGE_SUBJECT';
const asked = (id: FieldId, more: Partial<Proposal> = {}): Proposal => ({
  ...{ kind: kindOf(id), province: '320000', edition: '2018-06', today: '2026-03-02', before, after: before },
  ...more,
});
const failures = (id: FieldId, value: string, others: FieldValues = {}) =>
  checkField(id, asked(id, { after: { ...before, ...others, [id]: value } })).filter(
    ({ outcome }) => outcome === 'fail',
  );

/** Papers whose numbers have no shape. */
const unshaped: Readonly<Record<string, string>> = {
  'subject.certificateType': '5',
  'subject.principal.idType': '7',
  'website.principal.idType': '7',
};
/** Every shape of every field, with what another field must hold. */
const shapes = fieldIds.flatMap((id) => {
  const { format, formatWhen = [] } = fieldRow(id);
  const dependent = formatWhen.map(({ field, codes, format: name }) => {
    if (!isFieldId(field)) throw new Error(`${id}: there is no field ${field}`);
    return { id, format: formats[name], others: { [field]: codes[0] ?? '' } };
  });
  const others: FieldValues = Object.fromEntries(formatWhen.map(({ field }) => [field, unshaped[field] ?? '']));
  return [{ id, format: formats[format], others }, ...dependent];
});
/** A person's papers stand in a person's filing. */
const asPerson: FieldValues = { 'subject.nature': '5', 'subject.certificateType': '2' };

describe('the format of every field is the one that its check uses', () => {
  test.each(shapes)('$id: its example passes the check', ({ id, format, others }) => {
    const example = format.example ?? fieldChoices(id, asked(id))?.[0]?.code ?? '320102';
    const person = format === formats.residentId && id === 'subject.certificateNumber';
    const same: FieldValues =
      id === 'subject.name' || id === 'subject.certificateNumber' || !/idNumber|name$/.test(id)
        ? {}
        : { [id]: example };
    const also = id === 'website.homeUrl' ? { 'website.domains': ['shop.example'] } : {};
    expect(failures(id, example, { ...others, ...(person ? asPerson : {}), ...same, ...also })).toEqual([]);
    if (format.pattern !== null) expect(example).toMatch(format.pattern);
    expect([...example].length).toBeGreaterThanOrEqual(format.min);
    expect([...example].length).toBeLessThanOrEqual(fieldRow(id).max);
  });

  test.each(shapes.filter(({ format }) => format.pattern !== null))(
    '$id: a value that breaks its pattern is refused by the check',
    ({ id, format, others }) => {
      const person = format === formats.residentId && id === 'subject.certificateNumber';
      const example = format.example ?? before[id]?.[0] ?? '1';
      const broken = fc
        .tuple(
          fc.nat(example.length),
          fc.constantFrom('', '0', '9', 'a', 'Z', '-', ' ', ';', '号', '.', '@'),
          fc.nat(3),
        )
        .map(([at, what, cut]) => example.slice(0, at) + what + example.slice(at + cut))
        .filter((value) => value !== '' && format.pattern?.test(value) === false);
      fc.assert(
        fc.property(broken, (value) => {
          expect(failures(id, value, { ...others, ...(person ? asPerson : {}) }), value).not.toEqual([]);
        }),
        { numRuns: 200 },
      );
    },
  );

  test('every registered value of the examples matches the pattern of its field', () => {
    for (const id of fieldIds) {
      const { pattern } = formats[fieldRow(id).format];
      for (const value of listOf(before, id)) if (pattern !== null) expect(value, id).toMatch(pattern);
    }
  });

  test('a value that a check accepts matches the pattern, whatever is typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'019X-;.@:/aWw例长期 '), minLength: 1, maxLength: 24 });
    for (const { id, format, others } of shapes) {
      const { pattern } = format;
      if (pattern === null) continue;
      fc.assert(
        fc.property(typed, (value) => {
          if (failures(id, value, others).length === 0) expect(value).toMatch(pattern);
        }),
        { numRuns: 300 },
      );
    }
  });
});

describe('the choices of a field are what its check takes', () => {
  const choicesOf = (id: FieldId, more: Partial<Proposal> = {}) => fieldChoices(id, asked(id, more)) ?? [];
  const codesOf = (id: FieldId, more: Partial<Proposal> = {}) => choicesOf(id, more).map(({ code }) => code);

  test('each is accepted where its condition holds, and a code that is not among them is refused', () => {
    for (const id of fieldIds) {
      const choices = fieldChoices(id, asked(id));
      // Whether “no” is taken depends on both principals.
      if (choices === null || id.endsWith('.legalRepresentative')) continue;
      expect(choices.length, id).toBeGreaterThan(0);
      for (const { code, when } of choices)
        expect(failures(id, code, when === null ? {} : { [when.field]: when.codes[0] ?? '' }), `${id} ${code}`).toEqual(
          [],
        );
      expect(failures(id, '777'), id).not.toEqual([]);
    }
  });
  test('certificates say which natures offer them; a change takes none that its interface cannot carry', () => {
    const licence = choicesOf('subject.certificateType').find(({ code }) => code === '1');
    expect(licence?.when).toEqual({ field: 'subject.nature', codes: expect.arrayContaining(['4']) });
    expect(licence?.when?.codes).not.toContain('5');
    expect(codesOf('subject.certificateType')).not.toContain('12');
    expect(codesOf('subject.certificateType', { kind: 'FIRST_FILING', before: {} })).toContain('12');
  });
  test('a change of access offers the places that are filed; Hebei offers no passport', () => {
    expect(codesOf('access.serverLocations')).toEqual(['1']);
    expect(codesOf('subject.principal.idType')).toContain('7');
    expect(codesOf('subject.principal.idType', { province: '130000' })).not.toContain('7');
  });
  test('the province stays; its cities are those of the list', () => {
    expect(codesOf('subject.province')).toEqual(['320000']);
    expect(codesOf('subject.city')).toEqual(currentRegions('320000').map(({ code }) => code));
    expect(fieldChoices('subject.county', asked('subject.county'))).toBeNull();
  });
});
