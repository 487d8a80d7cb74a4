import { kindRow } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { everybody, type NoticeFacts, type NoticeRow } from './notice-row.ts';

/** The number of what gets an access is known before. */
const filesSomething = ({ kind }: NoticeFacts): boolean => {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what !== 'access';
};

/** The next step of a plan is about the subject that a first filing files, and may be submitted once that is published. */
const waitsForNumber = ({ kind, numbered }: NoticeFacts): boolean => {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what === 'subject' && !numbered;
};

interface OutcomeRow {
  readonly label: BilingualText;
  readonly check: (facts: NoticeFacts) => boolean;
}

/** What an approval brings about. The first that applies is told: one approval is one message, which holds what the others say. */
const outcomes = {
  nextStep: {
    label: bilingual('方案中还有下一步', 'an order of a plan with a next step'),
    check: (facts) => facts.plan?.next != null && !waitsForNumber(facts),
  },
  siteEnds: {
    label: bilingual('注销主体或网站', 'a subject or a website is cancelled'),
    // 取消接入 leaves the website filed.
    check: ({ kind }) => {
      const { effect } = kindRow(kind);
      return effect.does === 'end' && effect.what !== 'access';
    },
  },
  numbered: {
    label: bilingual(
      '新增备案，备案号已公布；或通过后管局公布了备案号',
      'a new filing whose number is published; or the bureau published it after the approval',
    ),
    check: (facts) => filesSomething(facts) && facts.numbered,
  },
  numberFollows: {
    label: bilingual('新增备案，备案号尚未公布', 'a new filing whose number is not published yet'),
    check: filesSomething,
  },
  domainsEnd: {
    label: bilingual('原备案域名不再备案', 'a filed domain went away'),
    check: ({ domains }) => domains.removed.length > 0,
  },
  done: {
    label: bilingual('其他变更，新增或取消接入', 'another change, or access is added or cancelled'),
    check: () => true,
  },
} as const satisfies Record<string, OutcomeRow>;
type Outcome = keyof typeof outcomes;

const outcomeOf = (facts: NoticeFacts): Outcome | undefined =>
  (Object.keys(outcomes) as Outcome[]).find((name) => outcomes[name].check(facts));

/** The columns of a notice about an approval with this outcome. */
export const onApproval = (outcome: Outcome) =>
  ({
    on: ['bureauApprove', 'recordBureauAnswer', 'confirmManualAnswer'],
    into: 'APPROVED',
    condition: { label: outcomes[outcome].label, check: (facts: NoticeFacts) => outcomeOf(facts) === outcome },
    ...everybody,
  }) as const satisfies Partial<NoticeRow>;
