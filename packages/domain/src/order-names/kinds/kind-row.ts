import type { Dated } from '../../province/in-force.ts';
import type { BilingualText } from '../../text/bilingual-text.ts';
import type { FieldGroup } from './field-groups.ts';

/** A principal 负责人: of the subject or of the website. */
export type PrincipalOwner = 'subject' | 'website';

/** 短信核验: the principals whose phones the ministry verifies, from a day on (docs/spec/rules.md R-9). */
export interface SmsPersonsRule extends Dated {
  readonly persons: readonly PrincipalOwner[];
}

/** 备案密码: days on which the bureau demands the filing password (docs/spec/rules.md R-2). */
export interface FilingPasswordRule extends Dated {
  readonly required: boolean;
}

/** The upload that reports an order to the bureau, and the `Czlx` of the results that answer it (docs/spec/bureau-interface.md B-8, B-9.2). */
export interface KindReport {
  readonly block: 'XZBA' | 'XZWZ' | 'XZJR' | 'BGBA' | 'ZXBA';
  readonly answer: string;
}

/** What an order adds or ends: a subject with all its websites and apps, one of these, or our access to it. */
export type Ending = 'subject' | 'website' | 'access';

/** What an approval does to the filed record. */
export type KindEffect =
  /** Subject and website take the order's values. */
  | { readonly does: 'replace' }
  /** A subject with its website, a website, or an access is filed for the first time. */
  | { readonly does: 'add'; readonly what: Ending }
  /** What it is about is no longer filed. */
  | { readonly does: 'end'; readonly what: Ending };

/**
 * 订单类型: a kind of order (docs/spec/rules.md R-2). Every rule that differs between kinds is a column here; other code reads the row
 * and names no kind.
 */
export interface OrderKindRow {
  readonly label: BilingualText;
  /** 业务: what applicants call such an order in a sentence. */
  readonly service: BilingualText;
  /** What it is about; named when the order is opened if the record has several. `website` stands for an app, too (`app`). */
  readonly about: 'nothing' | 'subject' | 'website' | 'access';
  /** The fields that it fills in. */
  readonly fields: readonly FieldGroup[];
  /**
   * What is filed already, as the applicant declares it where it is filed through another provider: for the checks of persons and
   * domains. It is not reported.
   */
  readonly declares?: readonly FieldGroup[];
  /** Whether the rules about materials apply to it; no source names a material of a cancellation. */
  readonly materials: boolean;
  /**
   * Whether the website principal is checked by photo or by the bureau's app before the report. A province waives it by a row that
   * replaces `evidence.FACE_PHOTO` (province-rules/rules/evidence.ts).
   */
  readonly photo: boolean;
  /** The row that began last applies. */
  readonly sms: readonly SmsPersonsRule[];
  /** For kinds that fill in the filing password; the row that began last applies. */
  readonly filingPassword?: readonly FilingPasswordRule[];
  /**
   * null: the interface V3.0 has no such report, so orders of the kind are entered by hand 人工报送 whatever the connection's switch says
   * (docs/spec/life-cycle.md L-manual).
   */
  readonly report: KindReport | null;
  /** 移动互联网应用程序: the service that it files, changes or ends is an app; else it is a website. */
  readonly app?: true;
  /** The days on which orders of the kind can be opened; absent: at all times. */
  readonly offered?: Dated;
  readonly effect: KindEffect;
  /** What happens to the site, as notices, the page of an order and the list of kinds say it. Sentences without their full stop. */
  readonly site: {
    /** Until the bureau decides. */
    readonly meanwhile: BilingualText;
    /** While the order is with the applicant, and where it comes to nothing. */
    readonly unchanged: BilingualText;
    /** From the approval on. */
    readonly afterwards: BilingualText;
    /** The same in an SMS: a sentence of at most eight characters in Chinese. */
    readonly brief: BilingualText;
    /** What its owner does after the approval; `{number}` is what the foot of the site shows, `{filing}` what the order is about. */
    readonly steps: readonly BilingualText[];
  };
  /** The principals of what it files, changes or ends: notices go to them. */
  readonly concerns: readonly PrincipalOwner[];
  /** The field with the applicant's remark, which also contains the marks of test orders. */
  readonly remark: 'subject.remark' | 'website.remark' | 'access.remark' | 'cancellation.remark';
}
