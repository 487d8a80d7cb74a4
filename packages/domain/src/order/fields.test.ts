import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Website } from '../record/record.ts';
import { website, websiteValues } from '../testing/index.ts';
import {
  changedFields,
  fieldIds,
  fieldRow,
  fieldsOfKind,
  isFieldId,
  readWebsite,
  sameValue,
  writeWebsite,
} from './fields.ts';

const newId = (name: string) => `new ${name}`;
const some = fc.string({ unit: 'grapheme', minLength: 1 });
const maybe = fc.option(some, { nil: undefined });
const codes = fc.uniqueArray(fc.integer({ min: 1, max: 64 }));
const anyWebsite: fc.Arbitrary<Website> = fc.record({
  bureauId: some,
  filingNumber: some,
  name: some,
  domains: fc.uniqueArray(fc.record({ bureauId: some, providerId: some, name: some }), {
    selector: ({ name }) => name,
  }),
  homeUrl: maybe,
  serviceContents: codes,
  languages: codes,
  accesses: fc.constant([]),
  principal: fc.record({
    name: maybe,
    officePhone: maybe,
    mobile: maybe,
    email: maybe,
    idType: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    idNumber: maybe,
  }),
  remark: maybe,
});

describe('the field catalogue and a website', () => {
  test('a law: what is read and written back is the same website', () => {
    fc.assert(
      fc.property(anyWebsite, (one) => {
        expect(writeWebsite(one, readWebsite(one), newId)).toEqual(one);
      }),
    );
  });
  test('a law: what is written is what is read', () => {
    fc.assert(
      fc.property(anyWebsite, anyWebsite, (one, other) => {
        const values = readWebsite(other);
        expect(readWebsite(writeWebsite(one, values, newId))).toEqual(values);
      }),
    );
  });
  test('every field of the catalogue stands in a website that has it all', () => {
    expect(Object.keys(websiteValues).sort()).toEqual([...fieldsOfKind('CHANGE_WEBSITE')].sort());
  });
  test('a kept domain keeps its ids, an added one takes ours, a removed one goes', () => {
    const written = writeWebsite(
      website,
      { ...websiteValues, 'website.domains': ['new.example', 'shop.example'] },
      newId,
    );
    expect(written.domains).toEqual([
      { providerId: 'new new.example', name: 'new.example' },
      { bureauId: '11', providerId: '21', name: 'shop.example' },
    ]);
    expect(writeWebsite(website, { ...websiteValues, 'website.domains': ['new.example'] }, newId).domains).toHaveLength(
      1,
    );
  });
  test('an absent value is taken away; ids, accesses and the filing number stay', () => {
    const { 'website.remark': _, 'website.principal.officePhone': __, ...rest } = websiteValues;
    const written = writeWebsite(website, rest, newId);
    expect(written.remark).toBeUndefined();
    expect(written.principal.officePhone).toBeUndefined();
    expect(written).toMatchObject({ bureauId: website.bureauId, filingNumber: website.filingNumber, accesses: [] });
  });
});

describe('changedFields', () => {
  test('nothing, one, and a value taken away', () => {
    const { 'website.remark': _, ...rest } = websiteValues;
    expect(changedFields('CHANGE_WEBSITE', websiteValues, websiteValues)).toEqual([]);
    expect(changedFields('CHANGE_WEBSITE', websiteValues, { ...websiteValues, 'website.name': '别的名称' })).toEqual([
      'website.name',
    ]);
    expect(changedFields('CHANGE_WEBSITE', websiteValues, rest)).toEqual(['website.remark']);
    expect(changedFields('CHANGE_SUBJECT', websiteValues, {})).toEqual([]);
  });
  test.each([
    [['a', 'b'], ['b', 'a'], true],
    [['a'], ['a', 'b'], false],
    ['a', ['a'], false],
    ['a', 'A', false],
    [undefined, undefined, true],
    [undefined, '', false],
  ] as const)('sameValue %j %j: %s', (a, b, same) => {
    expect(sameValue(a, b)).toBe(same);
  });
});

test('contact and identity are personal; only fields of the catalogue are field ids', () => {
  expect(fieldIds.filter((id) => fieldRow(id).personal)).toEqual([
    'website.principal.name',
    'website.principal.idNumber',
    'website.principal.mobile',
    'website.principal.officePhone',
    'website.principal.email',
  ]);
  expect(isFieldId('website.name')).toBe(true);
  expect(isFieldId('toString')).toBe(false);
});
