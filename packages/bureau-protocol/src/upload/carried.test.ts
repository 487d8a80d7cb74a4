import { currentRegions } from '@beian/domain/codes';
import {
  applyFieldValues,
  type CarriedRow,
  carriedRows,
  type FieldValues,
  fieldRow,
  fieldsOfKind,
  isPerson,
  listOf,
  textOf,
  toNewAccess,
  toNewFiling,
  toNewWebsite,
  withSentNames,
} from '@beian/domain/filing';
import { failureReasons } from '@beian/domain/life-cycle';
import { assess, guards, isFilingPasswordRequired } from '@beian/domain/order';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { provinceCodes } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { matterValues, orderFacts } from '@beian/domain/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleAttachments, examplePasswordHash, exampleRecord } from '../testing/example.ts';
import { problemsOf } from '../testing/read-report.ts';
import { locatedElements } from './check.ts';
import { contentOf } from './content.ts';
import type { Report } from './report.ts';

/** What a draft may say and what its report can carry are one thing (docs/spec/bureau-interface.md B-8). */

const EDITION = '2020-08' as const;
const partner: Actor = { kind: 'partner', id: 'partner-one', name: 'P', roles: [] };
const attachments = [...exampleAttachments(), ...exampleAttachments(['PRE_APPROVAL'])];
const sample: FieldValues = {
  ...matterValues,
  'access.serverLocations': ['17'],
  'access.accessModes': ['3'],
  'access.ipRanges': ['203.0.113.10'],
  'cancellation.reason': '1',
  'cancellation.remark': '样例',
  'subject.filingPassword': examplePasswordHash,
};

const [site] = exampleRecord().websites;
const [access] = site?.accesses ?? [];
if (site === undefined || access === undefined) throw new Error('the example has no access');
const filedMatter = { subject: exampleRecord().subject, website: site, accessId: access.bureauId };

const reported = orderKinds.filter((kind) => kindRow(kind).report !== null);

/** The report of an order with these values, as `loadOrderToReport` has it. */
function reportOf(kind: OrderKind, values: FieldValues): Report {
  const { effect, report } = kindRow(kind);
  if (report === null) throw new Error(`${kind} has no report`);
  const password = textOf(values, 'subject.filingPassword');
  if (effect.does === 'end')
    return {
      block: 'ZXBA',
      ends: effect.what,
      bureauId: '1',
      reason: Number(textOf(values, 'cancellation.reason')),
      remark: textOf(values, 'cancellation.remark'),
      filingPasswordHash: password,
      filingPasswordNeeded: isFilingPasswordRequired({ kind, edition: EDITION }),
    };
  const isNew = effect.does === 'add';
  let id = 100;
  const next = () => String(id++);
  const matter = isNew
    ? {
        subject: { ...filedMatter.subject, province: '', providerId: '1' },
        website: { ...filedMatter.website, providerId: '2', accesses: [] },
      }
    : { ...filedMatter, subject: { ...filedMatter.subject, province: '' } };
  const applied = applyFieldValues(matter, values, {
    domain: next,
    ipRange: next,
    ...(isNew ? { access: { providerId: '3', ispId: access?.ispId ?? '' } } : {}),
  });
  const after = withSentNames(applied, '?');
  const { subject, website } = after;
  const [added] = website.accesses;
  switch (report.block) {
    case 'XZBA':
      return { block: 'XZBA', filing: toNewFiling(after), attachments };
    case 'XZWZ':
      return {
        block: 'XZWZ',
        subject: { bureauId: subject.bureauId },
        subjectIsUnit: !isPerson(values),
        websites: [toNewWebsite(website)],
        attachments,
        filingPasswordHash: password,
      };
    case 'XZJR':
      if (added === undefined) throw new Error('no access');
      return {
        block: 'XZJR',
        website: { bureauId: website.bureauId },
        subject: { bureauId: subject.bureauId },
        access: toNewAccess(added),
        attachments,
        filingPasswordHash: password ?? '',
      };
    default:
      return { block: 'BGBA', record: { subject, websites: [website] }, attachments, filingPasswordHash: password };
  }
}

/** Fields for which `submit` and the dry run refuse a draft with these values. */
function refusedFields(kind: OrderKind, before: FieldValues, after: FieldValues): string[] {
  const province = textOf(after, 'subject.province') ?? '320000';
  const { findings, asked } = assess({ kind, province, edition: EDITION, today: '2026-03-02', before, after });
  const fieldHashes = Object.fromEntries(Object.keys(after).map((field) => [field, field]));
  const facts = orderFacts({ kind, findings, asked, fieldHashes });
  return failureReasons('formValid', guards.formValid, facts, partner, undefined).map(({ field }) => field ?? '');
}

const filedOf = (kind: OrderKind): FieldValues => (kindRow(kind).effect.does === 'replace' ? sample : {});
const valuesOf = (kind: OrderKind): FieldValues =>
  kindRow(kind).effect.does === 'replace'
    ? sample
    : Object.fromEntries(
        Object.entries(sample).filter(
          ([field]) => (fieldsOfKind(kind) as readonly string[]).includes(field) || field.startsWith('subject.'),
        ),
      );

