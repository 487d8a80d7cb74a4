import { fieldsOfKind } from '../filing/fields.ts';
import { planNames, planRow } from '../order/plans.ts';
import { smsPersonsOf } from '../order/sms.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { photoEssentials } from '../photo/photo-guide.ts';
import type { Rules } from '../province/rule-set.ts';
import { smsPageOf } from '../province-rules/sms-rules.ts';
import type { BureauWords } from '../reasons/bureau-words.ts';
import { bilingual, type Language } from '../text/bilingual-text.ts';
import { bureauItems, type NoticeValues, type ReturnedItem, returnedItems } from './letter.ts';
import { type NoticeFacts, type Recipient, recipientOf } from './notice-row.ts';
import { type NoticeName, noticeRow, notices } from './notice-rows.ts';
import { actingPrincipals, type Contacts } from './recipients.ts';

/** A fictitious order for pages and tests that write each notice for each kind. */
export const sampleValues = {
  order: 'BD1806153601706',
  hours: 48,
  days: 15,
  left: 30,
  ours: '2018-06-21T10:00:00.000Z',
  provider: {
    providerName: '样例云计算有限公司',
    providerHotline: '400-000-0000',
    providerSite: 'https://cloud.example',
    smsSignature: '样例云',
    smsSignatureEn: 'Sample Cloud',
  },
  about: { subject: '南京样例信息有限公司', website: '样例商城', domains: ['sample-shop.example'] },
  orderUrl: 'https://partner.example/orders/{order}',
} as const;

/** What such an order is about: nothing filed, a subject, or a website. */
const filingOf = (kind: OrderKind): string => {
  const { about } = kindRow(kind);
  return about === 'nothing' ? '' : about === 'subject' ? '苏ICP备18000001号' : '苏ICP备18000001号-1';
};

/** As a publication brings them. */
const publishedNumbers = {
  subject: '苏ICP备18000001号',
  website: '苏ICP备18000001号-1',
  approvedOn: '2018-06-20',
  policeFiled: false,
};

const removed = ['former.example'];
const mobiles = ['subject.principal.mobile', 'website.principal.mobile'] as const;
const takesDomainsOut = (kind: OrderKind): boolean => {
  const { effect, fields } = kindRow(kind);
  return effect.does === 'replace' && fields.includes('website');
};
/** Whether a plan has a step of this kind before its last. */
const beginsAPlan = (kind: OrderKind): boolean =>
  planNames.some((name) => {
    const { steps, eachFurther } = planRow(name);
    return eachFurther === kind || steps.slice(0, eachFurther === undefined ? -1 : undefined).includes(kind);
  });
/**
 * Orders of a kind that differ in what the conditions of notices ask about: the photo is taken before the curtain, in Shanghai with the
 * bureau's app, and later by a face check; with and without a domain taken out, and a next step of a plan.
 */
export const sampleFacts = (kind: OrderKind): readonly NoticeFacts[] =>
  (
    [
      ['320000', '2018-06'],
      ['310000', '2018-06'],
      ['320000', '2023-09'],
    ] as const
  ).flatMap(([province, edition]) =>
    (['DRAFT', 'VERIFICATION_PENDING', 'BUREAU_REVIEW'] as const).flatMap((state) =>
      [undefined, 'domains', 'plan'].map((one) => ({
        kind,
        province,
        edition,
        handOverEdition: edition,
        numbered: state === 'BUREAU_REVIEW',
        domains: { added: [], removed: one === 'domains' && takesDomainsOut(kind) ? removed : [] },
        plan: one === 'plan' && beginsAPlan(kind) ? { waitsFor: null, next: 'BD1806153601711' } : null,
        changed: mobiles.filter((field) => fieldsOfKind(kind).includes(field)),
        state,
        submitted: true,
        heldUpMs: 86_400_000,
      })),
    ),
  );

const editions: readonly Rules[] = ['2018-06', '2023-09'];
/** The sample of a kind that gets a notice; undefined: no order of the kind does. */
export function sampleOf(name: NoticeName, kind: OrderKind): NoticeFacts | undefined {
  const { to, into, condition } = noticeRow(name);
  if (to.includes('websitePrincipal') && !kindRow(kind).photo) return undefined;
  const isAboutSms = into === 'SMS_PENDING' || into === 'SMS_RETURNED' || to.includes('unsent');
  if (isAboutSms && editions.every((edition) => smsPersonsOf(kind, edition).length === 0)) return undefined;
  return sampleFacts(kind).find((facts) => condition?.check(facts) ?? true);
}

