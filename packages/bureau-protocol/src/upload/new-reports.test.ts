import type { NewFiling } from '@beian/domain/filing';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  exampleCancellation,
  exampleFirstFiling,
  exampleNewAccess,
  exampleNewFiling,
  exampleNewWebsite,
  examplePasswordHash,
  exampleRecord,
} from '../testing/example.ts';
import {
  cancellationReports,
  newAccessReports,
  newFilingReports,
  newWebsiteReports,
} from '../testing/random-reports.ts';
import { attachmentsIn, problemsOf, readNewFiling, recordOf } from '../testing/read-report.ts';
import { child, childrenOf, textAtPath, type XmlElement } from '../xml/xml.ts';
import { uploadBlocks } from './blocks.ts';

const tagsOf = (element: XmlElement | undefined): string[] => element?.children.map(({ name }) => name) ?? [];

/** Values that are only in filed records are left out of the comparison. */
const sent = ({ subject, websites }: NewFiling): unknown =>
  JSON.parse(
    JSON.stringify({
      subject: withoutFiled(subject),
      websites: websites.map((website) => ({
        ...withoutFiled(website),
        accesses: website.accesses.map((access) => ({ ...withoutFiled(access), ispId: undefined })),
      })),
    }),
  );
const withoutFiled = <T extends object>(value: T) => ({ ...value, bureauId: undefined, filingNumber: undefined });

