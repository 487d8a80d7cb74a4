import {
  applyFieldValues,
  carriedRows,
  type FieldId,
  type FieldValues,
  fieldsOfProposal,
  isFieldId,
  toFieldValues,
} from '@beian/domain/filing';
import { failureReasons } from '@beian/domain/life-cycle';
import { assess, guards } from '@beian/domain/order';
import { kindRow, orderKinds } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { orderFacts } from '@beian/domain/testing';
import { describe, expect, it } from 'vitest';
import { exampleProviderId, exampleRecord } from '../testing/example.ts';
import { problemsOf } from '../testing/read-report.ts';
import { locatedElements } from './check.ts';
import { contentOf } from './content.ts';
import type { ElementRow } from './element-row.ts';

/** A change restates the whole filing (docs/spec/bureau-interface.md B-8.1). */

/** The rows of a change, with one pre-approval, so that every element of the table occurs. */
function rowsOfAChange(): readonly ElementRow[] {
  const { subject, websites } = exampleRecord();
  const record = {
    subject,
    websites: websites.map((site) => ({ ...site, preApprovals: [{ type: 2, number: '样例' }] })),
  };
  return locatedElements(contentOf({ block: 'BGBA', record, attachments: [] }).record).map(({ row }) => row);
}

/** A pre-approval has both its parts or is none; the password is no part of the filing. */
const isOther = (field: string) => ['website.preApprovals', 'subject.filingPassword'].includes(field);

const rows = rowsOfAChange();
const demanded = [
  ...new Set(
    rows.filter(({ requiredFor, field }) => requiredFor !== 'optional' && !isOther(field)).map(({ field }) => field),
  ),
];
const restating = orderKinds.filter((kind) => kindRow(kind).report?.block === 'BGBA');
const partner: Actor = { kind: 'partner', id: 'partner-one', name: 'P', roles: [] };

const [site] = exampleRecord().websites;
const [access] = site?.accesses ?? [];
if (site === undefined || access === undefined) throw new Error('the example has no access');
const matter = { subject: exampleRecord().subject, website: site, accessId: access.bureauId };
const ids = { domain: () => '1', ipRange: () => '2' };

/** What a partner reads of an order of this kind, whose form has these values. */
function draftOf(kind: (typeof orderKinds)[number], before: FieldValues, after: FieldValues) {
  const proposal = { kind, province: '320000', edition: '2020-08', today: '2026-03-02', before, after } as const;
  const { findings, asked } = assess(proposal);
  const fieldHashes = Object.fromEntries(Object.keys(after).map((field) => [field, field]));
  const facts = orderFacts({ kind, findings, asked, fieldHashes });
  return {
    fields: fieldsOfProposal(proposal),
    refused: failureReasons('formValid', guards.formValid, facts, partner, undefined).map(({ field }) => field),
  };
}
const without = (values: FieldValues, field: FieldId): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([id]) => id !== field));
const problemFields = (values: FieldValues) => {
  const { subject, website } = applyFieldValues(
    { ...matter, subject: { ...matter.subject, province: '' } },
    values,
    ids,
  );
  return problemsOf({ block: 'BGBA', record: { subject, websites: [website] }, attachments: [] });
};

it('every element that a draft fills in has its row in the domain', () => {
  for (const { field, ...rule } of rows.filter((row) => isFieldId(row.field) && !isOther(row.field)))
    expect(Object.keys(carriedRows), JSON.stringify(rule)).toContain(field);
  // What no draft fills in: the bureau's numbers of the record itself, and our accesses as a whole.
  expect(demanded.filter((field) => !isFieldId(field))).toEqual([
    'subject.bureauId',
    'subject.filingNumber',
    'website.bureauId',
    'website.accesses',
    'website.filingNumber',
  ]);
});

describe.each(restating)('%s', (kind) => {
  const filed = toFieldValues(matter);
  it.each(demanded.filter(isFieldId))(
    'asks in the draft for %s if the filing lacks it, and can then be reported',
    (field) => {
      const before = without(filed, field);
      const draft = draftOf(kind, before, before);
      expect(draft.fields).toContain(field);
      expect(draft.refused).toContain(field);
      expect(problemFields(before)).not.toEqual([]);
      expect(draftOf(kind, before, filed).refused).not.toContain(field);
      expect(problemFields(filed)).toEqual([]);
    },
  );
});

describe('what is filed and cannot be sent', () => {
  const long = '样'.repeat(300);
  it.each([
    ['too long', 'subject.investor', long],
    ['outside GBK', 'subject.remark', '样例\u{20BB7}'],
    ['not in the form of the interface', 'subject.principal.mobile', '+86 13000000000'],
    ['too short', 'subject.principal.email', 'a@b.c'],
    ['with control characters', 'subject.remark', '样\u0001例'],
    ['not a region', 'subject.county', '32'],
  ] as const)('%s: a change of the website asks for it, and says why', (_, field, value) => {
    const before = { ...toFieldValues(matter), [field]: value };
    const draft = draftOf('CHANGE_WEBSITE', before, before);
    expect(draft.fields).toContain(field);
    expect(draft.refused).toContain(field);
    expect(problemFields(before)).not.toEqual([]);
  });
  it('an optional value that cannot be sent may be removed', () => {
    const before = { ...toFieldValues(matter), 'subject.investor': long };
    const { fields, refused } = draftOf('CHANGE_WEBSITE', before, without(before, 'subject.investor'));
    expect(fields).toContain('subject.investor');
    expect(refused).toEqual([]);
  });
  it('a home page outside the filed domains is asked for by a change of the subject', () => {
    const before = { ...toFieldValues(matter), 'website.homeUrl': 'www.other.example' };
    expect(draftOf('CHANGE_SUBJECT', before, before).refused).toContain('website.homeUrl');
  });
  it('a complete filing is asked for nothing', () => {
    const values = toFieldValues(matter);
    for (const kind of restating) expect(draftOf(kind, values, values)).toMatchObject({ refused: [] });
    expect(access.ispId).toBe(exampleProviderId);
  });
});
