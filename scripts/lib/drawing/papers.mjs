// Drawn certificates and forms that carry the values of their order. Everything on them is invented.
import { portrait } from './person.mjs';
import { picture, qr, stamp, table, text } from './svg.mjs';

/** @typedef {(field: string) => string} ValueOf the value of a field, empty if there is none */
/** @typedef {{ value: ValueOf, seed: string, formCode: string }} Paper */

/** Width by height of an ID card, and where its front bears the portrait: as in packages/domain/src/filing/id-portrait.ts. */
const [cardWidth, cardHeight] = [1280, 808];
const portraitArea = { x: 0.62 * cardWidth, y: 0.13 * cardHeight, width: 0.31 * cardWidth, height: 0.62 * cardHeight };

/** Sex and day of birth are parts of the number. @param {string} number */
function ofNumber(number) {
  const [, year = '', month = '', day = ''] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(number) ?? [];
  const sex = Number(number.at(16)) % 2 === 0 ? '女' : '男';
  return { sex, born: year === '' ? '' : `${year} 年 ${Number(month)} 月 ${Number(day)} 日` };
}

/** Both sides of an ID in one picture, as applicants are asked for it. @param {Paper} paper @param {'subject' | 'website'} owner */
function idCard({ value, seed }, owner) {
  const name = value(`${owner}.principal.name`);
  const number = value(`${owner}.principal.idNumber`);
  return bothSides({
    name,
    number,
    address: value('subject.certificateAddress'),
    until: value(`${owner}.principal.idValidUntil`),
    identity: identityOf(value, owner),
    seed,
  });
}

/** Whose face is drawn: the same for every picture of a person. @param {ValueOf} value @param {'subject' | 'website'} owner */
export const identityOf = (value, owner) => value(`${owner}.principal.name`) + value(`${owner}.principal.idNumber`);

/** @param {{ name: string, number: string, address: string, until: string, identity: string, seed: string }} person */
function bothSides({ name, number, address, until, identity, seed }) {
  const { sex, born } = ofNumber(number);
  const ground = (/** @type {number} */ y) =>
    `<rect x="4" y="${y + 4}" width="${cardWidth - 8}" height="${cardHeight - 8}" rx="40" fill="#f4f7fb" stroke="#9fb2c8" stroke-width="4"/>`;
  const front = [
    ground(0),
    table({
      x: 70,
      y: 130,
      size: 40,
      indent: 150,
      most: 12,
      rows: [
        ['姓名', name],
        ['性别', `${sex}　民族　样例`],
        ['出生', born],
        ['住址', address],
      ],
    }),
    text(70, 730, 40, '公民身份号码', { fill: '#777' }),
    text(370, 730, 52, number, { mono: true }),
    portrait(identity, portraitArea),
    text(cardWidth - 200, 780, 24, '样例，不具效力', { fill: '#c0392b' }),
  ];
  const back = [
    ground(cardHeight),
    text(cardWidth / 2, cardHeight + 190, 64, '样例身份证', { middle: true, bold: true }),
    text(cardWidth / 2, cardHeight + 280, 40, '国徽面（样例，无国徽）', { middle: true, fill: '#777' }),
    table({
      x: 250,
      y: cardHeight + 560,
      size: 40,
      indent: 240,
      most: 16,
      rows: [
        ['签发机关', '样例市公安局样例分局'],
        ['有效期限', until === '' ? '' : `2016-01-01 至 ${until}`],
      ],
    }),
    text(70, 2 * cardHeight - 40, 22, seed, { fill: '#999', mono: true }),
  ];
  return picture(cardWidth, 2 * cardHeight, [...front, ...back].join(''));
}

/** A sheet with its title, its values, a stamp and a QR code. @param {string} title @param {number} width @param {number} height */
const sheet =
  (title, width, height) =>
  (
    /** @type {string} */ seed,
    /** @type {readonly (readonly [string, string])[]} */ rows,
    /** @type {string} */ code = '',
  ) =>
    picture(
      width,
      height,
      `<rect width="100%" height="100%" fill="#fdf9ee"/><rect x="24" y="24" width="${width - 48}" height="${height - 48}" fill="none" stroke="#b08d4b" stroke-width="8"/>
      ${text(width / 2, 170, 64, title, { middle: true, bold: true })}
      ${code === '' ? '' : qr(width - 270, 60, 210, code)}
      ${table({ x: 120, y: 320, size: 36, indent: 300, most: Math.floor((width - 560) / 36), rows })}
      ${stamp(width - 220, height - 200)}${text(120, height - 80, 26, seed, { fill: '#555', mono: true })}`,
    );

