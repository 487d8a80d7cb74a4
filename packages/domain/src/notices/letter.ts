import { spelledDeadline, spelledLeft } from '../clock/deadline.ts';
import { dutyRow } from '../clock/duties.ts';
import type { TimeLeft } from '../clock/time-left.ts';
import { appNumber, type FiledNumbers, numberSteps } from '../follow-ups/filed-numbers.ts';
import { footerStep } from '../order-names/kinds/filing.ts';
import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { Duty } from '../order-names/states.ts';
import { footerNumber } from '../province-rules/footer-rules.ts';
import type { BureauWords } from '../reasons/bureau-words.ts';
import { type ReasonText, reasonTextIn } from '../reasons/own-text.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { type Provider, unnamedProvider } from '../settings/text-settings.ts';
import { type BilingualText, bilingual, fillTemplate, type Language, storedTextIn } from '../text/bilingual-text.ts';
import { itemLabel } from './item-label.ts';
import {
  type FiledService,
  lapseTemplate,
  type NoticeRow,
  type NoticeText,
  oursTemplate,
  ownersOf,
  type Recipient,
  removalTemplate,
  serviceWords,
  smsSender,
  stepLinks,
  whatTemplate,
  whoText,
} from './notice-row.ts';
import { headingOfSubject, type NoticeName, noticeRow } from './notice-rows.ts';
import { smsLengths } from './sms-length.ts';

/** Values of a notice's placeholders. Fixed with the event, so that a repeated delivery is identical. */
export interface NoticeValues {
  readonly order: string;
  /** Filing number; empty: not filed yet. */
  readonly filing: string;
  /** Gives `{service}`, `{what}` and the sentences of its `site`. */
  readonly kind: OrderKind;
  /** Length of the SMS check's window. */
  readonly hours: number;
  /** Whole days since the current duty started. */
  readonly days: number;
  /** Days until the order lapses; null: it does not lapse. */
  readonly left: number | null;
  /** Short form of the photo guide, in the language of the notice. */
  readonly guide: string;
  /** Courier of the curtain sent last; empty: none was sent. */
  readonly courier: string;
  readonly tracking: string;
  /** Host of the page for the ministry's code; left out of notices written before 2026-11-29. */
  readonly page?: string;
  /** GB/T 2260 code of the province; left out likewise. */
  readonly province?: string;
  /** Number of the order of the plan's next step; empty: there is none. */
  readonly next: string;
  /** Filed domains that the order takes out. Left out of notices written before 2026-12-01, as the next one. */
  readonly removed?: readonly string[];
  /** ISO text, UTC: by when we do our part: `{ours}`. */
  readonly ours?: string | null;
  /** ISO text, UTC: the applicant's deadline; null: nothing is asked, or there is no deadline. */
  readonly due: string | null;
  /** Of the deadline: when the notice was written, what was left then, and whose time it is. Left out of notices written before 2026-12-01. */
  readonly deadline?: { readonly at: string; readonly left: TimeLeft; readonly duty: Duty };
  /** The principals who act by it: `{who}`. Left out of notices written before 2026-12-01, when one principal was told. */
  readonly acting?: readonly PrincipalOwner[];
  /** Once its number is published; left out: it was not, when the notice was written. */
  readonly numbers?: FiledNumbers;
  /** Who sends it. Left out, as the next two, of notices written before 2026-11-29. */
  readonly provider?: Provider;
  /** What the order is about: the subject (a person's name masked), and the website with its domains where it is about one. */
  readonly about?: { readonly subject: string; readonly website: string; readonly domains: readonly string[] };
  /** The partner's page of an order, with `{order}` for its number; empty: it named none. */
  readonly orderUrl?: string;
  /** 自定文字: the installation's own text of the notice, in force when the notice was written; left out: the program's. */
  readonly own?: NoticeText;
  /** Address of the open step for the recipient's phone, a secret: never stored with the other values. */
  readonly link?: string;
}

/** One returned item as the applicant reads it, without its value. */
export interface ReturnedItem {
  readonly label: string;
  readonly reasons: readonly {
    readonly label: string;
    /** Absent: nothing can be done about it yet. */
    readonly advice?: string;
    /** The bureau's text about it, personal values masked. */
    readonly words?: readonly string[];
  }[];
}

