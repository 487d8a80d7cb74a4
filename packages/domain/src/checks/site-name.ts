import { bilingual } from '../text/bilingual-text.ts';
import { canonicalDomain } from './canonical-domain.ts';
import { hanCount, lengthOf, partsOf } from './characters.ts';
import { allFaultFindings, type Fault, type Finding } from './finding.ts';

export interface SiteNameContext {
  /** Who files: a unit (单位) or a person (个人, nature 5). */
  readonly holder: 'unit' | 'person';
  /** The filed domains. */
  readonly domains: readonly string[];
  /** A pre-approval (前置审批) is filed with the website. */
  readonly preApproved?: boolean;
  /** Words that the province forbids in the name of a person's site (provinces.json, `personalSiteNameBannedWords`). */
  readonly provinceWords?: readonly string[];
  /** Required endings where the province accepts only certain forms of persons' names, e.g. 的个人博客 (Jiangsu). */
  readonly provinceEndings?: readonly string[];
}

/** docs/spec/rules.md R-4.6 [A19-FORM]. */
const SENSITIVE_WORDS = ['反腐', '赌博', '廉政', '色情'] as const;
const PERSON_WORDS = [
  ...['资讯', '网站', '网络', '网址', '爱好者', '作品展示', '论坛', '社区', '工作室', '平台'],
  ...['主页', '热线', '社团', '导航'],
] as const;
const PRE_APPROVAL_WORDS = ['博客', '论坛', '在线', '社区', '交流'] as const;
/** Derived: signs of a unit, of trade or of an industry, which the name of a person's site may not have. */
const COMPANY_WORDS = [
  ...['公司', '企业', '集团', '工厂', '商城', '商店', '专卖'],
  ...['协会', '学会', '商会', '研究院', '研究所', '医院', '学校', '行业'],
] as const;
/** One source gives 3 to 10 characters for persons, the others name no maximum. */
const LONGEST_OF_PERSON = 10;

interface Asked extends SiteNameContext {
  readonly name: string;
  /** The name without the ending that the province prescribes. */
  readonly stem: string;
}

const containsAny = (name: string, words: readonly string[] = []): boolean => words.some((word) => name.includes(word));
const other = bilingual('请更换网站名称', 'Choose another name');

/** Apply to every site. */
const commonFaults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ name }) => hanCount(name) < 3,
    message: bilingual('网站名称应至少有三个汉字', 'A website name has three Chinese characters or more'),
    suggestion: bilingual('请填写含三个以上汉字的名称', 'Give a name with three Chinese characters or more'),
  },
  {
    isBroken: ({ name }) => /^[\dA-Z]+$/i.test(name.normalize('NFKC')),
    message: bilingual('网站名称不能只有数字或字母', 'A website name is not made of digits or letters alone'),
    suggestion: other,
  },
  {
    // The source says "special characters" without a list: everything except Chinese characters, Latin letters and
    // digits.
    isBroken: ({ name }) => /[^\p{Script=Han}\dA-Za-z]/u.test(name),
    message: bilingual(
      '网站名称含有特殊字符、全角字符或空格',
      'The website name holds special or full-width characters, or spaces',
    ),
    suggestion: bilingual(
      '请只使用汉字、半角字母和数字',
      'Use Chinese characters, half-width letters and digits alone',
    ),
  },
  {
    isBroken: ({ name, domains }) => domains.map(canonicalDomain).includes(canonicalDomain(name).replace(/^www\./, '')),
    message: bilingual('网站名称不能是域名本身', 'A website name is not the domain itself'),
    suggestion: other,
  },
  {
    isBroken: ({ name }) => containsAny(name, SENSITIVE_WORDS),
    outcome: 'warn',
    message: bilingual('网站名称含有敏感词', 'The website name holds a sensitive word'),
    suggestion: bilingual('请确认该名称可以使用', 'See whether this name may be used'),
  },
];

