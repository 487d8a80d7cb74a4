import { formWords } from '@beian/domain/papers';
import type { Invented, Random } from './invented.ts';
import { type Layout, rowsOf } from './layouts.ts';
import { Page } from './page.ts';

/** A signature of a few strokes. */
function sign(page: Page, x: number, y: number, random: Random): void {
  const stroke = () => {
    const [a, b] = [x + random.whole(0, 150), y + random.whole(-30, 15)];
    const bend = () => random.whole(-45, 45);
    return `M${a} ${b}q${bend()} ${bend()} ${bend()} ${bend()}t${bend()} ${bend()}`;
  };
  const strokes = Array.from({ length: random.whole(7, 12) }, stroke).join('');
  const ink = random.one(['#15151a', '#1a2358']);
  page.add(`<path d="${strokes}" fill="none" stroke="${ink}" stroke-width="4" stroke-linecap="round"/>`);
}

/** A4 at 150 dots per inch, laid out as packages/documents draws the form. */
const verificationForm: Layout = ({ font, invented, random }) => {
  const page = new Page(1240, 1754, font);
  page.add('<rect width="100%" height="100%" fill="#fff"/>');
  const [signed, sealed] = [random.next() < 0.6, random.next() < 0.6];
  page.text(620, 130, [...formWords.title].join(' '), { size: 35, middle: true });
  page.text(820, 168, `${formWords.number}：${invented.order}-1`, { size: 18 });
  const [left, width, labelWidth] = [90, 1060, 225];
  let y = 185;
  const bar = (words: string) => {
    page.box(left, y, width, 40, '#222');
    page.text(left + 8, y + 27, words, { size: 19 });
    y += 40;
  };
  const row = (label: string, value: string, height: number) => {
    page.box(left, y, width, height, '#222');
    page.add(`<path d="M${left + labelWidth} ${y}v${height}" stroke="#222" stroke-width="2"/>`);
    page.text(left + 8, y + 28, label, { size: 19 });
    page.paragraph(left + labelWidth + 8, y + 28, value, width - labelWidth - 330, { size: 19 });
    y += height;
  };
  bar(formWords.basics.title);
  page.text(left + width - 290, y + 28, `${formWords.basics.type}　□ 单位　□ 个人`, { size: 19 });
  const cover = [left + labelWidth + 150, y + 22] as const;
  row(formWords.basics.name, invented.company, 44);
  row(formWords.basics.domains, invented.domains.join('、'), 70);
  bar(formWords.checks);
  for (const question of [
    '一、网站主办者主体信息是否真实、准确',
    '二、联系方式是否真实、准确、有效',
    '三、网站信息是否真实、准确',
    '四、接入信息是否真实、准确',
  ]) {
    page.text(left + 8, y + 30, question, { size: 19 });
    page.text(left + width - 150, y + 30, '□ 是　□ 否', { size: 19 });
    y += 44;
  }
  page.box(left, 185, width, y - 185, '#222');
  bar(formWords.promises);
  y = page.paragraph(left + 8, y + 32, formWords.pledges.provider, width - 20, { size: 19 });
  const half = left + width / 2;
  page.text(left + 8, y + 60, formWords.verifier, { size: 19 });
  page.text(half, y + 60, formWords.providerSeal, { size: 19 });
  page.text(left + 8, y + 105, `${formWords.date}2026 年 3 月 9 日`, { size: 19 });
  if (random.next() < 0.7) page.seal(half + 330, y + 40, 80, '样例云计算有限公司');
  y += 200;
  page.add(`<path d="M${left} ${y}h${width}" stroke="#222" stroke-dasharray="6 5"/>`);
  y = page.paragraph(left + 8, y + 40, formWords.pledges.organiser, width - 20, { size: 19 });
  page.text(left + 8, y + 90, formWords.principal, { size: 19 });
  page.text(half, y + 90, formWords.seal, { size: 19 });
  page.text(left + 8, y + 140, `${formWords.date}${formWords.day}`, { size: 19 });
  if (signed) sign(page, left + 190, y + 85, random);
  if (sealed) page.seal(half + random.whole(120, 260), y + random.whole(60, 120), 90, invented.company);
  page.text(620, 1700, `订单 ${invented.order}　内容标识 ${invented.mark}　第 1 页 共 1 页`, {
    size: 16,
    fill: '#444',
    middle: true,
  });
  return {
    kind: 'VERIFICATION_FORM',
    layout: 'form',
    page,
    truth: {
      'form.mark': invented.mark,
      'form.name': invented.company,
      'form.domains': invented.domains.join('、'),
      'form.signed': signed ? 'YES' : 'NO',
      'form.sealed': sealed ? 'YES' : 'NO',
    },
    cover,
  };
};

const letterTexts: readonly (readonly [title: string, text: (invented: Invented) => string])[] = [
  [
    '互联网信息服务备案承诺书',
    () =>
      '本单位承诺所提交的备案信息真实、准确、完整，遵守互联网信息服务管理的法律法规，不从事与备案信息不符的活动，并承担由此产生的一切责任。',
  ],
  [
    '关于网站备案及管理的网站负责人授权书',
    ({ person, idNumber }) =>
      `兹授权我公司${person}同志（身份证号：${idNumber}）为我们公司备案的网站负责人。由其提供的网站备案信息真实有效，视同本人操作行为。`,
  ],
  [
    '江苏省网站备案信息真实性承诺书',
    () => '本人承诺网站备案信息真实有效，网站内容与备案信息一致，信息变更后及时办理备案变更手续。',
  ],
];

const letter: Layout = ({ font, invented, random }) => {
  const page = new Page(1240, 1754, font);
  page.add('<rect width="100%" height="100%" fill="#fff"/>');
  const [title, text] = random.one(letterTexts);
  page.text(620, 190, title, { size: 36, middle: true });
  const head = !title.includes('授权书');
  const size = 26;
  let y = 300;
  let cover: readonly [number, number] = [400, 1100];
  if (head) {
    const places = rowsOf(page, { x: 120, y, size, indent: 0, most: 1000 }, []);
    for (const line of [
      `主办者名称：${invented.company}`,
      `证件号码：${invented.creditCode}`,
      `域名：${invented.domains.join('、')}`,
    ])
      y = page.paragraph(120, y, line, 1000, { size }) + 12;
    cover = places.get('') ?? [450, 290];
  }
  y = page.paragraph(120, y + 20, `　　${text(invented)}`, 1000, { size });
  const marks = head ? ['主办单位公章：'] : ['法定代表人签字：', `主办单位名称：${invented.company}`, '主办单位公章：'];
  for (const mark of [...marks, '日期：　　　　年　　月　　日']) {
    y += 80;
    page.text(120, y, mark, { size });
  }
  page.seal(520, y - 90, 95, invented.company);
  page.text(620, 1690, `订单 ${invented.order}　内容标识 ${invented.mark}　第 1 页 共 1 页`, {
    size: 16,
    fill: '#444',
    middle: true,
  });
  return {
    kind: 'LETTER',
    layout: 'letter',
    page,
    truth: { 'letter.title': title, 'letter.name': invented.company },
    cover,
  };
};

export const formLayouts: readonly Layout[] = [verificationForm, letter];
