import type { BilingualText } from '../bilingual-text.ts';
import type { FieldId } from '../order/fields.ts';
import type { ChangeMove, Proposal } from '../order/proposal.ts';
import type { MaterialKind } from '../record/materials.ts';
import { type EditionId, editionIds } from './edition-ids.ts';
import { type ProvinceCode, provinceCodes, provinces } from './provinces.ts';

type ProposalPredicate = (proposal: Proposal) => boolean;

/** What a rule of a province does. A rule that reaches nothing is no rule: the type wants one at least. */
export type Reach =
  /** The guard `changeAllowedInProvince`: null is a silent page, which warns the reviewer and passes. */
  | {
      readonly to: 'move';
      readonly move: ChangeMove;
      readonly allowed: boolean | null;
      /** An exception: it overrules the page's general answer for what it is about. */
      readonly when?: ProposalPredicate;
    }
  /** A material that must be attached. */
  | { readonly to: 'material'; readonly material: MaterialKind; readonly when: ProposalPredicate }
  /** A finding beside a field; asked only where one of `on` changes (left out: the field itself). */
  | {
      readonly to: 'check';
      readonly field: FieldId;
      readonly on?: readonly FieldId[];
      readonly ruleId: string;
      readonly outcome: 'warn' | 'fail';
      readonly broken: ProposalPredicate;
      readonly suggestion: BilingualText;
    }
  /** A value that no other subject may have in its filing or in an order handed in; looked for where the order changes the field. */
  // Warns at most: a partner is not told of it, so nothing may be returned for it by itself.
  | { readonly to: 'oneSubject'; readonly field: FieldId; readonly ruleId: string; readonly outcome: 'warn' }
  /** A question to the reviewer beside an item: a field or `material.KIND`. */
  | { readonly to: 'checklist'; readonly item: FieldId | `material.${MaterialKind}`; readonly when?: ProposalPredicate }
  /** The verification form is laid out so. */
  | { readonly to: 'form'; readonly trait: FormTrait; readonly when?: ProposalPredicate }
  /** The check of a person's site name. */
  | { readonly to: 'siteName'; readonly words?: readonly string[]; readonly endings?: readonly string[] };

/** How a bureau wants its verification form 核验单 (rules.md §5.5). What does not fit its domain box is the matter of the first four. */
export type FormTrait =
  /** Below the subject's block, on the same sheet. */
  | 'domainsOnOneSheet'
  /** Nothing may stand elsewhere: the box grows. */
  | 'domainsInTheBox'
  /** Each with its registrar's Chinese short name; the rest on the Beijing confirmation form. */
  | 'domainsWithRegistrar'
  /** On a list of its own, sealed or signed. */
  | 'domainsOnAList'
  | 'unitSeal'
  | 'signature'
  | 'fingerprint'
  /** A person copies the bureau's pledge by hand. */
  | 'copiedPledge';

/** 省规则: what some bureaus ask, from one edition on, with its source (keys of rules.md §13). */
export interface ProvinceRule {
  /** Path of the value in the field's own list of bureau rules; several rows may share one. */
  readonly key: string;
  readonly in: readonly ProvinceCode[];
  readonly from: EditionId;
  /** First edition in which it holds no more. */
  readonly until?: EditionId;
  readonly source: string;
  /** What a partner or reviewer reads. */
  readonly says: BilingualText;
  readonly reaches: readonly [Reach, ...Reach[]];
}

/** Codes of the provinces with these short names, e.g. `京津冀`. */
export const provincesByShortName = (shorts: string): ProvinceCode[] =>
  [...shorts].map((short) => {
    const code = provinceCodes.find((one) => provinces[one].short === short);
    if (code === undefined) throw new Error(`no province is called ${short}`);
    return code;
  });

export const allProvinces: readonly ProvinceCode[] = provinceCodes;
/** All but these. */
export const provincesExcept = (shorts: string): ProvinceCode[] => {
  const without = provincesByShortName(shorts);
  return provinceCodes.filter((code) => !without.includes(code));
};

export const isInForce = (rule: ProvinceRule, edition: EditionId): boolean =>
  editionIds.indexOf(rule.from) <= editionIds.indexOf(edition) &&
  (rule.until === undefined || editionIds.indexOf(edition) < editionIds.indexOf(rule.until));
