import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeGbk } from '@beian/bureau-protocol/protocol';
import { describe, expect, it } from 'vitest';
import { endWebsite } from '../records/effects.ts';
import { findWebsite } from '../records/on-file.ts';
import type { Ended } from '../records/shapes.ts';
import { validator } from '../testing/harness.ts';
import { bureau, codes, ispId, records, refusal, waiting } from '../testing/judge.ts';
import { deregistrationFile, newAccessFile, newFilingFile, newWebsiteFile, passwords } from '../testing/new-uploads.ts';
import { changeFile, type Replacement, unchangedJpeg } from '../testing/uploads.ts';

/** Seeded ids: subject 1 is ours, 3 has two websites of ours, 13 is shared, 14 another provider's, 15 a shell. */
const ztid = (n: number) => `32000001${String(n).padStart(10, '0')}`;
const wzid = (n: number) => `32000002${String(n).padStart(10, '0')}`;
const jrid = (n: number) => `32000004${String(n).padStart(10, '0')}`;

const subject = (n: number, more: object = {}) =>
  deregistrationFile({ Zxlb: '0', Jlid: ztid(n), ICPmm: passwords['000003'], ...more });
const website = (n: number, more: object = {}) => deregistrationFile({ Zxlb: '1', Jlid: wzid(n), ...more });
const access = (n: number, more: object = {}) => deregistrationFile({ Zxlb: '2', Jlid: jrid(n), ...more });

const files = {
  'a new filing': newFilingFile(),
  'a new website': newWebsiteFile(),
  'a new access': newAccessFile(),
  'the end of a subject': subject(3),
  'the end of a website': website(3),
  'the end of an access': access(14),
};

describe.each(Object.entries(files))('%s', (_name, xml) => {
  it('is accepted', () => expect(codes(xml)).toEqual([]));

  it.skipIf(validator === undefined)('is valid against the schema of uploads', () => {
    if (validator === undefined) return;
    const folder = mkdtempSync(join(tmpdir(), 'upload-'));
    const path = join(folder, 'upload.xml');
    writeFileSync(path, encodeGbk(xml));
    execFileSync(validator.xmllint, ['--noout', '--schema', join(validator.schemas, 'upload-data.xsd'), path], {
      stdio: 'pipe',
    });
    rmSync(folder, { recursive: true });
  });
});

describe('a whole file is refused under the operation of its block', () => {
  it.each<[string, number, string, string]>([
    ['1', 5001, 'a new filing without an id of the provider', newFilingFile(['<IspZtid>5701</IspZtid>', ''])],
    [
      '1',
      5001,
      'a new filing with an attachment owner that is no number',
      newFilingFile(['<Ssdxbs>6701', '<Ssdxbs>x']),
    ],
    ['1', 5001, 'a new filing with a bureau id', newFilingFile(['<IspWzid>', '<Wzid>1</Wzid><IspWzid>'])],
    ['1', 5004, 'a new filing of another version', newFilingFile(['"V.3.0"', '"V.3.1"'])],
    ['2', 5001, 'a new website of two subjects', newWebsiteFile(['<Zt_xx>', '<Zt_xx><Ztid>1</Ztid>'])],
    ['2', 5003, 'a new website of another unit', newWebsiteFile(['<Qqdwid>320000000999', '<Qqdwid>1'])],
    ['3', 5001, 'a new access without password', newAccessFile([`<ICPmm>${passwords['000014']}</ICPmm>`, ''])],
    [
      '3',
      5008,
      'a new access with a character that GBK lacks',
      newAccessFile(['<Fjwjgs>', '<!--x--><Fjwjgs>']).replace('</Fjssdx>', '</Fjssdx><Bz>&#128512;</Bz>'),
    ],
    ['6', 5001, 'the end of a subject without a reason', subject(3).replace('<Zxly>2</Zxly>', '')],
    ['7', 5001, 'the end of a website without a reason', website(3).replace('<Zxly>2</Zxly>', '')],
    ['5', 5001, 'the end of an access without a reason', access(14).replace('<Zxly>2</Zxly>', '')],
    ['1', 5011, 'two operations in one file', newFilingFile(['<XZBA>', '<XZBA>']).replace('</XZBA>', '</XZBA><BGBA/>')],
    ['4', 5001, 'verification material with a change', changeFile().replaceAll('BGBA', 'XZHYD')],
  ])('%s, %i: %s', (czlx, code, _what, xml) => expect(refusal(xml)).toEqual([code, czlx]));

  it('a home page of 512 characters is allowed for a new website only', () => {
    const long = `www.yanziji-paper.example/${'a'.repeat(480)}`;
    const replacement: Replacement = ['<Syurl>www.yanziji-paper.example', `<Syurl>${long}`];
    expect(codes(newWebsiteFile(replacement))).toEqual([]);
    expect(refusal(newFilingFile(replacement))).toEqual([5001, '1']);
  });
});

