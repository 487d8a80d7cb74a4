import { type PaperKind, paperKinds, type SeenPaper } from '@beian/domain/reading';
import { labelsOf } from './fields.ts';
import { findLabels } from './labels.ts';
import type { Cell, Layout } from './layout.ts';

/** By what a paper is known. */
interface Signs {
  /** The whole of a line, without spaces. */
  readonly title: RegExp;
  /** Labels of which no other paper has several at the start of a line. */
  readonly labels: readonly string[];
  /** So many of the labels tell it without a title that could be read; one of them with it. */
  readonly enough: number;
}

/** A title may go on in brackets: (副本), (样例). */
const signs: Readonly<Record<PaperKind, Signs>> = {
  LICENCE: {
    // One of the four characters may be misread under a seal.
    title: /^[\p{Script=Han}]{0,8}(?:营业执照|.业执照|营.执照|营业.照|营业执.)(?:\(.*)?$/u,
    labels: [
      ...[
        '统一社会信用代码',
        '名称',
        '企业名称',
        '类型',
        '住所',
        '法定代表人',
        '法定代表人姓名',
        '注册资本',
        '实收资本',
      ],
      ...['成立日期', '营业期限', '经营范围', '登记机关', '注册号', '组成形式', '经营者', '经营场所', '主要经营场所'],
      ...['营业场所', '执行事务合伙人', '合伙期限', '公司类型'],
    ],
    enough: 4,
  },
  ID_CARD: {
    title: /^[\p{Script=Han}]{0,6}身份证$/u,
    labels: ['姓名', '性别', '民族', '出生', '住址', '公民身份号码', '签发机关', '有效期限'],
    enough: 2,
  },
  DOMAIN_CERTIFICATE: {
    title: /^[\p{Script=Han}]{0,8}域名[\p{Script=Han}]{0,4}证书(?:\(.*)?$/u,
    labels: [
      ...[
        '域名',
        '域名持有者',
        '域名注册人',
        '域名所有者',
        '域名持有人',
        '注册日期',
        '注册时间',
        '域名注册日期',
        '域名注册时间',
      ],
      ...['到期日期', '到期时间', '域名到期日期', '域名到期时间', '注册服务机构', '域名注册商', '注册商'],
    ],
    enough: 3,
  },
  VERIFICATION_FORM: {
    title: /^[\p{Script=Han}]{0,12}真实性核验单(?:\(.*)?$/u,
    labels: [
      ...['网站主办者名称', '网站域名', '网站域名和域名注册商', '网站主办者基本信息', '网站备案信息核验内容'],
      ...['核验人签字', '网站负责人签字', '内容标识', '核验单编码', '主办单位'],
    ],
    enough: 3,
  },
  LETTER: {
    title: /^[\p{Script=Han}]{0,30}(?:承诺书|授权书|委托书)(?:\(.*)?$/u,
    labels: [],
    enough: Number.POSITIVE_INFINITY,
  },
};

/** Fewer characters on a page say nothing about what it is. */
const LEAST_TEXT = 20;

/**
 * What a page is by its title and its labels. The expected kind is named if the page is one; a page with text that is none of the papers is OTHER;
 * null: there is too little text.
 */
export function seenPaper({ rows }: Layout, expected: PaperKind): SeenPaper | null {
  const texts = rows.flatMap(titlesIn);
  const kinds = [expected, ...(Object.keys(paperKinds) as PaperKind[])];
  const seen = kinds.find((kind) => is(kind, rows, texts));
  if (seen !== undefined) return seen;
  const characters = rows.flat().reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  return characters < LEAST_TEXT ? null : 'OTHER';
}

function is(kind: PaperKind, rows: Layout['rows'], texts: readonly string[]): boolean {
  const { title, labels, enough } = signs[kind];
  const hasTitle = texts.some((text) => title.test(text));
  if (hasTitle && labels.length === 0) return true;
  const found = findLabels({ rows, angle: 0 }, labelsOf(kind)).filter(
    ({ label, labelGlyphs }) =>
      labels.includes(label) &&
      labelGlyphs[0]?.cell.glyphs[0] === labelGlyphs[0] &&
      // Half of a label of two characters is found, too, but may be of another label.
      labelGlyphs.length >= label.length,
  );
  return new Set(found.map(({ label }) => label)).size >= (hasTitle ? 1 : enough);
}

/** Lines that may be a title: each cell, and cells of one or two characters beside each other, as a title's are that is printed wide. */
function titlesIn(row: readonly Cell[]): string[] {
  const texts = row.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  const wide = texts.filter((text) => text.length <= 2).join('');
  return [...texts, texts.join(''), wide];
}
