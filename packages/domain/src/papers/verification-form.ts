import { type FieldValues, listOf, textOf } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { isPerson, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import { meets } from '../province-rules/conditions.ts';
import type { FormTrait } from '../province-rules/rule.ts';
import { domainsOnTheForm } from '../province-rules/rules/verification-form.ts';
import { reachesIn } from '../province-rules/rules.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { type DrawnRow, drawnRows } from './drawn-rows.ts';
import { formWords } from './form-words.ts';

/** 真实性核验单 (docs/spec/rules.md ): the content of the form, independent of its layout. */
export interface VerificationForm {
  readonly words: typeof formWords;
  /** Number of the order. */
  readonly order: string;
  /** 编号: number of the order and of its round. */
  readonly number: string;
  /** Identifies the content of the form; a part of the content's hash. */
  readonly mark: string;
  readonly person: boolean;
  /** Empty: to be filled in by hand. */
  readonly name: string;
  readonly domains: FormDomains;
  readonly rows: readonly DrawnRow[];
  /** Who answered the questions, and on which day; null: they are open. */
  readonly verified: Verification | null;
  /** 电子化核验: what stands below instead of seals and handwriting; null: the form is a paper. */
  readonly record: FormRecord | null;
  readonly pledges: {
    readonly provider: string;
    readonly organiser: string;
    /** The organiser's pledge is copied by hand; else it is printed. */
    readonly copied: boolean;
  };
  /** Name of the provider 接入服务单位; empty: its seal alone names it. */
  readonly providerName: string;
  readonly seal: boolean;
  readonly fingerprint: boolean;
}

export interface FormDomains {
  readonly label: string;
  /** The domains of the box as they are written there. */
  readonly box: readonly string[];
  /** Where the rest stands; empty: all stand in the box. */
  readonly rest: string;
  /** All domains, for the list. */
  readonly all: readonly string[];
  /** A list goes with the form; one is also drawn if the box turns out to be too small. */
  readonly list: boolean;
}

/** 核验: what a reviewer's last approval of an order says on its form. */
export interface Verification {
  readonly verifierName: string;
  /** Calendar day in Shanghai, `YYYY-MM-DD`. */
  readonly day: string;
}

/** 核验记录: what a form that nobody signs on paper says instead. */
export interface FormRecord {
  /** Who checked what, when, with which result, Chinese. */
  readonly lines: readonly string[];
  /** Calendar day in Shanghai on which the website principal signed on the screen; null: nothing was signed. */
  readonly signedOn: string | null;
}

export interface VerificationFormInputs {
  readonly order: string;
  readonly round: number;
  readonly mark: string;
  readonly proposal: Proposal;
  /** Whether this reader may see the organiser's name, which is personal where a person is the organiser. */
  readonly showsName: boolean;
  readonly providerName: string;
  /** The approval and the materials of the order; absent: the form is to be filled in. */
  readonly verified?: Verification & { readonly materials: readonly MaterialKind[] };
  /** Of a form that the desk makes. */
  readonly record?: FormRecord;
}

/** No paper is asked for: the desk makes the form (docs/spec/rules.md ). */
export const isFormMade = ({ kind, province, edition }: Pick<Proposal, 'kind' | 'province' | 'edition'>): boolean =>
  kindRow(kind).materials && reachesIn(province, edition, 'form').some(({ reach }) => reach.trait === 'madeByDesk');

interface TraitInForce {
  readonly trait: FormTrait;
  readonly says: BilingualText;
  readonly source: string;
}

/** The bureau's requirements on the form for this proposal, in table order. */
export const traitsOfForm = (proposal: Proposal): TraitInForce[] =>
  reachesIn(proposal.province, proposal.edition, 'form')
    .filter(({ reach }) => meets(reach.when, proposal))
    .map(({ rule, reach }) => ({ trait: reach.trait, says: rule.says, source: rule.source }));

/** Where the domains are written that do not fit into the box. */
type Overflow = Extract<FormTrait, `domains${string}`>;
const { basics, registrar, restOnList, restOnBeijingList } = formWords;
const overflows: Readonly<
  Record<Overflow, { label: string; after: string; box: number; list: boolean; rest: string }>
> = {
  domainsInTheBox: { label: basics.domains, after: '', box: Number.POSITIVE_INFINITY, list: false, rest: restOnList },
  domainsWithRegistrar: {
    label: basics.domainsAndRegistrars,
    after: registrar,
    box: domainsOnTheForm,
    list: false,
    rest: restOnBeijingList,
  },
  domainsOnAList: { label: basics.domains, after: '', box: domainsOnTheForm, list: true, rest: restOnList },
};
const isOverflow = (trait: FormTrait): trait is Overflow => Object.hasOwn(overflows, trait);

/** Builds the form's content by the bureau's rules. Pure; the name of a person is the only personal value in it. */
export function verificationForm(inputs: VerificationFormInputs): VerificationForm {
  const { proposal, order, mark } = inputs;
  const traits = traitsOfForm(proposal).map(({ trait }) => trait);
  const person = isPerson(proposal.after);
  const { pledges } = formWords;
  const copied = traits.includes('copiedPledge');
  return {
    words: formWords,
    order,
    number: `${order}-${inputs.round}`,
    mark,
    person,
    name: inputs.showsName ? (textOf(proposal.after, 'subject.name') ?? '') : '',
    domains: domainsOf(
      proposal.after,
      traits.find(isOverflow) ?? (inputs.record === undefined ? 'domainsOnAList' : 'domainsInTheBox'),
    ),
    rows: drawnRows(proposal.after, inputs.verified?.materials),
    verified: inputs.verified ?? null,
    record: inputs.record ?? null,
    pledges: {
      provider: traits.includes('longerProviderPledge') ? pledges.providerLonger : pledges.provider,
      organiser: copied ? pledges.copied : pledges.organiser,
      copied,
    },
    providerName: inputs.providerName,
    seal: traits.includes('unitSeal'),
    fingerprint: traits.includes('fingerprint'),
  };
}

function domainsOf(values: FieldValues, overflow: Overflow): FormDomains {
  const { label, after, box, list, rest } = overflows[overflow];
  const all = listOf(values, 'website.domains');
  const beyond = all.length > box;
  return {
    label,
    box: all.slice(0, box).map((domain) => `${domain}${after}`),
    rest: rest.replace('{n}', String(all.length)),
    all,
    list: list && beyond,
  };
}
