import { type Text, text } from '../text.ts';
import type { EditionId } from './editions.ts';
import type { ProvinceCode } from './provinces.ts';

/** 域名持有者: whom a province lets hold the domain of a unit's website. */
export type DomainHolder =
  | 'subject'
  | 'subjectPrincipal'
  | 'legalRep'
  | 'websitePrincipal'
  | 'shareholder'
  | 'seniorManager';

/** What a province asks of a domain under one edition (rules.md §7), as a plain value. */
export interface DomainRules {
  readonly holders: readonly DomainHolder[];
  /** What shows that a holder other than the subject is who it should be. */
  readonly evidence: Text;
  /** More than this must be left of the registration. */
  readonly minRemaining: { readonly months: number } | { readonly days: number };
  readonly privacyMustBeOff: boolean;
  /** `refused`: domains of registrars abroad are not taken. */
  readonly overseasRegistrars: 'accepted' | 'refused';
  readonly sources: readonly string[];
}

type DomainRuleRow = Partial<Omit<DomainRules, 'sources'>> & { readonly since: EditionId; readonly source: string };

/** Where a province says nothing: the unit or its subject's principal (seed), more than three months left. */
const everywhere: DomainRuleRow = {
  since: '2018-06',
  source: 'SEED, A19-DOMPREP, A19-REGPROOF',
  holders: ['subject', 'subjectPrincipal'],
  evidence: text('网站备案域名注册人证明', 'the statement about the registrant of the domain'),
  minRemaining: { months: 3 },
  privacyMustBeOff: false,
  overseasRegistrars: 'accepted',
};

/** The province's page of the 2018 mirror (A18-PROV), and what its page of September 2019 (A19-PROV) says otherwise. */
const in2018 = { since: '2018-06', source: 'A18-PROV' } as const;
const in2019 = { since: '2019-04', source: 'A19-PROV' } as const;

const unitAlone: readonly DomainHolder[] = ['subject'];
const orLegalRep: readonly DomainHolder[] = ['subject', 'legalRep'];
const orManager: readonly DomainHolder[] = ['subject', 'shareholder', 'legalRep', 'seniorManager'];

const rows: Readonly<Record<ProvinceCode, readonly DomainRuleRow[]>> = {
  '110000': [{ ...in2018, holders: unitAlone, overseasRegistrars: 'refused' }],
  '120000': [
    { ...in2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...in2019,
      holders: orManager,
      evidence: text(
        '公司章程（股东），或六个月社保证明（高管）',
        'articles of association for a shareholder, or six months of social insurance for a manager',
      ),
    },
  ],
  '130000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '140000': [{ ...in2018, holders: unitAlone }],
  '150000': [
    { ...in2018, holders: unitAlone, overseasRegistrars: 'refused' },
    { ...in2019, holders: orManager },
  ],
  '210000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '220000': [{ ...in2019, holders: orLegalRep, overseasRegistrars: 'refused' }],
  '230000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '310000': [
    { ...in2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...in2019,
      holders: orManager,
      evidence: text(
        '工商登记截图（股东），或六个月社保证明和劳动合同（高管）',
        'a company-registry screenshot for a shareholder, or six months of social insurance and the contract for a manager',
      ),
      minRemaining: { days: 180 },
    },
  ],
  '320000': [
    { ...in2018, holders: ['subject', 'legalRep', 'subjectPrincipal', 'websitePrincipal'] },
    { ...in2019, holders: orLegalRep },
  ],
  '330000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '340000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '350000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '360000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '370000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '410000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '420000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '430000': [{ ...in2018, holders: unitAlone, overseasRegistrars: 'refused' }],
  '440000': [{ ...in2018, holders: unitAlone }],
  '450000': [{ ...in2018, holders: unitAlone }],
  '460000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '500000': [
    { ...in2018, holders: orLegalRep },
    { ...in2019, holders: orManager, overseasRegistrars: 'refused' },
  ],
  '510000': [
    { ...in2018, holders: orLegalRep, privacyMustBeOff: true },
    {
      ...in2019,
      holders: orManager,
      evidence: text(
        '一年内的公司章程和身份证（股东），或一年内的社保证明或劳动合同和身份证（高管）',
        'articles of association within a year and ID for a shareholder, or social insurance within a year or contract, and ID, for a manager',
      ),
    },
  ],
  '520000': [{ ...in2018, holders: unitAlone }],
  '530000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '540000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '610000': [{ ...in2018, holders: orLegalRep }],
  '620000': [{ ...in2018, holders: unitAlone }],
  '630000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orManager },
  ],
  '640000': [
    { ...in2018, holders: unitAlone },
    { ...in2019, holders: orLegalRep },
  ],
  '650000': [
    { ...in2018, holders: orLegalRep },
    { ...in2019, holders: unitAlone },
  ],
};

const ruleRows = (province: string): readonly DomainRuleRow[] =>
  Object.hasOwn(rows, province) ? rows[province as ProvinceCode] : [];

/** What the province asks of a domain under an edition: a later page overrules an earlier one where it says something. */
export function domainRulesOf(province: string, edition: EditionId): DomainRules {
  // Ids of editions are months: they compare as text.
  const inForce = [everywhere, ...ruleRows(province).filter(({ since }) => since <= edition)];
  const { since: _since, source: _source, ...rules } = Object.assign({}, ...inForce) as Required<DomainRuleRow>;
  return { ...rules, sources: inForce.map(({ source }) => source) };
}
