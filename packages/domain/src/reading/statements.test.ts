import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { comparePaper, type PaperValue } from './comparisons.ts';
import type { PaperKind, ReadingField, SeenPaper } from './fields.ts';
import { paperStatements, type ReadPaper, statementText } from './statements.ts';

const values: FieldValues = {
  'subject.nature': '4',
  'subject.certificateType': '1',
  'subject.name': '云溪恒信软件有限公司',
  'subject.certificateNumber': '91990106MWPJPL7B8L',
  'subject.principal.idType': '2',
  'subject.principal.name': '赵恒信',
  'website.domains': ['a.example.cn'],
};
const order = { values, stamp: '7F3A-91C2-04', now: Date.parse('2026-12-01T00:00:00Z') };
type Read = Partial<Record<ReadingField, string | Partial<PaperValue>>>;

function read(material: MaterialKind, paper: PaperKind, fields: Read, seen: SeenPaper | null = paper): ReadPaper {
  const found = Object.entries(fields).map(
    ([field, value]): PaperValue => ({
      ...{ field: field as ReadingField, value: '', confidence: 0.98, source: 'TEXT', place: [], looks: [] },
      ...(typeof value === 'string' ? { value } : value),
    }),
  );
  const result = { turned: 0, paper: seen, unreadable: false, values: found } as const;
  return { material, paper, result, compared: comparePaper(material, result, order) };
}
const licence = (more: Read = {}) =>
  read('SUBJECT_CERT', 'LICENCE', {
    'licence.name': '云溪恒信软件有限公司',
    'licence.creditCode': '91990106MWPJPL7B8L',
    'licence.validUntil': '长期',
    ...more,
  });
const letter = (name: string) =>
  read('AUTHORISATION', 'LETTER', { 'letter.title': '网站备案授权书', 'letter.name': name });
const say = (...papers: ReadPaper[]) =>
  paperStatements(papers).map((one) => [one.verdict, statementText(one).zh, statementText(one).en]);

describe('a paper as a whole', () => {
  test('is complete where all that must stand there was found and agrees', () => {
    expect(say(licence())).toEqual([
      ['COMPLETE', '应有内容均已识别，与填报一致', 'all that must stand there was found and agrees'],
    ]);
  });

  test('is incomplete where something, or a whole side, was not found', () => {
    const named: Read = { 'licence.name': '云溪恒信软件有限公司' };
    expect(say(read('SUBJECT_CERT', 'LICENCE', named))).toEqual([
      ['INCOMPLETE', '未识别到统一社会信用代码', 'Credit code not found'],
    ]);
    // Licences of 2022 on print no end of the term.
    const endless: Read = { ...named, 'licence.creditCode': '91990106MWPJPL7B8L' };
    expect(say(read('SUBJECT_CERT', 'LICENCE', endless))[0]?.[0]).toBe('COMPLETE');
    const front = read('SUBJECT_PRINCIPAL_ID', 'ID_CARD', {
      'idCard.name': '赵恒信',
      'idCard.number': '110101199003070011',
    });
    expect(say(front)).toEqual([['INCOMPLETE', '未识别到国徽面', 'Side with the emblem not found']]);
  });

  test('is incomplete where its page does not say what it is', () => {
    expect(say({ ...licence(), result: { ...licence().result, paper: null } })[0]?.slice(0, 2)).toEqual([
      'INCOMPLETE',
      '未识别到证件名称',
    ]);
  });

  test.each<[why: string, more: Read, text: string]>([
    ['differs', { 'licence.name': '云溪恒信科技有限公司' }, '名称与填报不一致'],
    [
      'has a character that may be another',
      { 'licence.name': { value: '云溪恒信软件有限公司', looks: [{ at: 0, place: [] }] } },
      '名称须看字',
    ],
    [
      'was read with doubt',
      { 'licence.creditCode': { value: '91990106MWPJPL7B8L', confidence: 0.4 } },
      '统一社会信用代码识别不确定',
    ],
  ])('is doubtful where a value %s', (_, more, text) => {
    expect(say(licence(more))[0]?.slice(0, 2)).toEqual(['DOUBTFUL', text]);
  });

  test('that ends before the order is surely decided is doubtful, and says when', () => {
    expect(say(licence({ 'licence.validUntil': '2026-12-20' }))).toEqual([
      [
        'DOUBTFUL',
        '营业期限至2026-12-20，早于最迟办结日',
        'End of the term: 2026-12-20 is before the last day for the decision',
      ],
    ]);
  });

  test('of a form is doubtful as long as nobody looked at its signature and seal', () => {
    const form = read('VERIFICATION_FORM', 'VERIFICATION_FORM', {
      'form.mark': order.stamp,
      'form.name': '云溪恒信软件有限公司',
      'form.domains': 'a.example.cn',
      'form.signed': 'YES',
      'form.sealed': 'NO',
    });
    expect(say(form)).toEqual([
      [
        'DOUBTFUL',
        '负责人签字有印迹，请核对；未识别到主办单位盖章',
        'Signature of the principal: Ink here, look; Seal of the organiser not found',
      ],
    ]);
  });

  test('is named where it is another one', () => {
    const seenAs = (seen: SeenPaper) => say(read('SUBJECT_CERT', 'LICENCE', {}, seen))[0];
    expect(seenAs('ID_CARD')).toEqual([
      'WRONG',
      '这是居民身份证，缺营业执照',
      'Resident ID card; Business licence is missing',
    ]);
    expect(seenAs('OTHER')?.[1]).toBe('这不是营业执照');
  });
});

describe('two papers', () => {
  test('that contradict each other are both doubtful', () => {
    expect(say(licence(), letter('云溪恒信科技有限公司')).map(([verdict, text]) => [verdict, text])).toEqual([
      ['DOUBTFUL', '名称与负责人授权书不一致'],
      ['DOUBTFUL', '主办者名称与填报不一致，与主办单位证件不一致'],
    ]);
  });

  test('that say the same are none the worse, nor are one of two domains and both', () => {
    expect(say(licence(), letter('云溪恒信软件有限公司')).map(([verdict]) => verdict)).toEqual([
      'COMPLETE',
      'COMPLETE',
    ]);
    const certificate = read('DOMAIN_CERT', 'DOMAIN_CERTIFICATE', {
      'domainCertificate.domain': 'a.example.cn',
      'domainCertificate.holder': '云溪恒信软件有限公司',
      'domainCertificate.expiresOn': '2030-01-01',
    });
    const form = read('VERIFICATION_FORM', 'VERIFICATION_FORM', { 'form.domains': 'a.example.cn b.example.cn' });
    expect(say(certificate, form)[0]?.[0]).toBe('COMPLETE');
  });
});
