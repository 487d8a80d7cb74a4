import { type PaperKind, paperKinds, type SeenPaper } from '@beian/domain/reading';
import { labelsOf } from './fields.ts';
import { findLabels } from './labels.ts';
import type { Cell, Layout } from './layout.ts';

/** By what a paper is known. */
interface Signs {
  /** The whole of a line, without spaces. */
  readonly title: RegExp;
  /** Labels that no other of the papers has several of. */
  readonly labels: readonly string[];
  /** So many of the labels tell it where its title could not be read; beside the title one is enough. */
  readonly enough: number;
}

const permitLabels = { labels: ['出生日期', '证件号码', '换证次数', '签发次数'], enough: 2 };
const residenceLabels = {
  labels: ['姓名', '性别', '出生', '住址', '公民身份号码', '签发机关', '有效期限', '通行证号码'],
  enough: 2,
};

/** A title may go on in brackets: (副本), (样例). */
const signs: Readonly<Record<PaperKind, Signs>> = {
  LICENCE: {
    // One of the four characters may be misread under a seal.
    title: /^[\p{Script=Han}]{0,8}(?:营业执照|.业执照|营.执照|营业.照|营业执.)(?:\(.*)?$/u,
    labels: [
      ...[
        '类型',
        '注册资本',
        '实收资本',
        '成立日期',
        '营业期限',
        '经营范围',
        '登记机关',
        '注册号',
        '组成形式',
        '经营者',
      ],
      ...['经营场所', '主要经营场所', '营业场所', '执行事务合伙人', '合伙期限', '公司类型'],
    ],
    enough: 3,
  },
  INSTITUTION_CERTIFICATE: {
    title: /^事业单位法人证书(?:\(.*)?$/u,
    labels: ['宗旨和业务范围', '经费来源', '开办资金', '举办单位'],
    enough: 2,
  },
  ASSOCIATION_CERTIFICATE: {
    title: /^社会团体法人登记证书(?:\(.*)?$/u,
    labels: ['业务范围', '活动地域', '注册资金', '业务主管单位', '社团类型'],
    enough: 2,
  },
  ID_CARD: {
    title: /^[\p{Script=Han}]{0,6}身份证$/u,
    labels: ['姓名', '性别', '民族', '出生', '住址', '公民身份号码', '签发机关', '有效期限'],
    enough: 2,
  },
  PASSPORT: {
    // The first line of the machine-readable zone says it, too.
    title: /^(?:[\p{Script=Han}]{0,7}护照(?:\/?PASSPORT)?|PASSPORT|P[A-Z<][A-Z0]{3}[A-Z]+<[A-Z<]*)$/iu,
    labels: [],
    enough: Number.POSITIVE_INFINITY,
  },
  HK_MACAO_PERMIT: { title: /^港澳居民来往内地通行证$/u, ...permitLabels },
  TAIWAN_PERMIT: { title: /^台湾居民来往大陆通行证$/u, ...permitLabels },
  // The front has no title, but a number that no other card has.
  HK_MACAO_RESIDENCE: {
    title: /^(?:(?:中华人民共和国)?港澳居民居住证|(?:公民身份号码)?8[12]0000\d{11}[\dX])$/u,
    ...residenceLabels,
  },
  TAIWAN_RESIDENCE: {
    title: /^(?:(?:中华人民共和国)?台湾居民居住证|(?:公民身份号码)?830000\d{11}[\dX])$/u,
    ...residenceLabels,
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

/**
 * A line that is longer, in heights, is part of a clause or pledge: no field is, and reading it would take half of the time of a form. The two
 * machine-readable lines of a passport are as long.
 */
const LONGEST_LINE = 34;
const MACHINE_READABLE_LINE = 46;
export const longestLineOf = (kind: PaperKind): number => (kind === 'PASSPORT' ? MACHINE_READABLE_LINE : LONGEST_LINE);

/** Papers that have labels of ours, but are none of them. */
const otherTitle =
  /^[\p{Script=Han}]{0,12}(?:通行证|护照|驾驶证|行驶证|居住证|许可证|合同|协议|发票|简历|收据|申请表|登记表)$/u;
/** A title stands among so many of the first texts of a page. */
const TITLE_LINES = 12;
/** Fewer characters on a page say nothing about what it is. */
const LEAST_TEXT = 20;

/**
 * What a page is by its title and its labels. The expected kind is named if the page is one; a page with text that is none of the papers is OTHER;
 * null: there is too little text.
 */
export function seenPaper({ rows }: Layout, expected: PaperKind): SeenPaper | null {
  const texts = rows.flatMap(titlesIn);
  const kinds = [expected, ...(Object.keys(paperKinds) as PaperKind[])];
  // A title says more than labels, some of which stand on several papers.
  const titled = kinds.find(
    (kind) => hasTitle(kind, texts) && labelCount(kind, rows) >= Math.min(1, signs[kind].labels.length),
  );
  if (titled !== undefined) return titled;
  if (texts.slice(0, TITLE_LINES).some((text) => otherTitle.test(text))) return 'OTHER';
  const seen = kinds.find((kind) => labelCount(kind, rows) >= signs[kind].enough);
  if (seen !== undefined) return seen;
  const characters = rows.flat().reduce((sum, { glyphs }) => sum + glyphs.length, 0);
  return characters < LEAST_TEXT ? null : 'OTHER';
}

const hasTitle = (kind: PaperKind, texts: readonly string[]): boolean =>
  texts.some((text) => signs[kind].title.test(text));

/** How many of the labels that tell the paper stand at the start of a line. */
function labelCount(kind: PaperKind, rows: Layout['rows']): number {
  const found = findLabels({ rows, angle: 0 }, labelsOf(kind)).filter(
    ({ label, labelGlyphs }) =>
      signs[kind].labels.includes(label) &&
      labelGlyphs[0]?.cell.glyphs[0] === labelGlyphs[0] &&
      // Half of a label of two characters is found, too, but may be of another label.
      labelGlyphs.length >= label.length,
  );
  return new Set(found.map(({ label }) => label)).size;
}

/** Lines that may be a title: each cell, and cells of one or two characters beside each other, as a title's are that is printed wide. */
function titlesIn(row: readonly Cell[]): string[] {
  const texts = row.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''));
  const wide = texts.filter((text) => text.length <= 2).join('');
  return [...texts, texts.join(''), wide];
}