const licence = sheet('营业执照（样例）', 1500, 1100);
const domainCertificate = sheet('域名证书（样例）', 1500, 1100);
const form = sheet('真实性核验单（样例）', 1240, 1754);

/** Address in the QR code of a licence: like the real ones, on a host for documentation. @param {string} creditCode */
export const licenceAddress = (creditCode) => `https://license.example/verify?code=${creditCode}`;

/** 居民身份证 as the certificate of a subject. */
const RESIDENT_ID = '2';

/** Papers with their own layout, by kind of material. @type {Readonly<Record<string, (paper: Paper) => string>>} */
const papers = {
  SUBJECT_CERT: (paper) => {
    const { value, seed } = paper;
    const number = value('subject.certificateNumber');
    if (value('subject.certificateType') === RESIDENT_ID)
      return bothSides({
        name: value('subject.name'),
        number,
        address: value('subject.certificateAddress'),
        until: value('subject.principal.idValidUntil'),
        identity: value('subject.name') + number,
        seed,
      });
    return licence(
      seed,
      [
        ['统一社会信用代码', number],
        ['名称', value('subject.name')],
        ['法定代表人', value('subject.principal.name')],
        ['住所', value('subject.certificateAddress')],
        ['登记机关', '样例市场监督管理局'],
      ],
      number === '' ? '' : licenceAddress(number),
    );
  },
  SUBJECT_PRINCIPAL_ID: (paper) => idCard(paper, 'subject'),
  WEBSITE_PRINCIPAL_ID: (paper) => idCard(paper, 'website'),
  DOMAIN_CERT: ({ value, seed }) =>
    domainCertificate(seed, [
      ['域名', value('website.domains')],
      ['域名持有者', value('subject.name')],
      ['注册服务机构', '样例域名注册有限公司'],
    ]),
  VERIFICATION_FORM: ({ value, seed, formCode }) =>
    form(
      seed,
      [
        ['主办单位', value('subject.name')],
        ['证件号码', value('subject.certificateNumber')],
        ['网站名称', value('website.name')],
        ['域名', value('website.domains')],
        ['网站负责人', value('website.principal.name')],
        ['核验单编码', formCode],
      ],
      formCode,
    ),
};

const otherTitles = /** @type {Record<string, [string, number, number]>} */ ({
  CHANGE_PROOF: ['变更证明（样例）', 1240, 1754],
  AUTHORISATION: ['负责人授权书（样例）', 1240, 1754],
  RESIDENCE_PERMIT: ['居住证（样例）', 1280, 808],
  STAFFING_LETTER: ['编办证明（样例）', 1240, 1754],
  COMMITMENT: ['承诺书（样例）', 1240, 1754],
  NAME_STATEMENT: ['网站名称使用说明（样例）', 1240, 1754],
  NO_APPROVAL_STATEMENT: ['不涉及前置审批承诺书（样例）', 1240, 1754],
  PHONE_BILLS: ['话费单（样例）', 1240, 1754],
  SITE_PLAN: ['网站建设方案书（样例）', 1240, 1754],
  PRE_APPROVAL: ['前置审批文件（样例）', 1240, 1754],
});

/** The SVG of a paper. @param {string} kind @param {Paper} paper */
export function paperOf(kind, paper) {
  const { value, seed } = paper;
  const own = papers[kind];
  if (own !== undefined) return own(paper);
  const [title, width, height] = otherTitles[kind] ?? [kind, 1280, 808];
  return sheet(
    title,
    width,
    height,
  )(seed, [
    ['主办单位', value('subject.name')],
    ['网站名称', value('website.name')],
    ['负责人', value('website.principal.name') || value('subject.principal.name')],
  ]);
}