describe('a new filing is refused', () => {
  it.each<[number, string, Replacement[]]>([
    [1003, 'a certificate that the bureau has filed', [['91320000MA0000779X', '91320000ma0000015k']]],
    [
      1045,
      'a subject of another province',
      [
        ['<Shengid>320000', '<Shengid>330000'],
        ['<Shiid>320100', '<Shiid>330100'],
        ['<Xianid>320113', '<Xianid>330102'],
      ],
    ],
    [1019, 'a city of another province', [['<Shiid>320100', '<Shiid>330100']]],
    [
      1005,
      'a domain of another subject',
      [['<Ym>yanziji', '<Ym>jianye-home.example</Ym></Ym_xx><Ym_xx><IspYmid>7702</IspYmid><Ym>yanziji']],
    ],
    [
      1037,
      'an id of the provider that a website has',
      [
        ['<IspWzid>6701', '<IspWzid>6001'],
        ['<Ssdxbs>6701', '<Ssdxbs>6001'],
      ],
    ],
    [1038, 'an id of the provider that an access has', [['<IspJrid>8701', '<IspJrid>8001']]],
    [1039, 'an id of the provider that a domain has', [['<IspYmid>7701', '<IspYmid>7001']]],
    [1040, 'an id of the provider that an address has', [['<IspIpid>9701', '<IspIpid>9001']]],
    [1008, 'a credit code with a wrong check digit', [['91320000MA0000779X', '91320000MA00007790']]],
    [1015, 'an ID number with a wrong check digit', [['320000198501010778', '320000198501010779']]],
    [1011, 'a mobile that is none', [['13000007701', '12000007701']]],
    [1009, 'a mail that is none', [['person1@', 'person1']]],
    [1010, 'letters in an office phone', [['025-88887701', '025-8888770x']]],
    [1014, 'a unit without nature', [['<Dwxz>4</Dwxz>', '']]],
    [1041, 'a home page outside the domains', [['www.yanziji-paper.example', 'www.other.example']]],
    [1063, 'an address that the provider has not filed', [['<Zzip>3405803854', '<Zzip>3405804100']]],
    [1057, 'an attachment of another website', [['<Ssdxbs>6701', '<Ssdxbs>6702']]],
    [5010, 'an attachment that is no JPEG', [[unchangedJpeg, Buffer.from('GIF89a').toString('base64')]]],
  ])('%i: %s', (code, _what, replacements) => expect(codes(newFilingFile(...replacements))).toEqual([code]));

  it('is accepted with the sign that stands for a rare character of a name', () =>
    expect(
      codes(
        newFilingFile(['<Dwmc>', '<Dwmc>?'], ['<Tzr>', '<Tzr>?'], ['<Fzr_xm>', '<Fzr_xm>?'], ['<Wzmc>', '<Wzmc>?']),
      ),
    ).toEqual([]));

  it('1003: an id of the provider that a subject has', () =>
    expect(codes(newFilingFile(['<IspZtid>5701', '<IspZtid>5001'], ['<Ssdxbs>5701', '<Ssdxbs>5001']))).toEqual([1003]));

  it('1003: the same subject is in review', () =>
    expect(codes(newFilingFile(), waiting(newFilingFile()))).toEqual([1003]));

  it('1005: another filing in review has the domain', () =>
    expect(
      codes(
        newWebsiteFile(
          ['6701', '6703'],
          ['7701', '7703'],
          ['8701', '8703'],
          ['9701', '9703'],
          ['<Jlid>6701', '<Jlid>6703'],
        ),
        waiting(newFilingFile()),
      ),
    ).toEqual([1005]));
});

