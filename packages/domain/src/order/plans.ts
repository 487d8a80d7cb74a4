import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type OrderState, refusedStates, stateRow } from '../order-names/states.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';

/** 办理方案: the orders that do together what one order may not (docs/spec/rules.md R-2). */
interface PlanRow {
  readonly label: BilingualText;
  /** In this sequence: each is submitted once the bureau has approved the one before. */
  readonly steps: readonly [OrderKind, ...OrderKind[]];
  /**
   * Then one more step of this kind for each further website: of the record that is accessed through us, or of those that are to be
   * filed where the plan begins from nothing.
   */
  readonly eachFurther?: OrderKind;
  /** The steps after the first begin with the values that are filed now. */
  readonly keepsValues: boolean;
  /** How it is between the first approval and the last. */
  readonly between: BilingualText;
  /** Whether a site or domain stands still then. */
  readonly standsStill: boolean;
  /** What is filed where the first step came to nothing, and where it was approved and a later one came to nothing. */
  readonly endsBefore: BilingualText;
  readonly endsAfter: BilingualText;
}

const plans = {
  /** Where a bureau does not allow a change of the subject, or for another province. */
  REFILE: {
    label: bilingual('注销后重新备案', 'Cancel and file anew'),
    steps: ['CANCEL_SUBJECT', 'FIRST_FILING'],
    eachFurther: 'NEW_WEBSITE',
    keepsValues: true,
    between: bilingual(
      '注销通过后至重新备案通过前，网站不能访问',
      'From the cancellation on the site must stop, until the new filing is approved',
    ),
    standsStill: true,
    endsBefore: bilingual('没有注销，原备案照旧有效', 'Nothing was cancelled: what is filed stays filed'),
    endsAfter: bilingual(
      '原备案已注销，不能恢复；没有重新备案的网站不能访问，需要时另办首次备案或新增网站',
      'The old filing is cancelled for good: a website that is not filed anew must stay down. If it is still wanted, open a first filing, or a new website where the subject is filed',
    ),
  },
  /** From 2019-04-22: a domain is taken out of a website and filed as a website of its own. */
  DOMAIN_AS_WEBSITE: {
    label: bilingual('删除域名后作为新网站备案', 'Take a domain out and file it as a website'),
    steps: ['CHANGE_WEBSITE', 'NEW_WEBSITE'],
    keepsValues: false,
    between: bilingual(
      '变更通过后至新增网站通过前，移出的域名不能访问',
      'From the change on the domain must stop, until the new website is approved',
    ),
    standsStill: true,
    endsBefore: bilingual(
      '网站没有变更，域名仍在原备案中',
      'The website is not changed: the domain stays filed with it',
    ),
    endsAfter: bilingual(
      '域名已从原网站移出，没有备案，不能访问；需要时另办新增网站',
      'The domain is taken out and no longer filed, so it must stay down. If it is still wanted, open a new website for it',
    ),
  },
  /** A subject that is filed for the first time, with several websites. */
  SEVERAL_WEBSITES: {
    label: bilingual('首次备案多个网站', 'First filing of several websites'),
    steps: ['FIRST_FILING'],
    eachFurther: 'NEW_WEBSITE',
    keepsValues: false,
    between: bilingual(
      '每个网站自其订单通过起可以访问，其余网站须等待各自的订单',
      'Each website may be reached once its own order is approved',
    ),
    standsStill: false,
    endsBefore: bilingual('没有备案任何网站', 'No website is filed'),
    endsAfter: bilingual(
      '已通过的网站照常有效；其余网站没有备案，需要时另办新增网站',
      'What is approved stays filed; for each further website that is still wanted, open a new website',
    ),
  },
  /** Another person as subject is the principal of every website. */
  SUBJECT_AND_ALL_WEBSITES: {
    label: bilingual('主体与全部网站变更', 'Change of the subject and of all its websites'),
    steps: ['CHANGE_BOTH'],
    eachFurther: 'CHANGE_WEBSITE',
    keepsValues: false,
    between: bilingual(
      '网站可以正常访问；其余网站在各自的订单通过前仍登记原负责人',
      'The sites stay reachable; each further website keeps its former principal until its own order is approved',
    ),
    standsStill: false,
    endsBefore: bilingual('没有变更，原备案照旧有效', 'Nothing is changed: what is filed stays filed'),
    endsAfter: bilingual(
      '主体已变更；没有变更的网站仍登记原负责人，请另办变更网站',
      'The subject is changed; a website that was not changed keeps its former principal: open a change of the website',
    ),
  },
} as const satisfies Record<string, PlanRow>;