/** Apply to persons in addition. */
const personFaults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ stem }) => containsAny(stem, PERSON_WORDS),
    message: bilingual(
      `个人网站名称不能含有“${PERSON_WORDS.join('、')}”`,
      `A person's site name holds none of ${PERSON_WORDS.join(', ')}`,
    ),
    suggestion: other,
  },
  {
    isBroken: ({ stem, preApproved }) => preApproved !== true && containsAny(stem, PRE_APPROVAL_WORDS),
    ruleId: 'WEB-04',
    message: bilingual(
      `没有前置审批的个人网站名称不能含有“${PRE_APPROVAL_WORDS.join('、')}”`,
      `Without a pre-approval a person's site name holds none of ${PRE_APPROVAL_WORDS.join(', ')}`,
    ),
    suggestion: bilingual('请更换网站名称，或提供前置审批文件', 'Choose another name, or give the pre-approval'),
  },
  {
    isBroken: ({ stem, provinceWords }) => containsAny(stem, provinceWords),
    message: bilingual(
      '网站名称含有该省禁止个人使用的词',
      "The name holds a word that this province forbids in persons' sites",
    ),
    suggestion: bilingual(
      '请更换网站名称；该省禁用的词见网站名称旁的填写规则',
      'Choose another name; the rules of the field list the words',
    ),
  },
  {
    isBroken: ({ name, provinceEndings }) =>
      provinceEndings !== undefined && !provinceEndings.some((ending) => name.endsWith(ending) && name !== ending),
    message: bilingual(
      '网站名称不是该省允许个人使用的形式',
      "The name has none of the forms that this province takes for persons' sites",
    ),
    suggestion: bilingual(
      '请按该省规定的形式命名，见网站名称旁的填写规则',
      'Use one of the forms that the rules of the field list',
    ),
  },
  {
    isBroken: ({ stem }) => containsAny(stem, COMPANY_WORDS),
    outcome: 'warn',
    ruleId: 'WEB-03',
    message: bilingual(
      '个人网站名称可能涉及单位、行业或商业内容',
      "A person's site name may speak of a unit, an industry or trade",
    ),
    suggestion: bilingual('请确认网站没有企业或商业内容', 'See that the site has no such content'),
  },
  {
    isBroken: ({ name }) => lengthOf(name) > LONGEST_OF_PERSON,
    outcome: 'warn',
    message: bilingual(
      `个人网站名称超过 ${LONGEST_OF_PERSON} 个字，部分管局要求 3 至 ${LONGEST_OF_PERSON} 个字`,
      `A person's site name has more than ${LONGEST_OF_PERSON} characters; some bureaus take 3 to ${LONGEST_OF_PERSON}`,
    ),
    suggestion: bilingual('请确认管局是否接受，或缩短名称', 'See whether the bureau takes it, or shorten it'),
  },
];

const stemOf = (name: string, endings: readonly string[] = []): string => {
  const ending = endings.find((candidate) => name.endsWith(candidate));
  return ending === undefined ? name : name.slice(0, -ending.length);
};

const tables = { unit: commonFaults, person: [...commonFaults, ...personFaults] } as const;

/**
 * Website names, several separated by `;` (docs/spec/rules.md ). Every broken rule is a separate finding. Whether a name
 * matches the unit and the site, or is the name of a person or place, is checked by the reviewer.
 */
export function checkSiteName(names: string, context: SiteNameContext): Finding[] {
  const findings = partsOf(names).flatMap((name) =>
    allFaultFindings('WEB-01', tables[context.holder], {
      ...context,
      name,
      stem: stemOf(name, context.provinceEndings),
    }),
  );
  const worst = findings.filter((finding) => finding.outcome !== 'pass');
  return (worst.length > 0 ? worst : findings.slice(0, 1)).filter(
    (finding, index, all) => all.findIndex((one) => one.message === finding.message) === index,
  );
}