/** Both principals and the partner, each reached alone. */
export function sampleContacts(kind: OrderKind): Contacts {
  const edition = editions.find((one) => smsPersonsOf(kind, one).length > 0) ?? '2018-06';
  return {
    kind,
    principals: {
      subject: { sms: '13000000001', mail: 'subject@reader.example' },
      website: { sms: '13000000002', mail: 'website@reader.example' },
    },
    onePerson: false,
    asked: smsPersonsOf(kind, edition).map((owner) => ({
      owner,
      mobile: owner === 'subject' ? '13000000001' : '13000000002',
      sent: false,
    })),
    partnerMail: 'partner@reader.example',
    former: { sms: ['13000000003'], mail: ['former@reader.example'] },
  };
}

/** Notices with a deadline of the applicant: those whose step is open. */
const ends: readonly NoticeName[] = [
  'photoDue',
  'photoDueByApp',
  'photoDueByFace',
  'photoRejected',
  'photoRejectedByApp',
  'photoRejectedByFace',
  'photoReminder',
  'returned',
  'rejected',
  'reminder',
  'handedOverToSms',
  'smsOverdue',
  'withdrawn',
];

/** What was left of the deadline when the notice was written. */
const deadlineOf = (name: NoticeName): Required<NoticeValues>['deadline'] =>
  name === 'handedOverToSms' || name === 'smsOverdue'
    ? { at: '2018-06-18T10:00:00.000Z', duty: 'sms', left: { amount: 2880, unit: 'MINUTES', overdue: false } }
    : { at: '2018-05-06T10:00:00.000Z', duty: 'applicantMove', left: { amount: 45, unit: 'DAYS', overdue: false } };

/** The values of the placeholders of a notice about the sample of a kind. */
export function sampleValuesOf(name: NoticeName, facts: NoticeFacts, language: Language): NoticeValues {
  const { kind, province, edition } = facts;
  return {
    ...sampleValues,
    filing: filingOf(kind),
    kind,
    province,
    acting: actingPrincipals(noticeRow(name), sampleContacts(kind)),
    page: smsPageOf(province, edition),
    due: ends.includes(name) ? '2018-06-20T10:00:00.000Z' : null,
    ...(ends.includes(name) ? { deadline: deadlineOf(name) } : {}),
    guide: photoEssentials(province, edition)[language],
    courier: language === 'zh' ? '样例快递' : 'Sample Express',
    tracking: 'YL0000000001',
    link: 'https://desk.example/step#example',
    next: facts.plan?.next ?? '',
    removed: facts.domains.removed,
    ...(facts.numbered ? { numbers: publishedNumbers } : {}),
  };
}

/** Each notice with each kind that has it. */
export const noticeCells = (Object.keys(notices) as NoticeName[]).flatMap((name) =>
  orderKinds.flatMap((kind) => {
    const facts = sampleOf(name, kind);
    return facts === undefined ? [] : [{ name, kind, facts }];
  }),
);

/** Text of a fictitious bureau. */
const sampleWords: BureauWords = {
  from: 'bureau',
  day: '2018-06-20',
  codes: [
    {
      code: '1011',
      sentence: bilingual('无效手机号码，请核实后再次报备', 'The mobile number is invalid'),
      words: null,
      items: ['website.principal.mobile'],
    },
  ],
  opinion: '负责人王**的手机 139****0000 经核实为空号',
  remark: null,
};

/** What a sample lists: returned items, or the text of a bureau; empty where the notice lists nothing. */
export function sampleItemsOf(name: NoticeName, language: Language): readonly ReturnedItem[] {
  const { lists } = noticeRow(name);
  if (lists === undefined) return [];
  return lists === 'returned'
    ? returnedItems([{ item: 'website.name', code: 'WEB-01' }], language)
    : bureauItems(sampleWords, language);
}

/** Who reads the sample of a notice: whoever acts first, otherwise whom it is for. */
export function readerOf(name: NoticeName, kind: OrderKind): Recipient {
  const acting = actingPrincipals(noticeRow(name), sampleContacts(kind));
  if (acting.length > 0) return recipientOf(acting.slice(0, 1));
  return noticeRow(name).to.includes('formerContact') ? 'formerContact' : 'partner';
}
