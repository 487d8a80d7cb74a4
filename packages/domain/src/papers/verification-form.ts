import { codeListOf, labelOfCode } from '../codes/code-lists.ts';
import { type FieldId, type FieldValues, fieldRow, listOf } from '../filing/fields.ts';
import { isPerson, type Proposal } from '../filing/proposal.ts';
import type { Access } from '../filing/record.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { FormTrait } from '../province-rules/rule.ts';
import { domainsOnTheForm } from '../province-rules/rules/verification-form.ts';
import { reachesIn } from '../province-rules/rules.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { formWords } from './form-words.ts';

/** One line of a block; Chinese only, because a bureau reads the form. */
export interface FormLine {
  readonly label: string;
  readonly value: string;
}

/** What the provider's verifier checks and ticks. */
export interface FormBlock {
  readonly title: string;
  readonly lines: readonly FormLine[];
  readonly checks: readonly string[];
}

/**
 * 真实性核验单 (docs/spec/rules.md R-5.5): the content of the form, independent of its layout. `list` is a separate sheet. `notes` are
 * filling instructions in the wording of the bureau's rules.
 */
export interface VerificationForm {
  readonly title: string;
  /** Number of the order. */
  readonly number: string;
  /** Identifies the content of the form; a part of the content's hash. */
  readonly mark: string;
  readonly bureau: string;
  readonly summary: readonly FormLine[];
  readonly blocks: readonly FormBlock[];
  readonly list: readonly string[];
  readonly notes: readonly string[];
  readonly pledges: { readonly provider: string; readonly organiser: string };
  /** Empty lines for a pledge that is copied by hand. */
  readonly copies: boolean;
  readonly seal: boolean;
  readonly fingerprint: boolean;
}

export interface VerificationFormInputs {
  readonly number: string;
  readonly mark: string;
  readonly bureau: string;
  readonly filingNumber: string;
  readonly proposal: Proposal;
  /** The proposed values that this reader may see; an empty text is a line to fill in by hand. */
  readonly shown: FieldValues;
  readonly accesses: readonly Access[];
}

interface TraitInForce {
  readonly trait: FormTrait;
  readonly says: BilingualText;
  readonly source: string;
}

/** The bureau's requirements on the form for this proposal, in table order. */
export const traitsOfForm = (proposal: Proposal): TraitInForce[] =>
  reachesIn(proposal.province, proposal.edition, 'form')
    .filter(({ reach }) => reach.when === undefined || reach.when(proposal))
    .map(({ rule, reach }) => ({ trait: reach.trait, says: rule.says, source: rule.source }));

/** Where the domains are written that do not fit into the box. */
type Overflow = Extract<FormTrait, `domains${string}`>;
const overflows: Readonly<
  Record<Overflow, { box: number; below: boolean; list: boolean; rest: string; write: (domain: string) => string }>
> = {
  domainsOnOneSheet: { box: domainsOnTheForm, below: true, list: false, rest: formWords.restBelow, write: (it) => it },
  domainsInTheBox: { box: Number.POSITIVE_INFINITY, below: false, list: false, rest: '', write: (it) => it },
  domainsWithRegistrar: {
    box: domainsOnTheForm,
    below: false,
    list: false,
    rest: formWords.restOnBeijingList,
    write: (it) => `${it}（注册商：＿＿＿＿＿＿）`,
  },
  domainsOnAList: { box: domainsOnTheForm, below: false, list: true, rest: formWords.restOnList, write: (it) => it },
};
const traitsForSeveralDomains: readonly FormTrait[] = ['domainsOnOneSheet', 'domainsInTheBox', 'domainsOnAList'];
const isOverflow = (trait: FormTrait): trait is Overflow => Object.hasOwn(overflows, trait);

