import type { LiveEvent } from '../order/events/all.ts';
import type { OrderFacts } from '../order/facts.ts';
import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import type { OrderState } from '../order-names/states.ts';
import type { Provider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * 通知: which notice is sent to whom at which event. Rows are written by `perform` and delivered at least once, with an
 * id. Placeholders are filled from `NoticeValues` (letter.ts); texts contain nothing personal. docs/spec/life-cycle.md L-notices.
 */
export interface NoticeRow {
  readonly on: readonly LiveEvent[];
  /** Only when the event led to this state; undefined: always. */
  readonly into?: OrderState;
  /** Only for orders that match; undefined: for all. */
  readonly condition?: { readonly label: BilingualText; readonly check: (facts: NoticeFacts) => boolean };
  /** Who must act, or whom it concerns first. */
  readonly to: readonly Role[];
  /** Who has a copy by mail. Whoever is reached by both has one message. */
  readonly copy?: readonly Role[];
  /** Label, colon, order: the part before the colon is the heading. */
  readonly subject: BilingualText;
  /** Mail: what happened. */
  readonly body: BilingualText;
  /** Mail: the next steps; in a copy they are those of `{who}`. */
  readonly todo?: readonly BilingualText[];
  /** The mail goes on with what the kind of the order asks of the site's owner after the approval, unless `addsNumbers` says it. */
  readonly addsSiteSteps?: true;
  /** The mail goes on with what the owner of the site does with its number, and the code for its foot. */
  readonly addsNumbers?: true;
  /** The mail lists the returned items with reason and advice, or the bureau's text. */
  readonly lists?: 'returned' | 'bureau';
  /**
   * For a notice that lists the bureau's text: the Chinese SMS if there is such text, with `{words}` truncated to fit.
   */
  readonly smsWithWords?: string;
  /** Sent after the notices that somebody waits for. */
  readonly isLowPriority?: true;
  /**
   * One SMS part including the sender: 70 characters in Chinese; in English 160 of GSM 03.38, so without a filing
   * number. A deadline and a link follow it, in further parts.
   */
  readonly sms: BilingualText;
  /** What is said of an app in place of these parts, unless the installation has changed the part. */
  readonly ofApp?: Partial<NoticeText>;
  /** The step that those who act can take on a phone without a sign-in: SMS and mail bring them a link of their own, a copy none. */
  readonly link?: StepLink;
}

/** What an installation may say in its own words: `subject`, `body` and `sms` of a row. */
export type NoticeText = Pick<NoticeRow, 'subject' | 'body' | 'sms'>;

/** 办理链接: what follows the text of an SMS, and names the link in a mail. An SMS with a link takes several parts. */
export const stepLinks = {
  /** The photo of the website principal: the face check, or the upload of a photo. */
  photo: {
    label: bilingual(
      '用手机办理，无需登录（仅限{principal}本人）',
      'Do it on your phone, without a sign-in (the {principal} in person)',
    ),
    sms: bilingual('本人打开，请勿转发：{link}', ' Open it yourself, do not pass it on: {link}'),
  },
  /** Correction of what was returned. */
  correction: {
    label: bilingual(
      '也可用手机修改并重新提交，无需登录',
      'Or correct it on your phone and submit again, without a sign-in',
    ),
    sms: bilingual('用手机修改，请勿转发：{link}', ' On your phone, do not pass it on: {link}'),
  },
  /** The supplement that a review waits for. */
  supplement: {
    label: bilingual('也可用手机补件并提交，无需登录', 'Or supply and submit it on your phone, without a sign-in'),
    sms: bilingual('用手机补件，请勿转发：{link}', ' On your phone, do not pass it on: {link}'),
  },
} as const satisfies Record<string, { readonly label: BilingualText; readonly sms: BilingualText }>;
export type StepLink = keyof typeof stepLinks;

/** Facts on which a notice may depend, those of before its event. */
export interface NoticeFacts
  extends Pick<
    OrderFacts,
    'kind' | 'numbered' | 'domains' | 'plan' | 'province' | 'edition' | 'handOverEdition' | 'changed' | 'state'
  > {
  /** It was submitted at least once. */
  readonly submitted: boolean;
  /** For how much working time the bureau's closure held it up, milliseconds; left out: the event is about no closure. */
  readonly heldUpMs?: number;
}

/** Roles to which a notice goes. Who has a role depends on the kind of the order and on what is open at the event (recipients.ts). */
export const roles = {
  subjectPrincipal: bilingual('主体负责人', 'the subject principal'),
  websitePrincipal: bilingual('网站负责人', 'the website principal'),
  /** The principals that the kind of the order concerns. */
  concerned: bilingual('订单所涉及的负责人', 'the principals whom the order concerns'),
  /** Each principal whose phone the ministry asks and who has not answered; by the number that is asked. */
  asked: bilingual('被短信核验的每位负责人', 'each principal whose phone is asked'),
  /** Of them, each whose code was not sent. */
  unsent: bilingual('尚未收到验证码的每位负责人', 'each principal whose code was not sent'),
  /** Both principals. */
  principals: bilingual('主体和网站负责人', 'both principals'),
  partner: bilingual('合作方', 'the partner'),
  /** Whoever was reached so far, where the order changes mobile or mail of a principal (there alone). */
  formerContact: bilingual('原联系人', 'the former contact'),
} as const satisfies Record<string, BilingualText>;
export type Role = keyof typeof roles;

/** Whoever files: the principals whom the order concerns, and the partner in whose system it is filled in. */
export const applicant: readonly Role[] = ['concerned', 'partner'];
/** What both principals should know: the one whom the order does not concern by a copy. */
export const everybody: { readonly to: readonly Role[]; readonly copy: readonly Role[] } = {
  to: applicant,
  copy: ['principals'],
};

/** Who gets one message, as its row of `app.notices` says. Both principals where one address is theirs. */
export type Recipient = 'subjectPrincipal' | 'websitePrincipal' | 'principals' | 'partner' | 'formerContact';

/** Whose principal a recipient is; empty: nobody's. */
export const ownersOf: Readonly<Record<Recipient, readonly PrincipalOwner[]>> = {
  subjectPrincipal: ['subject'],
  websitePrincipal: ['website'],
  principals: ['subject', 'website'],
  partner: [],
  formerContact: [],
};
/** The recipient that stands for these principals. */
export const recipientOf = (owners: readonly PrincipalOwner[]): Recipient =>
  owners.length > 1 ? 'principals' : owners[0] === 'website' ? 'websitePrincipal' : 'subjectPrincipal';
/** What a recipient is called. */
export const recipientLabel = (recipient: Recipient): BilingualText => roles[recipient];
/** Names of principals for `{who}` and `{you}`, by what the order is about. */
export const whoText = (owners: readonly PrincipalOwner[], what: FiledService): BilingualText => {
  const recipient = recipientOf(owners);
  return { ...roles, ...serviceWords[what].roles }[recipient];
};

/** What has a number and a principal of its own under a subject: a website or an app. */
export type FiledService = 'website' | 'app';

/** The words of a letter for it; `principal` stands for `{principal}`. The two words for it have one length, so that an SMS fits for both. */
export const serviceWords = {
  website: {
    principal: bilingual('网站负责人', 'website principal'),
    name: bilingual('网站', 'Website'),
    number: bilingual('网站备案号', "The website's number"),
    roles: {},
  },
  app: {
    principal: bilingual('服务负责人', 'app principal'),
    name: bilingual('APP', 'App'),
    number: bilingual('APP 备案号', "The app's number"),
    roles: {
      websitePrincipal: bilingual('服务负责人', 'the app principal'),
      principals: bilingual('主体和服务负责人', 'both principals'),
    },
  },
} as const satisfies Record<
  FiledService,
  { readonly roles: Partial<Record<Role, BilingualText>> } & Readonly<
    Record<'principal' | 'name' | 'number', BilingualText>
  >
>;

/** Sender of an SMS; gateways in mainland China require it at the front. */
export const smsSender = ({ smsSignature, smsSignatureEn }: Provider): BilingualText =>
  bilingual(`【${smsSignature}】`, `${smsSignatureEn}: `);

/** Text for `{lapse}` if an order lapses in `{left}` days; empty while the setting `lapse` is off. */
export const lapseTemplate = bilingual('再过 {left} 天没有操作将失效，', 'In {left} days without a move it lapses. ');

/** Text for `{ours}` where our part has no day. */
export const oursTemplate = bilingual('尽快', 'as soon as we can');

/** Text for `{removal}` where the order takes filed domains out; empty otherwise. */
export const removalTemplate = bilingual(
  '移出的域名 {removed} 不再备案，须停止访问；其余域名照常使用。',
  '{removed} is no longer filed and must stop; the other domains may go on. ',
);

/** Text for `{what}`; of what has no filing number yet the service alone. */
export const whatTemplate = bilingual('{filing} 的{service}', '{service}, {filing}');
