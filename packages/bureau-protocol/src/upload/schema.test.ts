import type { NewWebsite, Principal } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  exampleCancellation,
  exampleChange,
  exampleFirstFiling,
  exampleNewAccess,
  exampleNewFiling,
  exampleNewWebsite,
  examplePasswordHash,
  exampleRecord,
} from '../testing/example.ts';
import {
  cancellationReports,
  changeReports,
  newAccessReports,
  newFilingReports,
  newWebsiteReports,
} from '../testing/random-reports.ts';
import { fileOf } from '../testing/read-report.ts';
import { canValidate, validate } from '../testing/shared-domain.ts';
import type { Report } from './report.ts';

const faultsOf = (first: Report, ...others: Report[]): string => validate('upload-data.xsd', fileOf(first, ...others));

const barePrincipal: Principal = { name: '张样例', mobile: '13000000000', email: 'owner@sample.example' };
const bareWebsites = (): NewWebsite[] =>
  exampleNewFiling().websites.map((website) => ({ ...website, homeUrl: undefined, principal: barePrincipal }));
/** A person, who may leave out most. */
const barePerson = {
  nature: undefined,
  investor: undefined,
  county: undefined,
  mailingAddress: undefined,
  certificateType: 2,
  principal: { mobile: '13000000000', email: 'owner@sample.example' },
};

const bareChange = (): Report => {
  const { subject, websites } = exampleRecord();
  return {
    block: 'BGBA',
    record: {
      subject: { ...subject, ...barePerson },
      websites: websites.map((website) => ({ ...website, homeUrl: undefined, principal: barePrincipal })),
    },
    attachments: [],
  };
};

/** Of each upload: with everything, with as little as possible, and random ones. */
const uploads: readonly { full: Report; bare: readonly Report[]; random: fc.Arbitrary<Report> }[] = [
  {
    full: { ...exampleChange(), filingPasswordHash: examplePasswordHash },
    bare: [bareChange()],
    random: changeReports,
  },
  {
    full: exampleCancellation(),
    bare: [
      { block: 'ZXBA', ends: 'subject', bureauId: '1', reason: 999, filingPasswordNeeded: false },
      { block: 'ZXBA', ends: 'website', bureauId: '1', reason: 1 },
      { block: 'ZXBA', ends: 'access', bureauId: '1', reason: 1 },
    ],
    random: cancellationReports,
  },
  {
    full: {
      ...exampleFirstFiling(),
      filing: { ...exampleNewFiling(), subject: { ...exampleNewFiling().subject, remark: '备注' } },
    },
    bare: [
      {
        block: 'XZBA',
        filing: {
          subject: { ...exampleNewFiling().subject, ...barePerson, certificateType: 14 },
          websites: bareWebsites(),
        },
        attachments: [],
      },
    ],
    random: newFilingReports,
  },
  {
    full: { ...exampleNewWebsite(), filingPasswordHash: examplePasswordHash },
    bare: [
      { block: 'XZWZ', subject: { filingNumber: '苏ICP备00000001号' }, websites: bareWebsites(), attachments: [] },
    ],
    random: newWebsiteReports,
  },
  {
    full: exampleNewAccess(),
    bare: [
      {
        ...exampleNewAccess(),
        website: { filingNumber: '苏ICP备00000001号-1' },
        subject: undefined,
        attachments: [],
      },
    ],
    random: newAccessReports,
  },
];

describe.skipIf(!canValidate)('valid against the official schema (xmllint)', () => {
  describe.each(uploads)('$full.block', ({ full, bare, random }) => {
    it('a complete record', () => expect(faultsOf(full)).toBe(''));
    it('a record without what may be left out', () => {
      for (const report of bare) expect(faultsOf(report)).toBe('');
    });
    it('several records in one file', () => expect(faultsOf(full, ...bare, full)).toBe(''));
    it('random records', () => {
      fc.assert(
        fc.property(fc.array(random, { minLength: 1, maxLength: 6 }), ([first, ...others]) => {
          expect(first && faultsOf(first, ...others)).toBe('');
        }),
        { numRuns: 15 },
      );
    });
  });
  test('the schema is really used', () => {
    expect(validate('upload-data.xsd', Buffer.from('<UploadData version="V.3.0"/>'))).toContain('UploadData');
  });
});
