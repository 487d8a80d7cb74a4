import type { PaperKind } from '@beian/domain/reading';
import { describe, expect, test } from 'vitest';
import type { TextLine } from '../text/index.ts';
import { valueOfCode } from './code-values.ts';
import { extractFields } from './extract.ts';
import { seenPaper } from './kinds.ts';
import { layOut } from './layout.ts';
import { linesOf, type RecordedLine } from './lines.fixture.ts';

/** Lines as they were read from a drawn licence of the edition of 2019. */
const licence: readonly RecordedLine[] = [
  [110, 170, '统一社会信用代码'],
  [110, 210, '91990106MWPJPL7B8L'],
  [600, 190, '营业执照'],
  [110, 395, '名'],
  [222, 395, '称'],
  [300, 397, '凌木优国际贸易合伙企业（有限合伙）'],
  [880, 396, '注册资本'],
  [1050, 396, '壹仟万元整'],
  [110, 455, '类　　型'],
  [300, 455, '有限责任公司（自然人独资）'],
  [880, 455, '成立日期'],
  [1050, 455, '2015年09月03日'],
  [110, 515, '法定代表人'],
  [300, 515, '卫帅欣'],
  [880, 515, '营业期限'],
  [1050, 515, '2015年09月03日至2041年07月11日'],
  [110, 575, '经营范围'],
  [300, 575, '一般项目：技术服务、技术开发'],
  [880, 575, '住'],
  [994, 575, '所'],
  [1050, 575, '临江省青禾市松岭区滨河路203号'],
  [300, 615, '技术交流、技术转让、软件开发'],
  [1050, 615, '海棠大厦13栋2418室'],
  [960, 880, '登记机关'],
];

const read = (kind: PaperKind, lines: readonly RecordedLine[], slope = 0) =>
  Object.fromEntries(extractFields(kind, linesOf(lines, slope)).values.map(({ field, value }) => [field, value]));
const confidenceOf = (kind: PaperKind, lines: readonly RecordedLine[]) =>
  extractFields(kind, linesOf(lines)).values[0]?.confidence ?? 0;

const licenceValues = {
  'licence.creditCode': '91990106MWPJPL7B8L',
  'licence.name': '凌木优国际贸易合伙企业(有限合伙)',
  'licence.legalRepresentative': '卫帅欣',
  'licence.address': '临江省青禾市松岭区滨河路203号海棠大厦13栋2418室',
  'licence.validUntil': '2041-07-11',
};

describe('a licence', () => {
  test('in two columns is read with its address over two lines', () => {
    expect(read('LICENCE', licence)).toEqual(licenceValues);
  });

  test('that lies at an angle of five degrees is read alike', () => {
    expect(read('LICENCE', licence, Math.tan((5 * Math.PI) / 180))).toEqual(licenceValues);
  });

  test('says where each value stands', () => {
    const { values } = extractFields('LICENCE', linesOf(licence));
    const { area } = values.find(({ field }) => field === 'licence.address') ?? {};
    expect(area).toMatchObject({ top: 575, bottom: 645 });
    expect(area?.left).toBeCloseTo(1050, -1);
  });

  test('whose label and value were found as one line is read from behind the label', () => {
    expect(read('LICENCE', [[110, 100, '法定代表人：卫帅欣']])).toEqual({ 'licence.legalRepresentative': '卫帅欣' });
  });
});

describe('a label that is printed far apart', () => {
  test.each([
    [
      'of which one character was misread',
      [
        [110, 100, '名'],
        [222, 100, '東称'],
      ],
    ],
    ['of which one character is missing', [[110, 100, '名']]],
    ['of which the first character is missing', [[222, 100, '称']]],
    [
      'with a stain behind it that was taken for a letter',
      [
        [110, 100, '名'],
        [222, 100, '称'],
        [250, 105, 'E', 0.4],
      ],
    ],
  ] as [string, RecordedLine[]][])('%s is found', (_, label) => {
    expect(read('LICENCE', [...label, [300, 100, '云溪恒信软件有限公司']])).toEqual({
      'licence.name': '云溪恒信软件有限公司',
    });
  });
});

test('a name without its label is the first that looks like the name of a unit', () => {
  const lines: readonly RecordedLine[] = [
    [300, 100, '云溪恒信软件有限责任公司'],
    [110, 160, '类型'],
    [300, 160, '有限责任公司(自然人独资)'],
  ];
  expect(read('LICENCE', lines)).toEqual({ 'licence.name': '云溪恒信软件有限责任公司' });
});

