import { fieldsOfKind } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { NoticeFacts } from '../notices/notice-row.ts';
import { initialItems, photoItems } from '../order/checklist.ts';
import type { ManualStage, OrderFacts } from '../order/facts.ts';

/** Materials required in Jiangsu for a change of every part of a website. */
const required: readonly MaterialKind[] = [
  'SUBJECT_CERT',
  'SUBJECT_PRINCIPAL_ID',
  'WEBSITE_PRINCIPAL_ID',
  'VERIFICATION_FORM',
  'FACE_PHOTO',
  'DOMAIN_CERT',
];

/**
 * Facts of a website change in Jiangsu under the founding edition, at 10:00 in Shanghai on Monday 2 March 2026: one
 * name changed, every material attached, every item passed, no lease, nothing sent yet. A test overrides what it needs.
 */
export function orderFacts(overrides: Partial<OrderFacts> = {}): OrderFacts {
  const facts: OrderFacts = {
    now: '2026-03-02T02:00:00.000Z',
    state: 'DRAFT',
    pausedIn: null,
    pausedInRound: false,
    kind: 'CHANGE_WEBSITE',
    province: '320000',
    edition: '2018-06',
    handOverEdition: overrides.edition ?? '2018-06',
    record: {
      filed: true,
      ours: true,
      served: true,
      partnerSees: true,
      otherOpenOrder: false,
      accesses: 1,
      shell: false,
      otherWebsites: 0,
      lastWebsite: false,
      elsewhere: false,
      province: '320000',
    },
    numbered: true,
    changed: ['website.name'],
    returned: null,
    domains: { added: [], removed: [] },
    domainChecks: [],
    filingChecks: [],
    serviceCode: null,
    domainsInOrders: [],
    findings: [],
    refusedAsIs: null,
    forecastDomains: [],
    asked: [],
    required,
    forbidden: null,
    needsBoth: false,
    plan: null,
    assessedUnder: '2018-06',
    materials: Object.fromEntries(required.map((kind) => [kind, `hash of ${kind}`])),
    verdicts: {},
    fallen: [],
    blackListed: [],
    fieldHashes: Object.fromEntries(fieldsOfKind('CHANGE_WEBSITE').map((id) => [id, `hash of ${id}`])),
    lease: null,
    skills: { provinces: [], kinds: [] },
    away: false,
    callsReached: 1,
    callsMissed: [],
    callAgainAt: null,
    dueAt: null,
    assignee: null,
    advice: [],
    escalation: null,
    initialApprovedBy: 'staff-one',
    fourEyes: true,
    photo: { takenBy: null, standing: null, usedElsewhere: false },
    erased: false,
    curtain: null,
    curtainOwnedSince: null,
    appPhoto: null,
    faceCheck: null,
    report: { problems: [] },
    bureau: { id: 'bureau-one', stopped: false, firstRunOpen: null, manual: false },
    manual: null,
    attempt: null,
    unanswered: [],
    sms: null,
    ...overrides,
  };
  return overrides.verdicts === undefined ? { ...facts, verdicts: allPassed(facts) } : facts;
}

const allPassed = (facts: OrderFacts): OrderFacts['verdicts'] =>
  Object.fromEntries(
    [...initialItems(facts), ...photoItems(facts)].flatMap(({ key, hash }) =>
      hash === null ? [] : [[key, { hash, verdict: 'pass' as const }]],
    ),
  );

/** A lease that ends five minutes after the facts' `now`. */
/** What a notice may depend on, of an order that was submitted before. */
export const noticeFacts = (overrides: Partial<OrderFacts> = {}): NoticeFacts => ({
  ...orderFacts(overrides),
  submitted: true,
});

export const leaseOf = (holder: string, holderName = holder): NonNullable<OrderFacts['lease']> => ({
  holder,
  holderName,
  token: '7',
  until: '2026-03-02T02:05:00.000Z',
});

/** An attempt sent on the facts' day and not answered yet. */
export const openAttempt: NonNullable<OrderFacts['attempt']> = {
  submissionId: 'submission-one',
  state: 'ACCEPTED',
  sentDay: '2026-03-02',
  answered: false,
  earlierAnswered: true,
  current: true,
};

/** The check of one phone of that attempt: handed over with it, SMS sent, nothing entered yet. */
export const openSms: NonNullable<OrderFacts['sms']> = {
  submissionId: 'submission-one',
  since: '2026-03-02T02:00:00.000Z',
  deskAsked: false,
  overdueNoted: false,
  open: true,
  phones: [
    {
      state: 'waiting',
      sentAt: '2026-03-02T02:01:00.000Z',
      deadline: '2026-03-04T02:00:00.000Z',
      answeredAt: '2026-03-02T02:01:00.000Z',
    },
  ],
};

/** An order that goes by hand; somebody else recorded what waits to be confirmed. */
export const byHand = (stage: ManualStage, recordedBy = 'staff-records'): Pick<OrderFacts, 'manual'> => ({
  manual: {
    stage,
    sinceDay: '2026-03-02',
    enteredDay: stage === 'TO_ENTER' ? null : '2026-03-02',
    recordedBy: stage === 'ENTERED' || stage === 'ANSWERED' ? recordedBy : null,
    approves: stage === 'ANSWERED' ? true : null,
  },
});