const byZtid = (n: number): Replacement => ['<Ztbah>苏ICP备00000014号</Ztbah>', `<Ztid>${ztid(n)}</Ztid>`];
const wrongPassword: Replacement = [passwords['000014'], passwords['000001']];

describe('a new website is refused', () => {
  it('is accepted by the bureau’s id of the subject, and without a password', () =>
    expect(codes(newWebsiteFile(byZtid(14), [`<ICPmm>${passwords['000014']}</ICPmm>`, '']))).toEqual([]));
  it('1016: the subject is not on file', () => expect(codes(newWebsiteFile(byZtid(99)))).toEqual([1016]));
  it('1018: the filing password is wrong', () => expect(codes(newWebsiteFile(wrongPassword))).toEqual([1018]));
  it('1005: the domain is filed, by the same subject too', () =>
    expect(
      codes(
        newWebsiteFile(
          ['<Ym>yanziji-paper.example', '<Ym>jianye-home.example'],
          ['<Syurl>www.yanziji-paper', '<Syurl>www.jianye-home'],
        ),
      ),
    ).toEqual([1005]));
  it('1017: a filing of the subject is in review', () =>
    expect(codes(newWebsiteFile(), waiting(newAccessFile()))).toEqual([1017]));
  it('1031: a unit’s website principal has no office phone', () =>
    expect(codes(newWebsiteFile(['<Fzr_dhhm>025-88887702</Fzr_dhhm>', '']))).toEqual([1031]));
});

const bahOf = (number: string): Replacement => ['<Wzbah>苏ICP备00000014号-1</Wzbah>', `<Wzbah>${number}</Wzbah>`];

describe('a new access is refused', () => {
  it('is accepted by the bureau’s id of the website', () =>
    expect(codes(newAccessFile(['<Wzbah>苏ICP备00000014号-1</Wzbah>', `<Wzid>${wzid(15)}</Wzid>`]))).toEqual([]));
  it('1016: the website is not on file', () =>
    expect(codes(newAccessFile(bahOf('苏ICP备00000014号-2')))).toEqual([1016]));
  it('1018: the filing password is wrong', () => expect(codes(newAccessFile(wrongPassword))).toEqual([1018]));
  it('1038: the provider has an access already', () =>
    expect(
      codes(
        newAccessFile(
          bahOf('苏ICP备00000001号-1'),
          ['<Baxh>苏ICP备00000014号-1', '<Baxh>苏ICP备00000001号-1'],
          wrongPassword,
        ),
      ),
    ).toEqual([1038]));
  it('1038: the id of the provider is used', () =>
    expect(codes(newAccessFile(['<IspJrid>8702', '<IspJrid>8001']))).toEqual([1038]));
  it('1063: the address is the other provider’s', () =>
    expect(
      codes(newAccessFile(['<Qsip>3221226061', '<Qsip>3323068515'], ['<Zzip>3221226061', '<Zzip>3323068515'])),
    ).toEqual([1063]));
  it('1006: the range is backwards', () =>
    expect(codes(newAccessFile(['<Zzip>3221226061', '<Zzip>3221226060']))).toEqual([1006]));
});