test('what stands for a day but is none is doubtful', () => {
  expect(confidenceOf('ID_CARD', [[300, 100, '有效期限2016.06.03-1805.21-20']])).toBeLessThan(0.5);
});

/** The name of a licence without one of its characters, which the recognition lost. */
function nameWithout(lost: string) {
  const [line] = linesOf([[300, 100, '东篱市远星软件有限公司']]);
  const characters = line?.characters.filter(({ text }) => text !== lost) ?? [];
  const { values } = extractFields('LICENCE', [...linesOf([[110, 100, '名称']]), { ...line, characters } as TextLine]);
  return values.map(({ value, looks }) => [value, ...looks.map(({ at }) => value.charAt(at))]);
}

test('a character that was lost at the start of a name has its neighbour looked at', () => {
  const [line] = linesOf([[110, 100, '法定代表人姓名：宋海大']]);
  const characters = line?.characters.filter(({ text }) => text !== '宋') ?? [];
  const [value] = extractFields('LICENCE', [{ ...line, characters } as TextLine]).values;
  expect([value?.value, value?.looks.map(({ at }) => at)]).toEqual(['海大', [0]]);
});

test('a character that was lost within a name or at its end has its neighbour looked at', () => {
  expect(nameWithout('篱')).toEqual([['东市远星软件有限公司', '市']]);
  expect(nameWithout('司')).toEqual([['东篱市远星软件有限公', '公']]);
  expect(nameWithout('')).toEqual([['东篱市远星软件有限公司']]);
});

test('a character that may be one that looks alike is looked at, with its place', () => {
  const [line] = linesOf([[300, 100, '天行软件']]);
  const characters = line?.characters.map((one) => ({ ...one, instead: [{ text: '夭', confidence: 0.01 }] })) ?? [];
  const { values } = extractFields('LICENCE', [...linesOf([[110, 100, '名称']]), { ...line, characters } as TextLine]);
  expect(values[0]?.looks).toMatchObject([{ at: 0, area: { left: 300, top: 100, bottom: 130 } }]);
});

describe('a check character', () => {
  test('that fits makes a credit code surer', () => {
    expect(confidenceOf('LICENCE', [[110, 100, '91990106MWPJPL7B8L', 0.9]])).toBeCloseTo(0.99);
  });

  test('that does not fit makes it doubtful, and the code is not corrected', () => {
    const wrong: readonly RecordedLine[] = [[110, 100, '91990106MWPJPL7B9L', 0.9]];
    expect(read('LICENCE', wrong)).toEqual({ 'licence.creditCode': '91990106MWPJPL7B9L' });
    expect(confidenceOf('LICENCE', wrong)).toBeCloseTo(0.45);
  });

  test('of an ID number works the same', () => {
    expect(confidenceOf('ID_CARD', [[110, 100, '公民身份号码990106199905088603', 0.9]])).toBeCloseTo(0.99);
    expect(confidenceOf('ID_CARD', [[110, 100, '公民身份号码990106199905088608', 0.9]])).toBeCloseTo(0.45);
  });

  test('judges a code of a wrong length as doubtful, too', () => {
    expect(confidenceOf('LICENCE', [[110, 100, '91990106MWPJPL7B8', 0.9]])).toBeCloseTo(0.45);
  });
});

test('the letter O in a credit code is the digit, because the code has no such letter', () => {
  expect(read('LICENCE', [[110, 100, '9199O106MWPJPL7B8L']])).toEqual({ 'licence.creditCode': '91990106MWPJPL7B8L' });
});

test('both sides of an ID in one picture are read', () => {
  const card: readonly RecordedLine[] = [
    [90, 110, '姓名'],
    [230, 105, '卫芬磊'],
    [90, 205, '性别'],
    [230, 205, '女'],
    [370, 205, '民族汉'],
    [90, 300, '出生'],
    [230, 300, '1999年5月8日'],
    [90, 395, '住址'],
    [230, 395, '云溪省松岭市海棠区'],
    [230, 450, '科技路770号1988室'],
    [90, 680, '公民身份号码'],
    [420, 680, '990106199905088603'],
    [300, 1400, '签发机关'],
    [520, 1400, '云溪市公安局望山分局'],
    [300, 1490, '有效期限'],
    [520, 1490, '2016.06.03-2033.07.19'],
  ];
  expect(read('ID_CARD', card)).toEqual({
    'idCard.name': '卫芬磊',
    'idCard.number': '990106199905088603',
    'idCard.address': '云溪省松岭市海棠区科技路770号1988室',
    'idCard.issuedBy': '云溪市公安局望山分局',
    'idCard.validUntil': '2033-07-19',
  });
});