test('each of the operations 1 to 7 answers one upload', () => {
  const answers = Object.values(uploadBlocks).flatMap((row): readonly string[] => row.answers);
  expect(answers.toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

describe('a new filing 新增备案', () => {
  it('contains our ids and no bureau ids, is filed on behalf, and is read back unchanged', () => {
    const record = recordOf(exampleFirstFiling());
    expect(tagsOf(child(record, 'Zt_xx'))).toEqual([
      ...['IspZtid', 'Dwmc', 'Dwxz', 'Tzr', 'Txdz', 'Zj', 'Fzr', 'Bbfs'],
    ]);
    expect(textAtPath(record, 'Zt_xx/Bbfs')).toBe('1');
    const website = child(record, 'Wz_xx');
    expect(tagsOf(website)).toEqual(['IspWzid', 'Wzmc', 'Fwnr', 'Yylb', 'Ym_xx', 'Jr_xx', 'Wz_Fzr', 'Syurl']);
    expect(tagsOf(child(website, 'Ym_xx'))).toEqual(['IspYmid', 'Ym']);
    expect(tagsOf(child(website, 'Jr_xx'))).toEqual(['IspJrid', 'Wzfb', 'Wzjrfs', 'Ip_xx', 'Ip_xx']);
    expect(tagsOf(child(child(website, 'Jr_xx'), 'Ip_xx'))).toEqual(['IspIpid', 'Qsip', 'Zzip']);
    expect(sent(readNewFiling(record))).toEqual(sent(exampleNewFiling()));
  });
  it('never sends ids that a value still has from a filed record', () => {
    const [filed] = exampleRecord().websites;
    const filing = exampleNewFiling();
    const websites = filing.websites.map((website) => ({ ...website, domains: filed?.domains ?? [] }));
    const website = child(recordOf({ ...exampleFirstFiling(), filing: { ...filing, websites } }), 'Wz_xx');
    expect(tagsOf(child(website, 'Ym_xx'))).toEqual(['IspYmid', 'Ym']);
  });
  it('names the owners of its attachments by our ids', () => {
    expect(attachmentsIn(recordOf(exampleFirstFiling()))).toEqual([
      ['1', '2', '6501'],
      ['2', '1', '6001'],
      ['3', '1', '6001'],
      ['4', '2', '6501'],
      ['5', '2', '6501'],
    ]);
  });
  it('any filing is read back unchanged', () => {
    fc.assert(
      fc.property(newFilingReports, (report) => {
        expect(problemsOf(report)).toEqual([]);
        expect(sent(readNewFiling(recordOf(report)))).toEqual(sent(report.filing));
      }),
    );
  });
});

describe('a new website 新增网站', () => {
  it('names its subject by id or filing number, and attachments by the id of the subject and our id of the website', () => {
    const byId = recordOf(exampleNewWebsite());
    expect(childrenOf(byId, 'Zt_xx').flatMap(tagsOf)).toEqual(['Ztid']);
    expect(attachmentsIn(byId).map(([, , owner]) => owner)).toEqual([
      'Jlid 6501',
      'Jlid 32000000010001',
      'Jlid 32000000010001',
      'Jlid 6501',
      'Jlid 6501',
    ]);
    const byNumber = recordOf({ ...exampleNewWebsite(), subject: { filingNumber: '苏ICP备00000001号' } });
    expect(textAtPath(byNumber, 'Zt_xx/Ztbah')).toBe('苏ICP备00000001号');
    expect(attachmentsIn(byNumber)[1]).toEqual(['2', '1', 'Baxh 苏ICP备00000001号']);
  });
  it('any websites are read back unchanged', () => {
    const subject = child(recordOf(exampleFirstFiling()), 'Zt_xx');
    fc.assert(
      fc.property(newWebsiteReports, (report) => {
        expect(problemsOf(report)).toEqual([]);
        const record = recordOf(report);
        const read = readNewFiling({
          ...record,
          children: [...(subject ? [subject] : []), ...childrenOf(record, 'Wz_xx')],
        });
        const { subject: organiser } = exampleNewFiling();
        expect(sent(read)).toEqual(sent({ subject: organiser, websites: [...report.websites] }));
        expect(textAtPath(record, 'ICPmm')).toBe(report.filingPasswordHash);
      }),
    );
  });
});

describe('a new access 新增接入', () => {
  it('names its website by id or filing number, and contains the access and the password', () => {
    expect(tagsOf(recordOf(exampleNewAccess()))).toEqual([
      ...['Wz_xx', 'IspJrid', 'Wzfb', 'Wzjrfs', 'Ip_xx', 'Ip_xx'],
      ...['Fj', 'Fj', 'Fj', 'Fj', 'Fj', 'ICPmm'],
    ]);
    expect(attachmentsIn(recordOf(exampleNewAccess())).slice(0, 2)).toEqual([
      ['1', '2', 'Jlid 32000000020001'],
      ['2', '1', 'Jlid 32000000010001'],
    ]);
    const website = { filingNumber: '苏ICP备00000001号-1' };
    const record = recordOf({ ...exampleNewAccess(), website });
    expect(textAtPath(record, 'Wz_xx/Wzbah')).toBe(website.filingNumber);
    expect(attachmentsIn(record)[0]).toEqual(['1', '2', 'Baxh 苏ICP备00000001号-1']);
  });
  it('any access is sent with its values', () => {
    fc.assert(
      fc.property(newAccessReports, (report) => {
        expect(problemsOf(report)).toEqual([]);
        const record = recordOf(report);
        expect(textAtPath(record, 'IspJrid')).toBe(report.access.providerId);
        expect(childrenOf(child(record, 'Wzfb'), 'Fbdd').map(({ text }) => Number(text))).toEqual(
          report.access.serverLocations,
        );
        expect(childrenOf(child(record, 'Wzjrfs'), 'Jrfs').map(({ text }) => Number(text))).toEqual(
          report.access.accessModes,
        );
        expect(textAtPath(record, 'ICPmm')).toBe(report.filingPasswordHash);
      }),
    );
  });
});

describe('a cancellation 注销备案', () => {
  it.each([
    ['subject', '0'],
    ['website', '1'],
    ['access', '2'],
  ] as const)('of the %s has the kind %s', (ends, kind) => {
    const record = recordOf({ ...exampleCancellation(), ends });
    expect(record.children.map(({ name, text }) => `${name} ${text}`)).toEqual([
      `Zxlb ${kind}`,
      'Jlid 32000000010001',
      'Zxly 1',
      'Zxlybz 公司注销',
      `ICPmm ${examplePasswordHash}`,
    ]);
  });
  it('any is sent with its values', () => {
    fc.assert(
      fc.property(cancellationReports, (report) => {
        expect(problemsOf(report)).toEqual([]);
        const record = recordOf(report);
        expect(textAtPath(record, 'Jlid')).toBe(report.bureauId);
        expect(textAtPath(record, 'Zxlybz')).toBe(report.remark);
      }),
    );
  });
});
