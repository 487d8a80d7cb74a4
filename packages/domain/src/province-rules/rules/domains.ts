import type { Dated } from '../../province/in-force.ts';
import { type ProvinceCode, provinceCodes } from '../../province/provinces.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import {
  allProvinces,
  type DomainHolder,
  type DomainRequirements,
  type ProvinceRule,
  provincesByShortName,
} from '../rule.ts';
import { edition2018, edition2019 } from './editions.ts';
import { pages2025 } from './pages-2025.ts';

type Row = Partial<DomainRequirements> & Dated;

const unitOnly: readonly DomainHolder[] = ['subject'];
const orLegalRep: readonly DomainHolder[] = ['subject', 'legalRep'];
const orManager: readonly DomainHolder[] = ['subject', 'shareholder', 'legalRep', 'seniorManager'];

const rows: Readonly<Record<ProvinceCode, readonly Row[]>> = {
  '110000': [{ ...edition2018, holders: unitOnly, overseasRegistrars: 'refused' }],
  '120000': [
    { ...edition2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...edition2019,
      holders: orManager,
      evidence: bilingual(
        '公司章程（股东），或六个月社保证明（高管）',
        'articles of association for a shareholder, or six months of social insurance for a manager',
      ),
    },
  ],
  '130000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '140000': [{ ...edition2018, holders: unitOnly }],
  '150000': [
    { ...edition2018, holders: unitOnly, overseasRegistrars: 'refused' },
    { ...edition2019, holders: orManager },
  ],
  '210000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '220000': [{ ...edition2019, holders: orLegalRep, overseasRegistrars: 'refused' }],
  '230000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '310000': [
    { ...edition2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...edition2019,
      holders: orManager,
      evidence: bilingual(
        '工商登记截图（股东），或六个月社保证明和劳动合同（高管）',
        'a company-registry screenshot for a shareholder, or six months of social insurance and the contract for a manager',
      ),
      minRemaining: { days: 180 },
    },
  ],
  '320000': [
    { ...edition2018, holders: ['subject', 'legalRep', 'subjectPrincipal', 'websitePrincipal'] },
    { ...edition2019, holders: orLegalRep },
  ],
  '330000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '340000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '350000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '360000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '370000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '410000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '420000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '430000': [{ ...edition2018, holders: unitOnly, overseasRegistrars: 'refused' }],
  '440000': [{ ...edition2018, holders: unitOnly }],
  '450000': [{ ...edition2018, holders: unitOnly }],
  '460000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '500000': [
    { ...edition2018, holders: orLegalRep },
    { ...edition2019, holders: orManager, overseasRegistrars: 'refused' },
  ],
  '510000': [
    { ...edition2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...edition2019,
      holders: orManager,
      evidence: bilingual(
        '一年内的公司章程和身份证（股东），或一年内的社保证明或劳动合同和身份证（高管）',
        'articles of association within a year and ID for a shareholder, or social insurance within a year or contract, and ID, for a manager',
      ),
    },
  ],
  '520000': [{ ...edition2018, holders: unitOnly }],
  '530000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '540000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '610000': [{ ...edition2018, holders: orLegalRep }],
  '620000': [{ ...edition2018, holders: unitOnly }],
  '630000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orManager },
  ],
  '640000': [
    { ...edition2018, holders: unitOnly },
    { ...edition2019, holders: orLegalRep },
  ],
  '650000': [
    { ...edition2018, holders: orLegalRep },
    { ...edition2019, holders: unitOnly },
  ],
};

const ofBureau = bilingual('管局对域名的要求', "The bureau's requirements on a domain");

const ruleOf =
  (province: ProvinceCode) =>
  ({ from, until, source, ...asks }: Row): ProvinceRule => ({
    key: 'domains',
    in: [province],
    from,
    ...(until && { until }),
    source,
    says: ofBureau,
    reaches: [{ to: 'domain', asks }],
  });

/**
 * The pages of 2025: more than three months left in ten provinces, where Shanghai had 180 days; in the others the former requirement goes
 * on, because no page ends it.
 */
const of2025: readonly (readonly [shorts: string, asks: Partial<DomainRequirements>])[] = [
  ['京津冀晋蒙沪苏浙陇黔', { minRemaining: { months: 3 } }],
  ['宁藏', { holders: unitOnly }],
  ['闽粤青', { holders: orLegalRep }],
];

/** 政务域名: since the rules on government services of 2024 the sites of government bodies are filed under them (docs/spec/rules.md R-7). */
const governmentNames: readonly ProvinceRule[] = [
  {
    key: 'domains',
    in: allProvinces,
    from: '2024-07-01',
    source: 'GOV-APPS',
    says: ofBureau,
    reaches: [{ to: 'domain', asks: { governmentNames: 'ofBodies' } }],
  },
  {
    key: 'domains',
    in: provincesByShortName('渝'),
    ...pages2025,
    source: 'HW-DOM',
    says: ofBureau,
    reaches: [{ to: 'domain', asks: { governmentNames: 'thirdLevelFree' } }],
  },
];

/** What the bureaus ask of a domain: a lower row overrides a higher one where it says something (docs/spec/rules.md R-7). */
export const domainRules: readonly ProvinceRule[] = [
  ...provinceCodes.flatMap((province) => rows[province].map(ruleOf(province))),
  ...of2025.map(
    ([shorts, asks]): ProvinceRule => ({
      key: 'domains',
      in: provincesByShortName(shorts),
      ...pages2025,
      source: 'HW-DOM',
      says: ofBureau,
      reaches: [{ to: 'domain', asks }],
    }),
  ),
  ...governmentNames,
];

/** From its day on a change of a website may delete a domain and not add one (docs/spec/rules.md R-2). */
export const noAddedDomains: ProvinceRule = {
  key: 'domains.added',
  in: allProvinces,
  from: '2019-04-22',
  source: 'NUM-633, A19-CHG',
  says: bilingual('变更网站不能新增域名，只能删除', 'A change of a website may delete a domain and not add one'),
  reaches: [{ to: 'addedDomains', allowed: false }],
};
export const addedDomainsRules: readonly ProvinceRule[] = [noAddedDomains];
