import { residentIdCheckCharacter } from '@beian/domain/checks';
import { checkDigitOf } from '@beian/reading/paper';
import { back, dots, front } from './cards.ts';
import type { DrawSheet } from './sheet.ts';

const names = ['LINDQVIST', 'PETROVA', 'OKAFOR', 'DUBOIS', 'ROSSI', 'HAMMOND', 'NOVAK', 'SILVA', 'YAMADA', 'BAUER'];
const portrait = (left: number, top: number) =>
  `<div style="position:absolute;left:${left}px;top:${top}px;width:190px;height:240px;background:#d5dde3"><div style="width:92px;height:116px;border-radius:46px;background:#caa68b;margin:40px auto 0"></div><div style="width:170px;height:84px;border-radius:80px 80px 0 0;background:#41506b;margin:0 auto"></div></div>`;
const endOf = (to: string) => (to === '长期' ? '2032-09-03' : to);

/** The page with the personal data; UTO is Utopia of ICAO Doc 9303. */
const passport: DrawSheet = ({ person, to, idNumber }, dice) => {
  const isChinese = dice.chance(0.5);
  const [surname, given] = [dice.pick(names), dice.pick(names)];
  const state = isChinese ? 'CHN' : 'UTO';
  const number = `${dice.pick(['G', 'D', 'P'])}${dice.string('0123456789', 8)}`;
  const until = endOf(to);
  const checked = (text: string) => `${text}${checkDigitOf(text)}`;
  const short = (day: string) => day.slice(2).replaceAll('-', '');
  const lines = [
    `P<${state}${surname}<<${given}`,
    `${checked(number)}${state}${checked(idNumber.slice(8, 14))}${dice.pick(['M', 'F'])}${checked(short(until))}`,
  ].map((line) => line.padEnd(44, '<').replaceAll('<', '&lt;'));
  const cell = (label: string, value: string) =>
    `<div style="margin-bottom:12px"><span style="font-size:15px;color:#567">${label}</span><br>${value}</div>`;
  return {
    kind: 'PASSPORT',
    layout: isChinese ? 'Chinese' : 'foreign',
    width: 1180,
    height: 820,
    truth: {
      'passport.name': isChinese ? person : `${surname} ${given}`,
      'passport.number': number,
      'passport.validUntil': until,
    },
    html: `<div style="position:absolute;inset:0;background:linear-gradient(100deg,#f3f0e4,#e6eef3)"></div>${portrait(60, 130)}
<div style="position:absolute;left:320px;top:50px;font-size:32px">${isChinese ? '护照　PASSPORT' : 'PASSPORT'}</div>
<div style="position:absolute;left:320px;top:120px;font-size:25px">${cell(isChinese ? '姓名/Name' : 'Name', isChinese ? `${person}<br>${surname}, ${given}` : `${surname}, ${given}`)}${cell(isChinese ? '国籍/Nationality' : 'Nationality', state)}${cell(isChinese ? '护照号/Passport No.' : 'Passport No.', number)}${cell(isChinese ? '有效期至/Date of expiry' : 'Date of expiry', until.split('-').reverse().join(' '))}</div>
<div style="position:absolute;left:40px;bottom:40px;white-space:pre;font:36px 'DejaVu Sans Mono';letter-spacing:3px;line-height:1.5">${lines.join('<br>')}</div>`,
  };
};

const permit =
  (kind: 'HK_MACAO_PERMIT' | 'TAIWAN_PERMIT', of: 'hkMacaoPermit' | 'taiwanPermit', title: string): DrawSheet =>
  ({ person, idNumber, from, to }, dice) => {
    const number = `${kind === 'TAIWAN_PERMIT' ? '' : dice.pick(['H', 'M'])}${dice.string('0123456789', 8)}`;
    const until = endOf(to);
    const born = `${idNumber.slice(6, 10)}.${idNumber.slice(10, 12)}.${idNumber.slice(12, 14)}`;
    const rows = [
      ['姓名', person],
      ['性别', dice.pick(['男', '女'])],
      ['出生日期', born],
      ['证件号码', number],
      ['签发机关', '样例出入境管理局'],
      ['有效期限', `${dots(from)}-${dots(until)}`],
    ];
    return {
      kind,
      layout: 'front',
      width: 720,
      height: 454,
      truth: { [`${of}.name`]: person, [`${of}.number`]: number, [`${of}.validUntil`]: until },
      html: `<div class="card">${portrait(40, 120)}<h3 style="left:0;top:36px;letter-spacing:.08em">${title}</h3>${rows.map(([label, value], nth) => `<p style="left:270px;top:${104 + nth * 54}px"><s style="width:110px">${label}</s>${value}</p>`).join('')}</div>`,
    };
  };

const residence =
  (
    kind: 'HK_MACAO_RESIDENCE' | 'TAIWAN_RESIDENCE',
    of: 'hkMacaoResidence' | 'taiwanResidence',
    title: string,
  ): DrawSheet =>
  (content, dice) => {
    const id17 = `${kind === 'TAIWAN_RESIDENCE' ? '830000' : dice.pick(['810000', '820000'])}${content.idNumber.slice(6, 17)}`;
    const idNumber = `${id17}${residentIdCheckCharacter(id17)}`;
    const withoutNation = front({ ...content, idNumber }, dice).replace(/<s style="margin-left.*?<\/p>/u, '</p>');
    return {
      kind,
      layout: 'both sides',
      width: 1080,
      height: 1520,
      truth: {
        [`${of}.name`]: content.person,
        [`${of}.number`]: idNumber,
        [`${of}.address`]: content.address,
        [`${of}.validUntil`]: content.to,
      },
      html: `<div style="position:absolute;left:180px;top:150px">${withoutNation}</div><div style="position:absolute;left:180px;top:700px">${back(content, title)}</div>`,
    };
  };

export const ids: readonly DrawSheet[] = [
  passport,
  permit('HK_MACAO_PERMIT', 'hkMacaoPermit', '港澳居民来往内地通行证'),
  permit('TAIWAN_PERMIT', 'taiwanPermit', '台湾居民来往大陆通行证'),
  residence('HK_MACAO_RESIDENCE', 'hkMacaoResidence', '港澳居民居住证'),
  residence('TAIWAN_RESIDENCE', 'taiwanResidence', '台湾居民居住证'),
];
