import type { KindValues, RuleKindName } from '@beian/domain/rule-book';

export const says = { zh: '样例要求', en: 'A sample requirement' };
const drafts = [
  ...['renames the site', 'adds a domain', 'renames the unit', 'adds a doubtful domain', 'shares a mobile'],
  ...['a person renames the site', 'a person takes a name of another form'],
  ...['changes its principals', 'a new site of a subject without any'],
];
const atDesk = [
  ...drafts,
  'INITIAL_REVIEW',
  'VERIFICATION_PENDING',
  'PHOTO_REVIEW',
  'SUBMISSION_PENDING',
  'refused by its bureau',
];
const all = (orders: readonly string[], effect: string) => Object.fromEntries(orders.map((name) => [name, [effect]]));

/** A rule of each kind, and what it does to the seeded orders. */
export interface RuleKindCase {
  readonly values: KindValues;
  readonly in?: readonly string[];
  readonly replaces?: string;
  readonly begins: Readonly<Record<string, readonly string[]>>;
  /** What its end changes, if not that everything is asked no more. */
  readonly ends?: Readonly<Record<string, readonly string[]>>;
}
export const ruleKindCases: Readonly<Record<RuleKindName, RuleKindCase>> = {
  MATERIAL: {
    values: { material: 'PHONE_BILLS', when: { effect: 'replace' } },
    begins: all(drafts.slice(0, -1), 'NEEDS_PAPER material.PHONE_BILLS'),
  },
  REQUIRED_FIELD: {
    values: { field: 'website.remark', suggestion: says },
    begins: all(
      [
        ...['renames the site', 'adds a domain', 'adds a doubtful domain', 'changes its principals'],
        'a new site of a subject without any',
      ],
      'WOULD_BE_RETURNED website.remark',
    ),
  },
  FORBIDDEN_WORDS: {
    values: { field: 'website.name', 'broken.contains.words': ['新站点'], suggestion: says },
    begins: all(['renames the site'], 'WOULD_BE_RETURNED website.name'),
  },
  SITE_NAME_WORDS: {
    values: { words: ['茶话'] },
    begins: all(['a person renames the site'], 'WOULD_BE_RETURNED website.name'),
  },
  SITE_NAME_ENDINGS: {
    values: { endings: ['的个人空间'] },
    begins: all(['a person takes a name of another form'], 'FREED website.name'),
    ends: all(['a person takes a name of another form'], 'WOULD_BE_RETURNED website.name'),
  },
  SUBJECT_MIN_AGE: {
    values: { 'broken.youngerThan.years': 50, suggestion: says },
    begins: all(['changes its principals'], 'WOULD_BE_RETURNED subject.principal.idNumber'),
  },
  WEBSITE_MIN_AGE: {
    values: { 'broken.youngerThan.years': 50, suggestion: says },
    begins: all(['changes its principals'], 'WOULD_BE_RETURNED website.principal.idNumber'),
  },
  ONE_SUBJECT: {
    // Everywhere the program asks it of both mobiles.
    replaces: 'rules.phoneOfOneSubject',
    values: { outcome: 'warn', field: 'website.principal.mobile' },
    begins: all(['shares a mobile'], 'FREED subject.principal.mobile'),
    ends: all(['shares a mobile'], 'WARNS_REVIEWER subject.principal.mobile'),
  },
  // None of these orders has a name with a rare character.
  RARE_CHARACTER: { values: { sentAs: '〓' }, begins: {} },
  MOVE: {
    values: { move: 'orgName', allowed: false },
    begins: all(['renames the unit'], 'MUST_CANCEL_AND_REFILE move'),
  },
  CHECKLIST: {
    values: { item: 'subject.name', when: { changed: ['subject.name'] } },
    begins: all(['renames the unit'], 'WARNS_REVIEWER subject.name'),
  },
  FORM: {
    values: { trait: 'fingerprint', when: { contains: { of: 'website.name', words: ['茶话的个人主页'] } } },
    begins: all(['a person renames the site'], 'OTHER_FORM form'),
    ends: all(['a person renames the site'], 'OTHER_FORM form'),
  },
  DOMAIN_HOLDERS: {
    values: { 'asks.holders': ['subject'] },
    begins: all(['adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  // The text of an advice: no order meets more or less.
  DOMAIN_EVIDENCE: { values: { 'asks.evidence': says }, begins: {} },
  DOMAIN_MONTHS: {
    values: { 'asks.minRemaining.months': 12 },
    begins: all(['adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  DOMAIN_DAYS: {
    values: { 'asks.minRemaining.days': 300 },
    begins: all(['adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  DOMAIN_PRIVACY: {
    values: { 'asks.privacyMustBeOff': true },
    begins: all(['adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  DOMAIN_REGISTRARS: {
    values: { 'asks.overseasRegistrars': 'refused' },
    begins: all(['adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  // Of an answer about a name under gov.cn, which no order of the tests has.
  DOMAIN_GOVERNMENT: { values: { 'asks.governmentNames': 'ofBodies' }, begins: {} },
  ADDED_DOMAINS: {
    values: { allowed: false },
    begins: all(['adds a domain', 'adds a doubtful domain'], 'WOULD_BE_RETURNED website.domains'),
  },
  SHELL: {
    values: { takesWebsite: true },
    begins: all(['a new site of a subject without any'], 'FREED shell'),
    ends: all(['a new site of a subject without any'], 'MUST_CANCEL_AND_REFILE shell'),
  },
  PHOTO: {
    values: { method: 'FACE_CHECK' },
    begins: all(atDesk, 'OTHER_PHOTO photo'),
    ends: {
      ...all(atDesk, 'OTHER_PHOTO photo'),
      ...all(['PHOTO_REVIEW', 'SUBMISSION_PENDING', 'refused by its bureau'], 'FREED photo'),
    },
  },
  SMS_CHECK: { values: { checked: true }, begins: all(atDesk, 'SMS_STEP sms.checked') },
  SMS_WINDOW: {
    values: { hours: 10, countedFrom: 'handOver' },
    in: ['120000', '110000'],
    begins: all(['checked by SMS'], 'SMS_STEP sms.hours'),
    ends: all(['checked by SMS'], 'SMS_STEP sms.hours'),
  },
  SMS_PAGE: {
    values: { host: 'sms.example' },
    in: ['120000'],
    begins: all(['checked by SMS'], 'SMS_STEP sms.page'),
    ends: all(['checked by SMS'], 'SMS_STEP sms.page'),
  },
  CHECK: {
    values: { field: 'website.name', broken: { not: { absent: 'website.name' } }, suggestion: says },
    begins: all(
      ['renames the site', 'a person renames the site', 'a new site of a subject without any'],
      'WOULD_BE_RETURNED website.name',
    ),
  },
  HINT: {
    // A person's new name of a site is warned of by a shipped rule.
    values: { field: 'website.name', broken: { not: { subject: 'person' } }, on: ['website.name'], suggestion: says },
    begins: all(['renames the site', 'a new site of a subject without any'], 'WARNS_REVIEWER website.name'),
  },
};