describe('a deregistration is refused', () => {
  it.each<[number, string, string]>([
    [1016, 'a subject that is not on file', subject(99)],
    [1016, 'a website that is not on file', website(99)],
    [1016, 'an access that is not on file', access(99)],
    [1048, 'a subject of another provider', subject(14)],
    [1048, 'a shell, which has no provider', subject(15)],
    [1048, 'a website of another provider', website(15)],
    [1047, 'an access of another provider', access(1014)],
    [1025, 'the last access of a website', access(1)],
    [1026, 'a reason that is not in the table', website(3, { Zxly: '98' })],
    [1018, 'a subject without password', subject(3, { ICPmm: undefined })],
    [1018, 'a subject with a wrong password', subject(3, { ICPmm: passwords['000001'] })],
    [1018, 'a website with a wrong password', website(3, { ICPmm: passwords['000001'] })],
  ])('%i: %s', (code, _what, xml) => expect(codes(xml)).toEqual([code]));

  it('a subject needs no password where the bureau asks for none', () => {
    expect(codes(subject(3, { ICPmm: undefined }), { subjectNeedsPassword: false })).toEqual([]);
    expect(codes(subject(3, { ICPmm: passwords['000001'] }), { subjectNeedsPassword: false })).toEqual([1018]);
  });

  it.each<[number | undefined, string, string, string]>([
    [1027, 'subject', 'the subject', subject(3)],
    [1043, 'subject', 'one of its websites', website(4)],
    [1042, 'website', 'its subject', subject(3)],
    [1030, 'website', 'the same website', website(3)],
    [undefined, 'website', 'another website of the subject', website(4)],
  ])('%s: the end of a %s while that of %s is in review', (code, what, _other, inReview) =>
    expect(codes(what === 'subject' ? subject(3) : website(3), waiting(inReview))).toEqual(
      code === undefined ? [] : [code],
    ),
  );

  it('1032: the same access is in review; 1025: the only other one is', () => {
    expect(codes(access(14), waiting(access(14)))).toEqual([1032]);
    const [other] = waiting(access(1014)).inReview;
    expect(codes(access(14), { inReview: other ? [other] : [] })).toEqual([1025]);
  });

  it('1017: a change of the subject is in review, and the other way round', () => {
    const of1 = [website(1), subject(1, { ICPmm: passwords['000001'] })];
    for (const xml of of1) {
      expect(codes(xml, waiting(changeFile()))).toEqual([1017]);
      expect(codes(changeFile(), waiting(xml))).toEqual([1017]);
    }
    expect(codes(newAccessFile(), waiting(newWebsiteFile()))).toEqual([1017]);
  });
});

describe('what has ended', () => {
  const ended = (row: Partial<Ended>) => ({
    records: [],
    ended: [
      {
        Zxlb: '0' as const,
        ids: [ztid(1), wzid(1), jrid(1)],
        numbers: ['苏ICP备00000014号', '苏ICP备00000014号-1'],
        day: '2026-01-05',
        ...row,
      },
    ],
  });

  it('1049: its subject was deregistered', () => {
    for (const xml of [subject(1), website(1), access(1), changeFile(), newWebsiteFile(), newAccessFile()])
      expect(codes(xml, ended({}))).toEqual([1049]);
  });

  it('1050: the website was deregistered', () => {
    for (const xml of [website(1), access(1), newAccessFile()])
      expect(codes(xml, ended({ Zxlb: '1' }))).toEqual([1050]);
  });

  it('1050: a change of a subject lists a website that was deregistered', () => {
    const found = findWebsite(bureau, { id: wzid(1) });
    if ('code' in found) throw new Error('the website is on file');
    const approval = { day: '2026-01-05', reviewer: '', ispId, short: '苏', files: bureau, nextId: () => '' };
    const { record, ended: row } = endWebsite(found.target, approval);
    if (record === undefined || row === undefined) throw new Error('the subject stays as a shell');
    expect(record.Wz_xx).toEqual([]);
    expect(codes(changeFile(), { records: [record, ...records.slice(1)], ended: [row] })).toEqual([1050]);
  });

  it('1032: the access was cancelled', () =>
    expect(codes(access(1), ended({ Zxlb: '2', ids: [jrid(1)] }))).toEqual([1032]));
});

it('1018: a change needs the filing password where the bureau asks for it, and is not checked elsewhere', () => {
  const change = (password: string | undefined) =>
    changeFile().replace(/<ICPmm>.*<\/ICPmm>/, `${password === undefined ? '' : `<ICPmm>${password}</ICPmm>`}`);
  const [right, wrong] = [passwords['000001'], passwords['000014']];
  for (const password of [undefined, wrong, right]) expect(codes(change(password))).toEqual([]);
  const asking = { changeNeedsPassword: true };
  expect([undefined, wrong, right].map((password) => codes(change(password), asking))).toEqual([[1018], [1018], []]);
});
