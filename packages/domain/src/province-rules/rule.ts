import type { FieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { ChangeMove } from '../filing/proposal.ts';
import type { Dated } from '../province/in-force.ts';
import { type ProvinceCode, provinceCodes, provinces } from '../province/provinces.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import type { Condition } from './conditions.ts';

/** Effect of a province's rule. The type requires at least one per rule. */
export type Reach =
  /** For the guard `changeAllowedInProvince`: null: the page does not say, which warns the reviewer and passes. */
  | {
      readonly to: 'move';
      readonly move: ChangeMove;
      readonly allowed: boolean | null;
      /** An exception: it overrides the page's general answer for matching proposals. */
      readonly when?: Condition;
    }
  /** A material that must be attached. */
  | { readonly to: 'material'; readonly material: MaterialKind; readonly when?: Condition }
  /** A finding on a field; evaluated only if one of `on` changes (default: the field itself). */
  | {
      readonly to: 'check';
      readonly field: FieldId;
      readonly on?: readonly FieldId[];
      /** The fields of whose values the finding tells something (default: `on`): comparesMasked of proposal.ts. */
      readonly reads?: readonly FieldId[];
      readonly ruleId: string;
      readonly outcome: 'warn' | 'fail';
      readonly broken: Condition;
      readonly suggestion: BilingualText;
    }
  /**
   * A value that no other subject may have in its filing or in a submitted order; checked if the order changes the
   * field.
   */
  // At most a warning: partners do not see it, so it must not cause an automatic return.
  | { readonly to: 'oneSubject'; readonly field: FieldId; readonly ruleId: string; readonly outcome: 'warn' }
  /** A question to the reviewer at an item: a field or `material.KIND`. */
  | { readonly to: 'checklist'; readonly item: FieldId | `material.${MaterialKind}`; readonly when?: Condition }
  /** Layout of the verification form. */
  | { readonly to: 'form'; readonly trait: FormTrait; readonly when?: Condition }
  /** Check of the name of a person's site. */
  | { readonly to: 'siteName'; readonly words?: readonly string[]; readonly endings?: readonly string[] };

/**
 * What a bureau's verification form 核验单 has that the ministry's has not (docs/spec/rules.md ). The first three say where several
 * domains stand.
 */
export type FormTrait =
  /** No other place is allowed: the box grows. */
  | 'domainsInTheBox'
  /** Each with its registrar's Chinese short name; the rest on the Beijing confirmation form. */
  | 'domainsWithRegistrar'
  /** On a separate list, sealed or signed. */
  | 'domainsOnAList'
  | 'unitSeal'
  | 'signature'
  | 'fingerprint'
  /** A person copies the bureau's pledge by hand. */
  | 'copiedPledge'
  /** The provider's pledge has two more clauses. */
  | 'longerProviderPledge';

/** 省规则: a requirement of some bureaus on some days. */
export interface ProvinceRule extends Dated {
  /** Path of the value in the field's list of bureau rules; several rows may share one. */
  readonly key: string;
  readonly in: readonly ProvinceCode[];
  /** While it is in force, earlier rows of its key do not apply in its provinces: they need no `until`. */
  readonly replaces?: true;
  /** Text for partners and reviewers. */
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
/** All provinces except these. */
export const provincesExcept = (shorts: string): ProvinceCode[] => {
  const without = provincesByShortName(shorts);
  return provinceCodes.filter((code) => !without.includes(code));
};