test('a card without an end is valid for ever', () => {
  expect(read('ID_CARD', [[300, 100, '有效期限2016.06.03-长期']])).toEqual({ 'idCard.validUntil': '长期' });
});

test('the start of a term whose end was misread is not taken for its end', () => {
  expect(read('LICENCE', [[880, 100, '营业期限2015年09月03日至2O41年O7月11日']])).toEqual({});
});

test('a domain certificate is read with its holder and days', () => {
  const certificate: readonly RecordedLine[] = [
    [190, 370, '域名：'],
    [520, 370, 'shop-12.example.cn'],
    [190, 450, '域名注册人：'],
    [520, 450, '云溪恒信软件有限公司'],
    [190, 530, '注册日期：'],
    [520, 530, '2019年03月01日'],
    [190, 610, '到期日期：'],
    [520, 610, '2031年03月01日'],
  ];
  expect(read('DOMAIN_CERTIFICATE', certificate)).toEqual({
    'domainCertificate.domain': 'shop-12.example.cn',
    'domainCertificate.holder': '云溪恒信软件有限公司',
    'domainCertificate.registeredOn': '2019-03-01',
    'domainCertificate.expiresOn': '2031-03-01',
  });
});

test('the name of a registrar is no label: a certificate without a holder has none', () => {
  const certificate: readonly RecordedLine[] = [
    [120, 300, '域名'],
    [420, 300, 'shop-12.example.cn'],
    [120, 372, '域名持有者'],
    [120, 444, '注册服务机构'],
    [420, 444, '样例域名注册有限公司'],
  ];
  expect(read('DOMAIN_CERTIFICATE', certificate)).toEqual({ 'domainCertificate.domain': 'shop-12.example.cn' });
});

test('a verification form is read with its stamp and every domain', () => {
  const form: readonly RecordedLine[] = [
    [98, 220, '网站主办者名称'],
    [323, 220, '云溪恒信软件有限公司'],
    [860, 220, '网站类型单位个人'],
    [98, 265, '网站域名'],
    [323, 265, 'a.example.cn、b.example.cn、'],
    [323, 300, 'c.example.cn'],
    [400, 1690, '订单BD2601013601700内容标识ABCD-0123-4F第1页共1页'],
  ];
  expect(read('VERIFICATION_FORM', form)).toEqual({
    'form.mark': 'ABCD-0123-4F',
    'form.name': '云溪恒信软件有限公司',
    'form.domains': 'a.example.cn、b.example.cn、c.example.cn',
  });
});

test('domains around the height of their label, as in our own form, are all read', () => {
  const form: readonly RecordedLine[] = [
    [98, 140, '网站主办者基本信息：（网站主办者填写）'],
    [98, 200, '网站主办者名称'],
    [400, 200, '云溪恒信软件有限公司'],
    [400, 250, 'a.example.cn（域名注册商：＿＿＿＿）、'],
    [400, 290, 'b.example.cn（域名注册商：＿＿＿＿）、'],
    [98, 310, '网站域名和域名注册商'],
    [400, 330, 'c.example.cn（域名注册商：＿＿＿＿）'],
    [400, 370, 'd.example.cn（域名注册商：＿＿＿＿）'],
    [98, 420, '网站备案信息核验内容：（接入服务单位填写）'],
  ];
  expect(read('VERIFICATION_FORM', form)).toEqual({
    'form.name': '云溪恒信软件有限公司',
    'form.domains': 'a.example.cn、b.example.cn、c.example.cn、d.example.cn',
  });
});

test('a letter is read with its title and its organiser', () => {
  const letter: readonly RecordedLine[] = [
    [300, 160, '互联网信息服务备案承诺书'],
    [120, 300, '主办者名称：云溪恒信软件有限公司'],
    [120, 350, '本单位承诺所提交的备案信息真实'],
  ];
  expect(read('LETTER', letter)).toEqual({
    'letter.title': '互联网信息服务备案承诺书',
    'letter.name': '云溪恒信软件有限公司',
  });
});

