import { bilingual } from '../../text/bilingual-text.ts';
import { all, type Condition } from '../conditions.ts';
import { allProvinces, type ProvinceRule, provincesByShortName, type Reach } from '../rule.ts';
import { pages2025 } from './pages-2025.ts';

/**
 * How many websites and apps 互联网信息服务 a subject files (docs/spec/rules.md ). An order here brings one, so limits by order are
 * kept by every order: `limitsByOrder` only tells them.
 */

const caps = { from: pages2025.from, source: 'HW-CAPS' } as const;
/** The order adds one to as many as are filed already. */
const addsTo = (subject: 'unit' | 'person', filedServices: number): Condition =>
  all({ subject }, { effect: 'add' }, { fillsWebsite: true }, { filedServices });

const refusedFrom = (outcome: 'warn' | 'fail', broken: Condition): Reach => ({
  to: 'check',
  field: 'website.name',
  ruleId: 'R-4.7',
  outcome,
  broken,
  suggestion: bilingual(
    '请先注销不再使用的网站，再办理新增',
    'Cancel a website that is no longer used before you add one',
  ),
});
const plan = (when: Condition): readonly [Reach, Reach] => [
  { to: 'material', material: 'SITE_PLAN', when },
  { to: 'checklist', item: 'material.SITE_PLAN', when },
];

export const countRules: readonly ProvinceRule[] = [
  {
    key: 'counts.ofPerson',
    in: allProvinces,
    ...pages2025,
    source: 'HW-RULES',
    says: bilingual(
      '个人名下最多备案5个网站或应用，已备案的已达5个',
      'A person files five websites or apps at most, and has five',
    ),
    reaches: [refusedFrom('fail', addsTo('person', 5))],
  },
  {
    key: 'counts.ofUnit',
    in: provincesByShortName('陕'),
    ...caps,
    says: bilingual(
      '陕西：单位名下最多备案30个网站或应用，已备案的已达30个',
      'Shaanxi: a unit files 30 websites or apps at most, and has 30',
    ),
    reaches: [refusedFrom('warn', addsTo('unit', 30))],
  },
  {
    key: 'counts.sitePlan',
    in: provincesByShortName('粤'),
    ...caps,
    says: bilingual(
      '单位备案超过31个网站或应用的，须提供网站建设方案书和接入商盖章的担保（旧资料另称个人超过5个须提供方案书、达10个另附担保，与个人最多5个矛盾，未采用）',
      'A unit with more than 31 websites or apps needs a site plan and our stamped guarantee (older texts let persons have more than 5 with a plan and 10 with a guarantee, against the cap of 5: not used)',
    ),
    reaches: plan(addsTo('unit', 31)),
  },
  {
    key: 'counts.sitePlan',
    in: provincesByShortName('沪'),
    ...caps,
    says: bilingual(
      '单位备案达30个网站或应用的，须提供网站建设方案书',
      'A unit with 30 websites or apps or more needs a site plan',
    ),
    reaches: plan(addsTo('unit', 29)),
  },
  {
    key: 'counts.sitePlan',
    in: provincesByShortName('湘'),
    ...caps,
    says: bilingual(
      '单位已备案超过1个网站或应用的，须提供网站建设方案书',
      'A unit that has filed more than one website or app needs a site plan',
    ),
    reaches: plan(addsTo('unit', 2)),
  },
];

const byOrder = (shorts: string, zh: string, en: string) => ({
  key: 'counts.byOrder',
  in: provincesByShortName(shorts),
  ...caps,
  says: bilingual(`${zh}（一个订单只办理一个，均符合）`, `${en} (an order here brings one, which keeps to it)`),
});
export const limitsByOrder = [
  byOrder('湘鄂', '每次只能备案1个网站或应用', 'One website or app by order'),
  byOrder('豫', '单位每次最多备案5个网站或应用', 'A unit brings up to 5 websites or apps by order'),
  byOrder('晋', '单位每次最多备案3个网站或应用', 'A unit brings up to 3 websites or apps by order'),
  byOrder(
    '赣',
    '个人超过7个、单位超过15个已备案的，每次只能备案1个；其中个人的数字与个人最多5个矛盾',
    'One by order where a person has more than 7 filed, a unit more than 15; that of persons stands against the cap of 5',
  ),
  byOrder('琼', '个人首次备案只能备案1个网站或应用', 'A first filing of a person brings one website or app'),
] as const;
