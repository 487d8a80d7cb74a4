import type { PaperKind, ReadingField } from '@beian/domain/reading';
import type { Typeface } from './fonts.ts';
import type { Invented, Random } from './invented.ts';
import { Page } from './page.ts';

/** A drawn paper before it is photographed. */
export interface DrawnPaper {
  readonly kind: PaperKind;
  readonly layout: string;
  readonly page: Page;
  /** What stands on it. */
  readonly truth: Readonly<Partial<Record<ReadingField, string>>>;
  /** The middle of a value, on which a seal may be stamped; pixels. */
  readonly cover: readonly [x: number, y: number];
}

export interface LayoutInputs {
  readonly font: Typeface;
  readonly invented: Invented;
  readonly random: Random;
}
export type Layout = (inputs: LayoutInputs) => DrawnPaper;

const red = '#b3262b';
const grey = '#555';

/** `2018-06-16` as papers print it. */
export const inCharacters = (day: string): string => {
  const [year, month, date] = day.split('-');
  return day === '长期' ? day : `${year}年${month}月${date}日`;
};

/** Label and value pairs below each other; answers where each value stands. */
export function rowsOf(
  page: Page,
  where: { x: number; y: number; size: number; indent: number; most: number; gap?: number; labelFill?: string },
  rows: readonly (readonly [label: string, value: string])[],
): Map<string, readonly [number, number]> {
  const { x, size, indent, most, gap = 0.7, labelFill = '#1d1d1d' } = where;
  const places = new Map<string, readonly [number, number]>();
  let y = where.y;
  for (const [label, value] of rows) {
    page.text(x, y, label, { size, fill: labelFill });
    places.set(label, [x + indent + Math.min(most, value.length * size) / 2, y - size * 0.4]);
    y = page.paragraph(x + indent, y, value, most, { size }) + size * gap;
  }
  return places;
}

const scope =
  '一般项目：技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广；软件开发；信息系统集成服务；计算机软硬件及辅助设备批发；互联网销售（除销售需要许可的商品）。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）';
const capitals = ['壹佰万元整', '伍佰万元整', '壹仟万元整', '叁拾万元整'];

const linkOf = (invented: Invented, random: Random): string =>
  random.next() < 0.6
    ? `https://licence.example/verify?code=${invented.creditCode}`
    : `https://licence.example/key/${random.some('0123456789abcdef', 24)}`;

const licenceTruth = (invented: Invented): DrawnPaper['truth'] => ({
  'licence.creditCode': invented.creditCode,
  'licence.name': invented.company,
  'licence.legalRepresentative': invented.person,
  'licence.address': invented.address,
  'licence.validUntil': invented.until,
});

/** The edition of 2019: landscape, two columns, the code above on the left, a QR code on the right. */
const licence2019: Layout = ({ font, invented, random }) => {
  const page = new Page(1600, 1130, font);
  page.add('<rect width="100%" height="100%" fill="#fdfcf4"/>');
  page.box(36, 36, 1528, 1058, '#b59a5a', 8);
  page.box(52, 52, 1496, 1026, '#b59a5a', 2);
  page.text(800, 250, '营 业 执 照', { size: 84, middle: true });
  page.text(800, 310, '（样例）', { size: 34, middle: true });
  page.text(110, 190, '统一社会信用代码', { size: 26 });
  page.text(110, 232, invented.creditCode, { size: 32 });
  page.qr(1300, 120, 190, linkOf(invented, random));
  const size = 28;
  const left = rowsOf(page, { x: 110, y: 420, size, indent: 190, most: 520 }, [
    ['名　　称', invented.company],
    ['类　　型', '有限责任公司（自然人独资）'],
    ['法定代表人', invented.person],
    ['经营范围', scope],
  ]);
  rowsOf(page, { x: 880, y: 420, size, indent: 170, most: 460 }, [
    ['注册资本', random.one(capitals)],
    ['成立日期', inCharacters(invented.since)],
    ['营业期限', `${inCharacters(invented.since)}至${inCharacters(invented.until)}`],
    ['住　　所', invented.address],
  ]);
  page.text(960, 900, '登记机关', { size: 30 });
  page.seal(1280, 890, 105, invented.authority);
  page.text(1100, 1010, inCharacters(invented.since), { size: 26 });
  return {
    kind: 'LICENCE',
    layout: '2019',
    page,
    truth: licenceTruth(invented),
    cover: left.get('名　　称') ?? [0, 0],
  };
};