/** 信件: one notice for one reader in one language. */
export interface Letter {
  readonly language: Language;
  readonly provider: Provider;
  /** What it is about, line by line. */
  readonly about: readonly { readonly label: string; readonly value: string }[];
  /** The partner's page of the order, or the page that the letter asks to open; null: none. */
  readonly link: string | null;
  /** What the link is for; left out: the order. */
  readonly open?: string;
  /** Order number; null: not about an order. */
  readonly order: string | null;
  readonly subject: string;
  readonly heading: string;
  readonly happened: string;
  readonly items: readonly ReturnedItem[];
  /** Meaning of the items: to be corrected, or the bureau's text. */
  readonly lists?: 'returned' | 'bureau';
  readonly todo: readonly string[];
  /** Text to be copied as it stands: HTML for the foot of the site. */
  readonly copy?: string;
  /** Who does it, where it is not the reader: a copy. */
  readonly todoOf?: string;
  /** The page of the open step for the recipient's phone, which needs no sign-in. */
  readonly step?: { readonly link: string; readonly label: string };
  /** Deadline in Shanghai time, and what was left of it when the notice was written. */
  readonly by: string | null;
  /** What happens after the deadline. */
  readonly missed: string | null;
  readonly why: string;
  /** SMS text, including the sender. */
  readonly sms: string;
}

/** Duties that end by an action of the applicant: the ministry's window ends when the code is entered. */
export const isApplicantDuty = (duty: Duty | null): boolean => duty !== null && dutyRow(duty).missed !== undefined;

const why: Readonly<Record<Recipient, BilingualText>> = {
  subjectPrincipal: bilingual(
    '您收到此信，是因为您是该备案订单登记的主体负责人。',
    'You get this because you are named as the subject principal of this filing order.',
  ),
  websitePrincipal: bilingual(
    '您收到此信，是因为您是该备案订单登记的{principal}。',
    'You get this because you are named as the {principal} of this filing order.',
  ),
  principals: bilingual(
    '您收到此信，是因为该备案订单的主体负责人和{principal}登记的都是此联系方式。',
    'You get this because both the subject principal and the {principal} of this filing order are reached here.',
  ),
  formerContact: bilingual(
    '您收到此信，是因为该备案目前登记的是您的联系方式。',
    'You get this because your contact data are those registered now.',
  ),
  partner: bilingual('贵方收到此信，是因为该订单由贵方提交。', 'You get this because the order is one of yours.'),
};

/** Where an older notice names no page. */
const smsPage = 'beian.miit.gov.cn';

/** Stands for `{afterwards}` where there is no number to show yet. */
const numberFollows = bilingual(
  '备案已生效，备案号由管局随后公布，公布后立即通知您',
  'The filing is in force; its number is told as soon as it is published',
);

/** Stands for the filing number of what is not filed yet. */
const notFiled = bilingual('新备案', 'a new filing');