/** Values of one field that its element cannot hold. */
function broken(field: keyof typeof carriedRows): string[] {
  const { type, min, max, isName }: CarriedRow = carriedRows[field];
  if (type === 'number')
    return ['0', 'x1', '１', ...(max === Number.POSITIVE_INFINITY ? ['99999'] : [String(max + 1)])];
  const texts = [isName ? '样😀例' : '样\u{20BB7}例', '样\u0001例', '样€例', `样${'例'.repeat(max)}`];
  return min > 1 ? [...texts, 'a'.repeat(min - 1)] : texts;
}

describe.each(reported)('%s', (kind) => {
  const values = valuesOf(kind);
  const own = fieldsOfKind(kind).filter((field): field is keyof typeof carriedRows => field in carriedRows);

  it('the sample is refused for nothing and can be reported', () => {
    expect(refusedFields(kind, filedOf(kind), values)).toEqual([]);
    expect(problemsOf(reportOf(kind, values))).toEqual([]);
  });

  it.each(own)('%s: a value that its element cannot hold is refused at the field', (field) => {
    for (const text of broken(field)) {
      const value = fieldRow(field).shape === 'list' ? [text] : text;
      const said = refusedFields(kind, filedOf(kind), { ...values, [field]: value });
      expect(said, JSON.stringify(text)).toContain(field);
    }
  });

  it('every element that a field of the form fills in is among these fields', () => {
    const reported = locatedElements(contentOf(reportOf(kind, values)).record).map(({ row }) => row.field);
    const form = fieldsOfKind(kind).filter((field) => reported.includes(field) && field !== 'subject.filingPassword');
    expect(own).toEqual(expect.arrayContaining([...form]));
  });
});

/** What people type and paste: characters that a report cannot carry, wrong lengths, codes of nowhere. */
const spoilt = (text: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(text) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          fc.nat(text.length),
          fc.constantFrom('\u{20BB7}', '😀', '\u0001', '€', '䶮', '\ufffe', '*', '\n', ' ', '&', '样', 'a', '0', ';'),
          fc.nat(3),
        )
        .map(([at, what, cut]) => text.slice(0, at) + what + text.slice(at + cut)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('样', 'a', '1'), fc.integer({ min: 1, max: 1100 }))
        .map(([c, n]) => c.repeat(n)),
    },
    { weight: 1, arbitrary: fc.constantFrom('0', '01', '64', '65', '999', '1000', '2:样', '02:样', '2:  ', 'x:1') },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );

const spoiltDraft = (kind: OrderKind, base: FieldValues): fc.Arbitrary<FieldValues> =>
  fc
    .subarray([...fieldsOfKind(kind)], { maxLength: Math.min(4, fieldsOfKind(kind).length) })
    .chain((fields) =>
      fc.record(
        Object.fromEntries(
          fields.map((field): [string, fc.Arbitrary<string | string[] | undefined>] => {
            const texts = listOf(base, field);
            const one = spoilt(texts[0] ?? '样例').map((text) => text.trim());
            if (fieldRow(field).digest !== undefined) return [field, fc.constant(examplePasswordHash)];
            if (fieldRow(field).shape === 'text') return [field, one.map((text) => (text === '' ? undefined : text))];
            const list = fc.array(one, { maxLength: 3 }).map((all) => [...new Set([...texts, ...all])]);
            return [field, list.map((all) => all.filter((text) => text !== ''))];
          }),
        ),
      ),
    )
    .map((changes) => {
      const draft: FieldValues = { ...base };
      for (const field of fieldsOfKind(kind)) {
        const value = field in changes ? changes[field] : base[field];
        if (value === undefined || value.length === 0) delete draft[field];
        else draft[field] = value;
      }
      return draft;
    });

/** A sample of the province: its first city with counties. */
function inProvince(values: FieldValues, province: string): FieldValues {
  const city = `${province.slice(0, 2)}0100`;
  const [county] = currentRegions(city);
  return {
    ...values,
    'subject.province': province,
    'subject.city': city,
    ...(county === undefined ? {} : { 'subject.county': county.code }),
  };
}

describe('what the dry run passes can be reported', () => {
  it.each(reported)('%s: of random drafts in random provinces', (kind) => {
    let passed = 0;
    const draft = fc
      .constantFrom(...provinceCodes)
      .map((province) => inProvince(valuesOf(kind), province))
      .chain((base) => spoiltDraft(kind, base).map((after) => ({ base, after })));
    fc.assert(
      fc.property(draft, ({ base, after }) => {
        const before = kindRow(kind).effect.does === 'replace' ? base : {};
        if (refusedFields(kind, before, after).length > 0) return;
        passed += 1;
        expect(problemsOf(reportOf(kind, after))).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});