/** The edition of 2014: portrait, one column. */
const licence2014: Layout = ({ font, invented, random }) => {
  const page = new Page(1180, 1600, font);
  page.add('<rect width="100%" height="100%" fill="#fbfaf2"/>');
  page.box(30, 30, 1120, 1540, '#a88f55', 10);
  page.text(590, 300, '营 业 执 照', { size: 92, middle: true });
  page.text(590, 372, '（样例）', { size: 34, middle: true });
  page.text(590, 430, `统一社会信用代码 ${invented.creditCode}`, { size: 28, middle: true });
  const places = rowsOf(page, { x: 150, y: 530, size: 30, indent: 220, most: 640, gap: 0.8 }, [
    ['名　　称', invented.company],
    ['类　　型', '有限责任公司'],
    ['住　　所', invented.address],
    ['法定代表人', invented.person],
    ['注册资本', random.one(capitals)],
    ['成立日期', inCharacters(invented.since)],
    ['营业期限', `${inCharacters(invented.since)}至${inCharacters(invented.until)}`],
    ['经营范围', scope.slice(0, 60)],
  ]);
  page.qr(140, 1340, 170, linkOf(invented, random));
  page.text(560, 1400, '登记机关', { size: 30 });
  page.seal(860, 1390, 115, invented.authority);
  page.text(640, 1510, inCharacters(invented.since), { size: 28 });
  return {
    kind: 'LICENCE',
    layout: '2014',
    page,
    truth: licenceTruth(invented),
    cover: places.get('法定代表人') ?? [0, 0],
  };
};

export const dots = (day: string): string => day.replaceAll('-', '.');

/** A lighter ground than a real card's, and no emblem. */
export const cardGround = (page: Page, y: number, random: Random): void => {
  page.add(`<rect x="4" y="${y + 4}" width="1272" height="800" rx="40" fill="#eef3f8"/>`);
  const wave = (nth: number) => {
    const top = y + 40 + nth * 38;
    return `<path d="M20 ${top}q160 ${random.whole(-40, 40)} 320 0t320 0t320 0t300 0" fill="none" stroke="#c3d6e6" stroke-width="2"/>`;
  };
  page.add(Array.from({ length: 19 }, (_, nth) => wave(nth)).join(''));
};

/** `idNumber`: of a residence permit, which names no nationality. */
export function cardFront(
  page: Page,
  y: number,
  { invented, random }: LayoutInputs,
  idNumber = invented.idNumber,
): readonly [number, number] {
  cardGround(page, y, random);
  const blue = '#4f86b8';
  const born = `${idNumber.slice(6, 10)}  年  ${Number(idNumber.slice(10, 12))}  月  ${Number(idNumber.slice(12, 14))}  日`;
  page.text(90, y + 140, '姓 名', { size: 36, fill: blue });
  page.text(230, y + 140, invented.person, { size: 46 });
  page.text(90, y + 235, '性 别', { size: 36, fill: blue });
  page.text(230, y + 235, Number(idNumber[16]) % 2 === 0 ? '女' : '男', { size: 40 });
  if (idNumber === invented.idNumber) {
    page.text(370, y + 235, '民 族', { size: 36, fill: blue });
    page.text(510, y + 235, '汉', { size: 40 });
  }
  page.text(90, y + 330, '出 生', { size: 36, fill: blue });
  page.text(230, y + 330, born, { size: 38 });
  page.text(90, y + 425, '住 址', { size: 36, fill: blue });
  page.paragraph(230, y + 425, invented.address, 480, { size: 40 });
  page.text(90, y + 710, '公民身份号码', { size: 36, fill: blue });
  page.text(420, y + 712, [...idNumber].join(random.next() < 0.5 ? ' ' : ''), { size: 48 });
  page.add(`<rect x="820" y="${y + 110}" width="370" height="470" fill="#dfe6ea"/>`);
  page.add(
    `<circle cx="1005" cy="${y + 270}" r="100" fill="#e8c9ae"/><path d="M850 ${y + 580}q155-260 310 0z" fill="#3a4a63"/>`,
  );
  page.text(1060, y + 760, '样例', { size: 24, fill: red });
  return [360, y + 425];
}

