import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, type Day, isInForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 域名持有者: parties that a province accepts as holder of the domain of a unit's website. */
export const domainHolders = {
  subject: bilingual('主体', 'the subject'),
  subjectPrincipal: bilingual('主体负责人', "the subject's principal"),
  legalRep: bilingual('法定代表人', 'its legal representative'),
  websitePrincipal: bilingual('网站负责人', "the website's principal"),
  shareholder: bilingual('股东', 'a shareholder'),
  seniorManager: bilingual('高级管理人员', 'a senior manager'),
} as const satisfies Record<string, BilingualText>;
export type DomainHolder = keyof typeof domainHolders;

/** Requirements of a province on a domain under one edition (docs/spec/rules.md R-7). */
export interface DomainRules {
  readonly holders: readonly DomainHolder[];
  /** The rule that says so. */
  readonly holdersRule: Dated;
  /** Evidence for a holder other than the subject. */
  readonly evidence: BilingualText;
  /** The remaining registration must be longer than this. */
  readonly minRemaining: { readonly months: number } | { readonly days: number };
  readonly privacyMustBeOff: boolean;
  /** `refused`: domains of overseas registrars are not accepted. */
  readonly overseasRegistrars: 'accepted' | 'refused';
  readonly sources: readonly string[];
  /** The day from which they are these. */
  readonly from: Day;
}

type DomainRuleRow = Partial<Omit<DomainRules, 'sources' | 'holdersRule' | 'from'>> & Dated;

/** Default where a province does not say: the unit or its subject's principal (seed), more than three months left. */
const defaultDomainRules: DomainRuleRow = {
  from: '2018-06-15',
  source: 'SEED, A19-DOMPREP, A19-REGPROOF',
  holders: ['subject', 'subjectPrincipal'],
  evidence: bilingual('网站备案域名注册人证明', 'the statement about the registrant of the domain'),
  minRemaining: { months: 3 },
  privacyMustBeOff: false,
  overseasRegistrars: 'accepted',
};

/** The province's page of the 2018 mirror (A18-PROV), and the differences of its page of September 2019 (A19-PROV). */
const edition2018 = { from: '2018-06-15', source: 'A18-PROV' } as const;
const edition2019 = { from: '2019-04-22', source: 'A19-PROV' } as const;

const unitOnly: readonly DomainHolder[] = ['subject'];
const orLegalRep: readonly DomainHolder[] = ['subject', 'legalRep'];
const orManager: readonly DomainHolder[] = ['subject', 'shareholder', 'legalRep', 'seniorManager'];

const rows: Readonly<Record<ProvinceCode, readonly DomainRuleRow[]>> = {
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

const ruleRows = (province: string): readonly DomainRuleRow[] =>
  Object.hasOwn(rows, province) ? rows[province as ProvinceCode] : [];

/** The requirements of a province under an edition: a lower row overrides a higher one where it says something. */
export function domainRulesOf(province: string, edition: EditionId): DomainRules {
  const inForce = [defaultDomainRules, ...ruleRows(province).filter((row) => isInForce(row, dayOfEdition(edition)))];
  const { until: _until, source: _source, ...rules } = Object.assign({}, ...inForce) as Required<DomainRuleRow>;
  const holdersRule = inForce.findLast(({ holders }) => holders !== undefined) ?? defaultDomainRules;
  return { ...rules, holdersRule, sources: inForce.map(({ source }) => source) };
}

/** From its day on a change of a website may delete a domain and not add one (docs/spec/rules.md R-2). */
export const noAddedDomainsRule = {
  from: '2019-04-22',
  says: bilingual('变更网站不能新增域名，只能删除', 'A change of a website may delete a domain and not add one'),
  source: 'NUM-633, A19-CHG',
} as const satisfies Dated & { readonly says: BilingualText };

export const mayAddDomains = (edition: EditionId): boolean => !isInForce(noAddedDomainsRule, dayOfEdition(edition));

/** Whether an order may bring a domain that is not filed under its website: the rule is one of changes. */
export const mayOrderAddDomains = ({
  kind,
  edition,
}: {
  readonly kind: OrderKind;
  readonly edition: EditionId;
}): boolean => kindRow(kind).effect.does !== 'replace' || mayAddDomains(edition);

/** The dates of all rows of this file. */
export const datesOfDomainRules: readonly Dated[] = [
  defaultDomainRules,
  ...Object.values(rows).flat(),
  noAddedDomainsRule,
];