test('a label in two languages, and signs behind a label, are no part of the value', () => {
  const certificate: readonly RecordedLine[] = [
    [130, 300, '域名Domain Name'],
    [520, 300, 'shop.example.cn'],
    [130, 360, '域名所有者Registrant'],
    [520, 360, '云溪恒信软件有限公司'],
    [130, 420, '到期时间：·2031/03/01'],
  ];
  expect(read('DOMAIN_CERTIFICATE', certificate)).toEqual({
    'domainCertificate.domain': 'shop.example.cn',
    'domainCertificate.holder': '云溪恒信软件有限公司',
    'domainCertificate.expiresOn': '2031-03-01',
  });
});

describe('a page', () => {
  const seen = (kind: PaperKind, lines: readonly RecordedLine[]) => seenPaper(layOut(linesOf(lines)), kind);
  const contract: readonly RecordedLine[] = [
    [300, 100, '网站建设服务合同'],
    [110, 160, '甲方：云溪恒信软件有限公司'],
    [110, 220, '统一社会信用代码：91990106MWPJPL7B8L'],
    [110, 280, '法定代表人：卫帅欣'],
  ];
  test.each<[string, PaperKind, readonly RecordedLine[], ReturnType<typeof seen>]>([
    ['with the labels of a licence is one', 'LICENCE', licence, 'LICENCE'],
    ['is named where another paper is expected', 'ID_CARD', licence, 'LICENCE'],
    [
      'is a licence by title and one label',
      'LICENCE',
      [
        [9, 9, '营业执照（副本）'],
        [9, 99, '经营范围'],
      ],
      'LICENCE',
    ],
    [
      'is another one by its title',
      'ID_CARD',
      [
        [300, 100, '港澳居民来往内地通行证'],
        [110, 160, '姓名'],
        [110, 220, '有效期限2021.05.01-2031.05.01'],
        [110, 280, '证件号码H01234567'],
      ],
      'HK_MACAO_PERMIT',
    ],
    [
      'is a passport by its machine-readable zone',
      'ID_CARD',
      [
        [300, 100, 'SURNAME'],
        [40, 700, 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<'],
      ],
      'PASSPORT',
    ],
    [
      'is a residence permit by its number, though it looks like an ID card',
      'ID_CARD',
      [
        [110, 160, '姓名'],
        [200, 160, '卫帅欣'],
        [110, 220, '公民身份号码'],
        [400, 220, '830000199005088603'],
      ],
      'TAIWAN_RESIDENCE',
    ],
    [
      'is another permit by its title',
      'ID_CARD',
      [
        [300, 100, '往来港澳通行证'],
        [110, 160, '姓名'],
      ],
      'OTHER',
    ],
    [
      'is an institution by its title',
      'LICENCE',
      [
        [300, 100, '事业单位法人证书'],
        [110, 160, '名称'],
        [110, 220, '举办单位'],
      ],
      'INSTITUTION_CERTIFICATE',
    ],
    [
      'is a letter by its title',
      'LICENCE',
      [
        [300, 100, '网站负责人授权委托书'],
        [9, 99, '兹委托卫帅欣办理备案'],
      ],
      'LETTER',
    ],
    ['with a few of the labels is no licence', 'LICENCE', contract, 'OTHER'],
    ['with little text does not say what it is', 'LICENCE', [[9, 9, '样例']], null],
  ])('%s', (_, kind, lines, paper) => expect(seen(kind, lines)).toBe(paper));
});

test('a paper without text has no fields', () => {
  expect(read('LICENCE', [])).toEqual({});
});

describe('a code', () => {
  test('of a licence gives the credit code within its link', () => {
    const link = 'https://licence.example/verify?code=91990106MWPJPL7B8L&from=paper';
    expect(valueOfCode('LICENCE', link)).toEqual({ field: 'licence.creditCode', value: '91990106MWPJPL7B8L' });
  });

  test('without a credit code whose check character fits gives nothing', () => {
    expect(valueOfCode('LICENCE', 'https://licence.example/key/91990106MWPJPL7B9L')).toBeUndefined();
    expect(valueOfCode('LICENCE', 'https://licence.example/key/0f3a')).toBeUndefined();
  });

  test('of a form is its content stamp', () => {
    expect(valueOfCode('VERIFICATION_FORM', 'ABCD-0123-4F')).toEqual({ field: 'form.mark', value: 'ABCD-0123-4F' });
    expect(valueOfCode('LETTER', 'ABCD-0123-4F')).toBeUndefined();
  });
});
