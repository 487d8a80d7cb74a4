import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

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
  readonly stops: boolean;
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
    stops: true,
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
    stops: true,
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
    stops: false,
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
    stops: false,
  },
} as const satisfies Record<string, PlanRow>;

export type PlanName = keyof typeof plans;
export const planNames = Object.keys(plans) as [PlanName, ...PlanName[]];
export const planRow = (name: PlanName): PlanRow => plans[name];
/** Websites of one plan that begins from nothing; more are added to the subject later. */
export const MAX_FIRST_WEBSITES = 20;

/** Whether a plan begins with a first filing, so that it is about no record. */
export const beginsFromNothing = (name: PlanName): boolean => kindRow(planRow(name).steps[0]).about === 'nothing';
export const planLabels: Readonly<Record<PlanName, BilingualText>> = Object.fromEntries(
  planNames.map((name) => [name, planRow(name).label]),
) as Record<PlanName, BilingualText>;

/** What to do instead of a change that the bureau does not allow, as refusals say it. */
export const refileAdvice = bilingual(
  '请注销后重新备案：用 openPlan（REFILE）办理',
  'Cancel and file anew: openPlan with REFILE opens both orders',
);