export type PlanName = keyof typeof plans;
export const planNames = Object.keys(plans) as [PlanName, ...PlanName[]];
export const planRow = (name: PlanName): PlanRow => plans[name];
/** Websites of one plan that begins from nothing; more are added to the subject later. */
export const MAX_FIRST_WEBSITES = 20;

/** Whether a plan begins with a first filing, so that it is about no record. */
export const beginsFromNothing = (name: PlanName): boolean => kindRow(planRow(name).steps[0]).about === 'nothing';

/** Which plan files several websites, instead of one order of this kind; undefined: the kind is about something filed. */
export const planForSeveral = (kind: OrderKind): PlanName | undefined =>
  planNames.find((name) => beginsFromNothing(name) && planRow(name).steps[0] === kind);

/**
 * Plans about a record: with the kind of their first order among `kinds`, and more than one order. `websites`: how many of the record
 * are accessed through us.
 */
export const plansFor = (kinds: readonly OrderKind[], websites: number): PlanName[] =>
  planNames.filter((name) => {
    const { steps, eachFurther } = planRow(name);
    return (
      kinds.includes(steps[0]) &&
      !beginsFromNothing(name) &&
      (steps.length > 1 || (eachFurther !== undefined && websites > 1))
    );
  });

export const planLabels: Readonly<Record<PlanName, BilingualText>> = Object.fromEntries(
  planNames.map((name) => [name, planRow(name).label]),
) as Record<PlanName, BilingualText>;

/** What to do instead of a change that the bureau does not allow, as refusals say it. */
export const refileAdvice = bilingual(
  '请注销后重新备案：选择办理方案“注销后重新备案”',
  'Cancel and file anew: a plan opens both orders',
);

const stops = {
  refused: bilingual(
    '第 {n} 步被退回：改正并通过后，其后各步照常办理',
    'Step {n} was refused: the steps after it go on once it is corrected and approved',
  ),
  lapsed: bilingual(
    '第 {n} 步已失效：合作方可重新保存并提交，其后各步等它通过',
    'Step {n} has lapsed: the partner may save and submit it again, and the steps after it wait for its approval',
  ),
  abandoned: bilingual('第 {n} 步已放弃', 'Step {n} was abandoned'),
  firstGoesOn: bilingual(
    '第 1 步仍在办理：不再需要的，请一并撤回并放弃',
    'Step 1 goes on by itself: withdraw and abandon it, too, unless it is still wanted',
  ),
  draftsLeft: bilingual('其后的草稿不能提交，请放弃', 'The drafts after it cannot be submitted: abandon them'),
} as const;

/** What the first refused, lapsed or abandoned step means for the rest of a plan, as sentences; empty: there is none. `states`: of its orders. */
export function planStops(name: PlanName, states: readonly OrderState[]): readonly BilingualText[] {
  const isRefused = (state: OrderState) => refusedStates.includes(state) || state === 'INITIAL_REJECTED';
  const at = states.findIndex((state) => isRefused(state) || state === 'LAPSED' || state === 'ABANDONED');
  const state = states[at];
  if (state === undefined) return [];
  const says = (text: BilingualText) => fillTemplate(text, { n: String(at + 1) });
  if (state !== 'ABANDONED') return [says(isRefused(state) ? stops.refused : stops.lapsed)];
  const { endsBefore, endsAfter } = planRow(name);
  const draftsLeft = states.slice(at + 1).some((one) => stateRow(one).terminal !== true);
  const means = at === 0 ? endsBefore : states[0] === 'APPROVED' ? endsAfter : stops.firstGoesOn;
  return [says(stops.abandoned), means, ...(draftsLeft ? [stops.draftsLeft] : [])];
}