export function cardBack(page: Page, y: number, { invented, random }: LayoutInputs, title = '样例身份证'): void {
  cardGround(page, y, random);
  page.text(640, y + 200, title, { size: 66, middle: true });
  page.text(300, y + 600, '签发机关', { size: 38 });
  page.text(520, y + 600, invented.police, { size: 38 });
  page.text(300, y + 690, '有效期限', { size: 38 });
  page.text(520, y + 690, `${dots(invented.since)}-${dots(invented.until)}`, { size: 38 });
}

const frontTruth = (invented: Invented): DrawnPaper['truth'] => ({
  'idCard.name': invented.person,
  'idCard.number': invented.idNumber,
  'idCard.address': invented.address,
});
const backTruth = (invented: Invented): DrawnPaper['truth'] => ({
  'idCard.issuedBy': invented.police,
  'idCard.validUntil': invented.until,
});

const idFront: Layout = (inputs) => {
  const page = new Page(1280, 808, inputs.font);
  const cover = cardFront(page, 0, inputs);
  return { kind: 'ID_CARD', layout: 'front', page, truth: frontTruth(inputs.invented), cover };
};
const idBack: Layout = (inputs) => {
  const page = new Page(1280, 808, inputs.font);
  cardBack(page, 0, inputs);
  return { kind: 'ID_CARD', layout: 'back', page, truth: backTruth(inputs.invented), cover: [650, 590] };
};
const idBoth: Layout = (inputs) => {
  const page = new Page(1280, 1640, inputs.font);
  page.add('<rect width="100%" height="100%" fill="#fff"/>');
  const cover = cardFront(page, 0, inputs);
  cardBack(page, 832, inputs);
  return {
    kind: 'ID_CARD',
    layout: 'both',
    page,
    truth: { ...frontTruth(inputs.invented), ...backTruth(inputs.invented) },
    cover,
  };
};

const certificate =
  (layout: string, title: string, labels: readonly [string, string, string, string, string], ground: string): Layout =>
  ({ font, invented }) => {
    const page = new Page(1500, 1060, font);
    page.add(`<rect width="100%" height="100%" fill="${ground}"/>`);
    page.box(40, 40, 1420, 980, '#7a8fb0', 6);
    page.text(750, 220, title, { size: 70, middle: true });
    const [domain, holder, since, until, registrar] = labels;
    const places = rowsOf(page, { x: 190, y: 400, size: 36, indent: 330, most: 830, gap: 0.9, labelFill: grey }, [
      [domain, invented.domain],
      [holder, invented.company],
      [since, inCharacters(invented.since)],
      [until, invented.until === '长期' ? '2031年05月20日' : inCharacters(invented.until)],
      [registrar, '样例域名注册有限公司'],
    ]);
    page.seal(1230, 820, 110, '样例域名注册有限公司');
    return {
      kind: 'DOMAIN_CERTIFICATE',
      layout,
      page,
      truth: {
        'domainCertificate.domain': invented.domain,
        'domainCertificate.holder': invented.company,
        'domainCertificate.registeredOn': invented.since,
        'domainCertificate.expiresOn': invented.until === '长期' ? '2031-05-20' : invented.until,
      },
      cover: places.get(holder) ?? [0, 0],
    };
  };

export const layouts: readonly Layout[] = [
  licence2019,
  licence2014,
  idFront,
  idBack,
  idBoth,
  certificate(
    'registrar',
    '域名注册证书',
    ['域名：', '域名注册人：', '注册日期：', '到期日期：', '注册服务机构：'],
    '#f7f9fc',
  ),
  certificate(
    'international',
    '国际域名证书',
    ['域名', '域名持有者', '域名注册时间', '域名到期时间', '域名注册商'],
    '#fdf8ec',
  ),
];
