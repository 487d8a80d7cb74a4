import { bilingual } from '../../text/bilingual-text.ts';
import { all, type Condition, not } from '../conditions.ts';
import { allProvinces, type ProvinceRule, type Reach } from '../rule.ts';

/** 网站名称: words that only entitled bodies use (docs/spec/rules.md ). Whether a body is entitled is for the reviewer to decide. */

const national = ['中国', '中华', '中央', '人民', '人大', '国家'];
const reserved = ['反腐', '纪检', '监察', '信访', '维权', '投诉'];
const on = ['website.name', 'subject.name', 'subject.nature'] as const;

const isUnit: Condition = { subject: 'unit' };
const isPerson: Condition = { subject: 'person' };
const beginsSo: Condition = { startsWith: { of: 'website.name', words: national } };
const holdsOne: Condition = { contains: { of: 'website.name', words: reserved } };
/** 国防机构, 政府机关, 事业单位: bodies that may have such a task. */
const isPublic: Condition = { value: { of: 'subject.nature', in: ['1', '2', '3'] } };

const check = (outcome: 'warn' | 'fail', broken: Condition) =>
  ({ to: 'check', field: 'website.name', on, ruleId: 'WEB-01', outcome, broken }) as const;
/** The slot for the sealed statement, with the site's address and the principal's phone. */
const statement = (when: Condition): Reach => ({
  to: 'material',
  material: 'NAME_STATEMENT',
  when: all({ fillsWebsite: true }, { changed: ['website.name'] }, when),
});
const other = bilingual('请更换网站名称', 'Choose another name');
const state = bilingual(
  '有使用依据的请上传盖章的网站名称使用说明，由审核人员判断；没有的请更换网站名称',
  'If you are entitled, upload the sealed statement on the name, which a reviewer judges; if not, choose another name',
);

const nationalNames: readonly ProvinceRule[] = [
  {
    key: 'siteName.national',
    in: allProvinces,
    from: '2018-06-15',
    source: 'A19-FORM',
    says: bilingual(
      '网站名称以“中国、中华、中央、人民、人大、国家”开头：仅限国家级单位，须附盖章的使用说明，写明网址和负责人电话',
      "The website's name begins with a word of national bodies: a sealed statement is needed, with the site's address and the principal's phone",
    ),
    reaches: [{ ...check('warn', all(isUnit, beginsSo)), suggestion: state }, statement(all(isUnit, beginsSo))],
  },
  {
    key: 'siteName.nationalOfPerson',
    in: allProvinces,
    from: '2018-06-15',
    source: 'A19-FORM',
    says: bilingual(
      '个人网站名称不能以“中国、中华、中央、人民、人大、国家”开头',
      "The name of a person's website does not begin with a word of national bodies",
    ),
    reaches: [{ ...check('fail', all(isPerson, beginsSo)), suggestion: other }],
  },
  {
    key: 'siteName.ofNationalUnit',
    in: allProvinces,
    from: '2019-04-22',
    source: 'VIAJ-2019',
    says: bilingual(
      '单位名称含“中国”或“中华”的，网站名称应与单位名称一致',
      'Where the name of the unit has a word of national bodies, the website is called as the unit',
    ),
    reaches: [
      {
        ...check(
          'warn',
          all(
            isUnit,
            beginsSo,
            { contains: { of: 'subject.name', words: ['中国', '中华'] } },
            not({ equal: ['subject.name', 'website.name'] }),
          ),
        ),
        suggestion: bilingual('请按单位名称填写网站名称', "Use the unit's name"),
      },
    ],
  },
];

const reservedWords: readonly ProvinceRule[] = [
  {
    key: 'siteName.reserved',
    in: allProvinces,
    from: '2023-09-01',
    source: 'HW-REJ',
    says: bilingual(
      '网站名称含“反腐、纪检、监察、信访、维权、投诉”：须附盖章的使用说明',
      "The website's name has a word that only a competent body uses: a sealed statement is needed",
    ),
    reaches: [
      { ...check('warn', all(holdsOne, isUnit, isPublic)), suggestion: state },
      statement(all(holdsOne, isUnit, isPublic)),
    ],
  },
  {
    key: 'siteName.reservedOfOthers',
    in: allProvinces,
    from: '2023-09-01',
    source: 'HW-REJ',
    says: bilingual(
      '网站名称不能含“反腐、纪检、监察、信访、维权、投诉”，国防机构、政府机关和事业单位除外',
      "The website's name has a word that only defence, government and public institutions use",
    ),
    reaches: [{ ...check('fail', all(holdsOne, not(all(isUnit, isPublic)))), suggestion: other }],
  },
];

export const websiteNameRules: readonly ProvinceRule[] = [...nationalNames, ...reservedWords];
