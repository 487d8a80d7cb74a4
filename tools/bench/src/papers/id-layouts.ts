import { residentIdCheckCharacter } from '@beian/domain/checks';
import type { PaperKind } from '@beian/domain/reading';
import { checkDigitOf } from '@beian/reading/paper';
import { cardBack, cardFront, cardGround, dots, type Layout } from './layouts.ts';
import { Page } from './page.ts';

const latinNames = ['SMITH', 'ANNA MARIA', 'GARCIA', 'JOHN', 'TANAKA', 'YUKI', 'MUELLER', 'OLIVER', 'KIM', 'SOPHIE'];

/** A page of a passport with its machine-readable zone; UTO is Utopia of ICAO Doc 9303. */
const passport: Layout = ({ font, invented, random }) => {
  const page = new Page(1250, 880, font);
  page.add('<rect width="100%" height="100%" fill="#eef2ea"/>');
  const isChinese = random.next() < 0.5;
  const [surname, given] = [random.one(latinNames), random.one(latinNames)];
  const state = isChinese ? 'CHN' : 'UTO';
  const number = `${random.one(['E', 'K', 'X'])}${random.some('0123456789', 8)}`;
  const until = invented.until === '长期' ? '2031-05-20' : invented.until;
  const short = (day: string) => day.slice(2).replaceAll('-', '');
  const withCheck = (text: string) => `${text}${checkDigitOf(text)}`;
  const first = `P<${state}${surname}<<${given.replace(' ', '<')}`.padEnd(44, '<');
  const second =
    `${withCheck(number)}${state}${withCheck('900508')}${random.one(['M', 'F'])}${withCheck(short(until))}`.padEnd(
      44,
      '<',
    );
  page.text(430, 90, isChinese ? '护照' : 'PASSPORT', { size: 34 });
  page.text(430, 150, isChinese ? '护照号/Passport No.' : 'Passport No.', { size: 20, fill: '#456' });
  page.text(430, 190, number, { size: 30 });
  page.text(430, 250, isChinese ? '姓名/Name' : 'Surname / Given names', { size: 20, fill: '#456' });
  if (isChinese) page.text(430, 292, invented.person, { size: 32 });
  page.text(430, 336, `${surname}, ${given}`, { size: 28 });
  page.add('<rect x="50" y="90" width="320" height="420" fill="#dfe6ea"/>');
  page.text(700, 620, '样例', { size: 24, fill: '#b3262b' });
  for (const [nth, line] of [first, second].entries())
    for (const [at, sign] of [...line].entries())
      page.text(52 + at * 26.4, 770 + nth * 58, sign, { size: 36, middle: true });
  return {
    kind: 'PASSPORT',
    layout: isChinese ? 'Chinese' : 'foreign',
    page,
    truth: {
      'passport.name': isChinese ? invented.person : `${surname} ${given}`,
      'passport.number': number,
      'passport.validUntil': until,
    },
    cover: [500, 280],
  };
};

const permit =
  (kind: PaperKind, of: 'hkMacaoPermit' | 'taiwanPermit', title: string): Layout =>
  ({ font, invented, random }) => {
    const page = new Page(1280, 808, font);
    cardGround(page, 0, random);
    const number = `${of === 'taiwanPermit' ? '' : random.one(['H', 'M'])}${random.some('0123456789', 8)}`;
    const until = invented.until === '长期' ? '2031-05-20' : invented.until;
    page.text(640, 110, title, { size: 48, middle: true });
    let y = 200;
    for (const [label, value] of [
      ['姓名', invented.person],
      [
        '出生日期',
        dots(`${invented.idNumber.slice(6, 10)}-${invented.idNumber.slice(10, 12)}-${invented.idNumber.slice(12, 14)}`),
      ],
      ['性别', random.one(['男', '女'])],
      ['有效期限', `${dots(invented.since)}-${dots(until)}`],
      ['签发机关', '样例出入境管理局'],
      ['证件号码', number],
    ] as const) {
      page.text(420, y, label, { size: 28, fill: '#4f6f8a' });
      page.text(600, y, value, { size: 36 });
      y += 92;
    }
    page.add('<rect x="60" y="170" width="300" height="400" fill="#dfe6ea"/>');
    return {
      kind,
      layout: 'front',
      page,
      truth: { [`${of}.name`]: invented.person, [`${of}.number`]: number, [`${of}.validUntil`]: until },
      cover: [680, 190],
    };
  };

const residence =
  (kind: PaperKind, of: 'hkMacaoResidence' | 'taiwanResidence', title: string, regions: readonly string[]): Layout =>
  (inputs) => {
    const { font, invented, random } = inputs;
    const page = new Page(1280, 1640, font);
    page.add('<rect width="100%" height="100%" fill="#fff"/>');
    const id17 = `${random.one(regions)}${invented.idNumber.slice(6, 17)}`;
    const number = `${id17}${residentIdCheckCharacter(id17)}`;
    const cover = cardFront(page, 0, inputs, number);
    cardBack(page, 832, inputs, title);
    return {
      kind,
      layout: 'both',
      page,
      truth: {
        [`${of}.name`]: invented.person,
        [`${of}.number`]: number,
        [`${of}.address`]: invented.address,
        [`${of}.validUntil`]: invented.until,
      },
      cover,
    };
  };

export const idLayouts: readonly Layout[] = [
  passport,
  permit('HK_MACAO_PERMIT', 'hkMacaoPermit', '港澳居民来往内地通行证'),
  permit('TAIWAN_PERMIT', 'taiwanPermit', '台湾居民来往大陆通行证'),
  residence('HK_MACAO_RESIDENCE', 'hkMacaoResidence', '港澳居民居住证', ['810000', '820000']),
  residence('TAIWAN_RESIDENCE', 'taiwanResidence', '台湾居民居住证', ['830000']),
];