/** Builds a notice with all placeholders filled. `items` are those of the return that it reports. */
export function buildLetter(
  name: NoticeName,
  recipient: Recipient,
  language: Language,
  places: NoticeValues,
  items: readonly ReturnedItem[] = [],
): Letter {
  const {
    own,
    due,
    deadline,
    left,
    kind,
    provider = unnamedProvider,
    about,
    orderUrl = '',
    province = '',
    page = smsPage,
    link,
    acting,
    numbers,
    removed = [],
    ours,
    ...plain
  } = places;
  const serviceKind: FiledService = kindRow(kind).app === true ? 'app' : 'website';
  const words = serviceWords[serviceKind];
  const row = rowFor(serviceKind, noticeRow(name), own);
  const readers = ownersOf[recipient];
  const who = whoText(acting ?? readers, serviceKind)[language];
  const acts =
    acting === undefined ||
    row.to.some((role) => role === recipient) ||
    readers.some((owner) => acting.includes(owner));
  const { service, site, effect } = kindRow(kind);
  // Approved before its number is published.
  const isNumberOpen =
    row.addsNumbers === true && numbers === undefined && effect.does === 'add' && effect.what !== 'access';
  const ofKind = {
    service: service[language],
    meanwhile: site.meanwhile[language],
    unchanged: site.unchanged[language],
    afterwards: (isNumberOpen ? numberFollows : site.afterwards)[language],
    brief: site.brief[language],
  };
  const filing = plain.filing || notFiled[language];
  const what =
    plain.filing === '' ? ofKind.service : fillTemplate(whatTemplate, { filing, service: ofKind.service })[language];
  const names = { removed: removed.join(language === 'zh' ? '、' : ', ') };
  const removal = removed.length === 0 ? '' : fillTemplate(removalTemplate, names)[language];
  const lapse = left === null ? '' : fillTemplate(lapseTemplate, { left })[language];
  const number = (kindRow(kind).app === true ? appNumber(plain.filing) : footerNumber(province, plain.filing))[
    language
  ];
  const you = whoText(readers.length === 0 ? (acting ?? []) : readers, serviceKind)[language];
  const ends = effect.does === 'end';
  const after = row.addsNumbers && numbers && !ends ? numberSteps(numbers, { kind, province }, language) : undefined;
  const values = {
    ...plain,
    ...ofKind,
    filing,
    what,
    removal,
    ours: oursText(ours, language),
    lapse,
    page,
    number,
    who,
    you,
    principal: words.principal[language],
    subjectNumber: numbers?.subject ?? filing,
    websiteNumber: numbers?.website ?? filing,
    ...(link === undefined ? {} : { link }),
  };
  const filled = (sentence: BilingualText) => fillTemplate(sentence, values)[language];
  const siteSteps = site.steps.filter((step) => !isNumberOpen || step !== footerStep);
  const todo = [...(row.todo ?? []), ...(row.addsSiteSteps && after === undefined ? siteSteps : [])];
  const sender = smsSender(provider)[language];
  return {
    language,
    provider,
    about: [
      ...(about === undefined ? [] : aboutLines(about, language, serviceKind)),
      ...(after === undefined || numbers === undefined ? [] : numberLines(numbers, language, serviceKind)),
    ],
    link:
      orderUrl === '' || recipient === 'formerContact'
        ? null
        : orderUrl.replaceAll('{order}', encodeURIComponent(places.order)),
    order: places.order,
    subject: filled(row.subject),
    heading: headingOfSubject(row.subject[language]),
    happened: filled(row.body),
    items,
    ...(row.lists === undefined ? {} : { lists: row.lists }),
    todo: [...todo.map(filled), ...(after?.steps ?? [])],
    ...(after === undefined || kindRow(kind).app === true ? {} : { copy: after.html }),
    ...(acts ? {} : { todoOf: who }),
    by: due === null ? null : deadlineLine(due, deadline, language),
    missed: due === null || deadline === undefined ? null : (dutyRow(deadline.duty).missed?.text[language] ?? null),
    why: filled(why[recipient]),
    ...(link === undefined || row.link === undefined
      ? {}
      : { step: { link, label: filled(stepLinks[row.link].label) } }),
    sms: [
      sender,
      smsWithWords(row, language, places.order, items, smsLengths.chinese.alone - sender.length) ??
        // The deadline says it.
        fillTemplate(row.sms, due === null || deadline === undefined ? values : { ...values, lapse: '' })[language],
      due === null || deadline === undefined ? '' : smsDeadline(due, deadline, language),
      link === undefined || row.link === undefined ? '' : fillTemplate(stepLinks[row.link].sms, { link })[language],
    ].join(''),
  };
}

/** An own text states all parts, also those that the installation left as they were: of an app these are said by the row's `ofApp`. */
function rowFor(what: FiledService, row: NoticeRow, own: NoticeText | undefined): NoticeRow {
  const ofApp = what === 'app' ? row.ofApp : undefined;
  const changed = (part: keyof NoticeText) => own?.[part].zh !== row[part].zh || own[part].en !== row[part].en;
  const textOf = (part: keyof NoticeText) =>
    own !== undefined && (ofApp?.[part] === undefined || changed(part)) ? own[part] : (ofApp?.[part] ?? row[part]);
  return { ...row, subject: textOf('subject'), body: textOf('body'), sms: textOf('sms') };
}

/** By when we do our part. */
const oursText = (ours: string | null | undefined, language: Language): string =>
  ours == null
    ? oursTemplate[language]
    : `${language === 'zh' ? '在' : ''}${spelledDeadline(Date.parse(ours), 0, language)}`;