/** Builds the form's content by the bureau's rules. Pure; contains the personal values of `shown`. */
export function verificationForm(matter: VerificationFormInputs): VerificationForm {
  const { proposal, shown } = matter;
  const traits = traitsOfForm(proposal);
  const has = (trait: FormTrait) => traits.some((one) => one.trait === trait);
  const person = isPerson(proposal.after);
  const overflow = overflows[traits.map(({ trait }) => trait).find(isOverflow) ?? 'domainsOnAList'];
  const domains = listOf(shown, 'website.domains');
  const beyond = domains.slice(overflow.box);
  const box = [
    ...domains.slice(0, overflow.box).map(overflow.write),
    ...(beyond.length === 0 ? [] : [overflow.rest.replace('{n}', String(beyond.length))]),
  ];
  const line = (id: FieldId, label = fieldRow(id).label.zh): FormLine => ({ label, value: written(shown, id) });
  const block = (name: keyof typeof formWords.blocks, lines: readonly FormLine[]): FormBlock => {
    const { title, checks } = formWords.blocks[name];
    return { title, lines, checks };
  };
  return {
    title: formWords.title,
    number: matter.number,
    mark: matter.mark,
    bureau: matter.bureau,
    summary: [
      line('subject.name'),
      { label: '备案号', value: matter.filingNumber },
      { label: '办理事项', value: kindRow(proposal.kind).label.zh },
      { label: '订单号', value: matter.number },
    ],
    blocks: [
      block('subject', [
        line('subject.nature'),
        line('subject.certificateType', '证件类型'),
        line('subject.certificateNumber', '证件号码'),
        line('subject.certificateAddress'),
        line('subject.mailingAddress'),
        line('subject.principal.name'),
        line('subject.principal.idType', '负责人证件类型'),
        line('subject.principal.idNumber', '负责人证件号码'),
        ...(overflow.below && beyond.length > 0
          ? [{ label: '网站域名（续）', value: beyond.map(overflow.write).join('、') }]
          : []),
      ]),
      block('contact', [
        line('subject.principal.mobile'),
        line('subject.principal.officePhone'),
        line('subject.principal.email'),
        line('website.principal.mobile'),
        line('website.principal.officePhone'),
        line('website.principal.emergencyPhone'),
        line('website.principal.email'),
      ]),
      block('website', [
        line('website.name'),
        line('website.homeUrl'),
        { label: '网站域名', value: box.join('、') },
        line('website.serviceContents'),
        line('website.languages'),
        { label: fieldRow('website.preApprovals').label.zh, value: approvalsOf(shown) },
        line('website.principal.name'),
        line('website.principal.idType', '负责人证件类型'),
        line('website.principal.idNumber', '负责人证件号码'),
      ]),
      block('access', accessLines(matter.accesses)),
    ],
    list: overflow.list && beyond.length > 0 ? domains : [],
    notes: [
      formWords.pen,
      ...(Object.values(shown).includes('') ? [formWords.blank] : []),
      // With one domain the rules for further domains are left out.
      ...traits
        .filter(({ trait }) => domains.length > 1 || !traitsForSeveralDomains.includes(trait))
        .map(({ says }) => says.zh),
    ],
    pledges: formWords.pledges[person ? 'person' : 'unit'],
    copies: has('copiedPledge'),
    seal: has('unitSeal'),
    fingerprint: has('fingerprint'),
  };
}

/** A value for display: codes by their labels, lists in one line, a dash for an empty value. */
function written(values: FieldValues, id: FieldId): string {
  const list = codeListOf(id);
  const texts = listOf(values, id).map((value) => (list === undefined ? value : labelOfCode(list, value).zh));
  return texts.length === 0 ? '—' : texts.join('、');
}

/** Pre-approvals are written as `02:number`. */
const approvalsOf = (values: FieldValues): string =>
  listOf(values, 'website.preApprovals')
    .map((entry) => {
      const [type = '', ...number] = entry.split(':');
      return `${labelOfCode('PRE_APPROVAL', `${Number(type)}`).zh} ${number.join(':')}`;
    })
    .join('、') || '—';

function accessLines(accesses: readonly Access[]): FormLine[] {
  const all = (label: string, values: readonly string[]): FormLine => ({
    label,
    value: [...new Set(values)].join('、') || '—',
  });
  return [
    { label: '接入服务单位', value: '' },
    all(
      '接入方式',
      accesses.flatMap((one) => one.accessModes.map((code) => labelOfCode('ACCESS_MODE', `${code}`).zh)),
    ),
    all(
      '服务器放置地',
      accesses.flatMap((one) => one.serverLocations.map((code) => labelOfCode('SERVER_LOCATION', `${code}`).zh)),
    ),
    all(
      '网站IP地址',
      accesses.flatMap((one) => one.ipRanges.map(({ first, last }) => (first === last ? first : `${first}－${last}`))),
    ),
  ];
}
