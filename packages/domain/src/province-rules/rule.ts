import type { RareCharacterSign } from '../checks/rare-characters.ts';
import type { FieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { ChangeMove } from '../filing/proposal.ts';
import { type ProvinceCode, provinceCodes, provinces } from '../province/provinces.ts';
import type { RuleRow } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Condition } from './conditions.ts';

/** Effect of a province's rule. */
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
  /** A finding on a field; made as `whenChecked` says. */
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
  // Partners do not see it, so it causes no automatic return: `fail` tells the reviewer that the bureau would refuse.
  | { readonly to: 'oneSubject'; readonly field: FieldId; readonly ruleId: string; readonly outcome: 'warn' | 'fail' }
  /** A question to the reviewer at an item: a field or `material.KIND`. */
  | { readonly to: 'checklist'; readonly item: FieldId | `material.${MaterialKind}`; readonly when?: Condition }
  /** Layout of the verification form. */
  | { readonly to: 'form'; readonly trait: FormTrait; readonly when?: Condition }
  /** What stands in a report for a character of a name that GBK lacks. */
  | { readonly to: 'rareCharacter'; readonly sentAs: RareCharacterSign }
  /** Check of the name of a person's site. */
  | { readonly to: 'siteName'; readonly words?: readonly string[]; readonly endings?: readonly string[] }
  | { readonly to: 'domain'; readonly asks: Partial<DomainRequirements> }
  /** Whether a change of a website may add a domain. */
  | { readonly to: 'addedDomains'; readonly allowed: boolean }
  /** Whether a subject without websites may take a new one; elsewhere it is cancelled first. */
  | { readonly to: 'shell'; readonly takesWebsite: boolean }
  | { readonly to: 'photo'; readonly method: PhotoMethod }
  /** Whether the ministry checks by SMS. */
  | { readonly to: 'smsCheck'; readonly checked: boolean }
  | ({ readonly to: 'smsWindow' } & SmsWindow)
  /** The site on which an applicant enters the ministry's code. */
  | { readonly to: 'smsPage'; readonly host: string };

/**
 * When a check is made: where one of `on` changes, otherwise where its field does. That a field has a value is checked in every order that
 * shows the field, because nobody changes what was never filled in.
 */
export function whenChecked({ on, field, broken }: Extract<Reach, { to: 'check' }>): Condition | undefined {
  const asksForValue = 'absent' in broken && broken.absent === field && Object.keys(broken).length === 1;
  return on === undefined && asksForValue ? undefined : { changed: on ?? [field] };
}

/** 拍照方式: how the website's principal is photographed (docs/spec/rules.md R-6). */
export const photoMethods = {
  CURTAIN: bilingual('幕布拍照', 'Before our curtain'),
  BUREAU_APP: bilingual('管局应用采集', "With the bureau's own app"),
  FACE_CHECK: bilingual('手机人脸核验', "Face check on the principal's phone"),
} as const satisfies Record<string, BilingualText>;
export type PhotoMethod = keyof typeof photoMethods;

/** Time to answer the SMS; the hours count from the hand-over, or from the SMS if it was sent. */
export interface SmsWindow {
  readonly hours: number;
  readonly countedFrom: 'handOver' | 'receipt';
}

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

/** What a province asks of a domain (docs/spec/rules.md R-7). */
/** 政务域名: where the site of a name under gov.cn is filed. */
export const governmentNames = {
  elsewhere: bilingual('gov.cn 域名不在本系统办理', 'Names under gov.cn are not filed here'),
  ofBodies: bilingual('gov.cn 域名只用于政府机关的网站', 'Names under gov.cn are filed for government bodies alone'),
  thirdLevelFree: bilingual(
    'gov.cn 域名只用于政府机关的网站，其三级域名不须单独备案',
    'Names under gov.cn are filed for government bodies alone, and third-level ones need no filing',
  ),
} as const;
export type GovernmentNames = keyof typeof governmentNames;

export interface DomainRequirements {
  readonly holders: readonly DomainHolder[];
  /** Evidence for a holder other than the subject. */
  readonly evidence: BilingualText;
  /** The remaining registration must be longer than this. */
  readonly minRemaining: { readonly months: number } | { readonly days: number };
  readonly privacyMustBeOff: boolean;
  /** `refused`: domains of overseas registrars are not accepted. */
  readonly overseasRegistrars: 'accepted' | 'refused';
  /** Names under gov.cn: not filed here; taken from government bodies; or the same, with third-level ones that need no filing. */
  readonly governmentNames: GovernmentNames;
}

/**
 * What a bureau's verification form 核验单 has that the ministry's has not (docs/spec/rules.md ). The first three say where several
 * domains stand.
 */
export const formTraits = {
  /** No other place is allowed: the box grows. */
  domainsInTheBox: bilingual(
    '全部域名须写在核验单的域名栏内',
    'All domains stand in the domain box of the verification form',
  ),
  /** The rest stands on the Beijing confirmation form. */
  domainsWithRegistrar: bilingual(
    '核验单上每个域名后须注明注册商中文简称',
    "Each domain on the verification form stands with its registrar's Chinese short name",
  ),
  /** Sealed or signed. */
  domainsOnAList: bilingual(
    '域名写不下时可另附域名清单',
    'Domains that do not fit on the verification form may stand on a list',
  ),
  unitSeal: bilingual('须在核验单上加盖公章', 'The verification form is sealed'),
  signature: bilingual('须由网站负责人在核验单上签字', 'The website principal signs the verification form'),
  fingerprint: bilingual('须在核验单上按手印', 'The verification form has a fingerprint'),
  copiedPledge: bilingual('须在核验单上手抄承诺内容', 'The pledge is copied by hand on the verification form'),
  longerProviderPledge: bilingual(
    '核验单上接入服务单位的承诺另含不接入未许可、未备案网站一项',
    'On the verification form the provider also pledges to give no access to sites without licence or filing',
  ),
  /** 电子化核验: nobody prints, signs or seals it. */
  madeByDesk: bilingual(
    '核验单由系统按审核结果生成，无须打印、签字、盖章和上传',
    'The verification form is made from the results of the review: nobody prints, signs, seals or uploads it',
  ),
} as const satisfies Record<string, BilingualText>;
export type FormTrait = keyof typeof formTraits;

/** A row with what it decides. */
export interface Rule extends RuleRow {
  /** Empty: it only ends the rows that it replaces. */
  readonly reaches: readonly Reach[];
}
/** A rule that the program ships. */
export interface ProvinceRule extends Rule {
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