/** The deadline with what was left of it; of an older notice the deadline alone. */
function deadlineLine(due: string, deadline: NoticeValues['deadline'], language: Language): string {
  const instant = Date.parse(due);
  if (deadline === undefined) return spelledDeadline(instant, 0, language);
  const parts = [spelledDeadline(instant, Date.parse(deadline.at), language), spelledLeft(deadline.left)[language]];
  return parts.join(language === 'zh' ? '，' : ', ');
}

/** The last sentence of an SMS before its link. */
function smsDeadline(due: string, { at, duty }: Required<NoticeValues>['deadline'], language: Language): string {
  const by = spelledDeadline(Date.parse(due), Date.parse(at), language, { short: true });
  const missed = dutyRow(duty).missed?.short[language];
  return language === 'zh'
    ? `请于${by}办理${missed === undefined ? '' : `，${missed}`}。`
    : ` Act ${by}${missed === undefined ? '' : `, ${missed}`}.`;
}

const aboutLabels = {
  subject: bilingual('主办单位或个人', 'Subject'),
  domains: bilingual('域名', 'Domains'),
} as const;

const numberLines = ({ subject, website }: FiledNumbers, language: Language, what: FiledService): Letter['about'] => [
  { label: subjectNumber[language], value: subject },
  { label: serviceWords[what].number[language], value: website },
];
const subjectNumber = bilingual('主体备案号', "The subject's number");

export function aboutLines(
  { subject, website, domains }: Required<NoticeValues>['about'],
  language: Language,
  what: FiledService = 'website',
): Letter['about'] {
  const values = { subject, website, domains: domains.join(language === 'zh' ? '、' : ', ') };
  const labels = { subject: aboutLabels.subject, website: serviceWords[what].name, domains: aboutLabels.domains };
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((name) => values[name] !== '')
    .map((name) => ({ label: labels[name][language], value: values[name] }));
}

/**
 * The SMS with as much of the bureau's text as `length` holds; not in English, where Chinese characters would halve the
 * capacity.
 */
function smsWithWords(
  { smsWithWords: template }: NoticeRow,
  language: Language,
  order: string,
  items: readonly ReturnedItem[],
  length: number,
): string | undefined {
  const words = items.flatMap(({ reasons }) => reasons.flatMap((one) => one.words ?? [one.label]))[0];
  if (template === undefined || language !== 'zh' || words === undefined) return undefined;
  const around = template.replace('{order}', order);
  const room = length - around.length + '{words}'.length;
  const said = words.replace(/\s+/g, ' ').replace(/[。.]$/, '');
  return around.replace('{words}', () => (said.length <= room ? said : `${said.slice(0, room - 1)}…`));
}

const opinion = bilingual('审核意见', "The bureau's opinion");
const remark = bilingual('备注', 'Remark');

/** The bureau's text: opinion first, then its codes with the items to which they refer. */
export function bureauItems(words: BureauWords, language: Language): ReturnedItem[] {
  const own = (label: BilingualText, said: string | null) =>
    said === null ? [] : [{ label: label[language], reasons: [{ label: said }] }];
  return [
    ...own(opinion, words.opinion),
    ...words.codes.map(({ code, sentence, words: said, items }) => ({
      label:
        items.length === 0
          ? wholeOrder[language]
          : items.map((key) => itemLabel(key)[language]).join(language === 'zh' ? '、' : ', '),
      reasons: [
        { label: `${storedTextIn(sentence, language)} (${code})`, ...(said === null ? {} : { words: [said] }) },
      ],
    })),
    ...own(remark, words.remark),
  ];
}

const wholeOrder = bilingual('订单整体', 'The order as a whole');

/** The reasons of a return by item, in their original order; `item` null: the order as a whole. */
export function returnedItems(
  reasons: readonly {
    readonly item: string | null;
    readonly code: ReasonCode;
    readonly advice?: string;
    readonly words?: readonly string[];
    readonly own?: ReasonText;
  }[],
  language: Language,
  of?: { readonly kind?: OrderKind },
): ReturnedItem[] {
  const labels = [...new Set(reasons.map(({ item }) => item))];
  return labels.map((item) => ({
    label: item === null ? wholeOrder[language] : itemLabel(item, of)[language],
    reasons: reasons
      .filter((one) => one.item === item)
      .map(({ words = [], ...reason }) => ({
        ...reasonTextIn(reason, language),
        ...(words.length === 0 ? {} : { words }),
      })),
  }));
}
