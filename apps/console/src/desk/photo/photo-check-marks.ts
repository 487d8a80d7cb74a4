import { measuredSteps, reuseStep } from '@beian/domain/machine-checks';
import type { Item, Order, Verdict } from '../../order/documents.ts';
import type { ReasonInput } from '../../order/perform.ts';

type Step = Order['photoGuide']['steps'][number];

/** What the reviewer said about one check of the photo: it passes, or it does not, with the advice for the applicant. */
export type CheckMark = 'pass' | { readonly advice: string };
export type CheckMarks = Readonly<Record<string, CheckMark>>;

/** Checks of the photo: the steps of the guide that can be seen in it. */
export interface PhotoCheck extends Step {
  readonly reason: NonNullable<Step['reason']>;
  readonly fault: string;
}
export const photoChecks = (steps: readonly Step[]): PhotoCheck[] =>
  steps.flatMap((step) =>
    step.reason === null || step.fault === null ? [] : [{ ...step, reason: step.reason, fault: step.fault }],
  );

/** The steps by their group, in the order of the guide. */
export const groupsOf = <S extends Step>(steps: readonly S[]): [label: string, own: S[]][] =>
  [...new Set(steps.map(({ groupLabel }) => groupLabel))].map((label) => [
    label,
    steps.filter(({ groupLabel }) => groupLabel === label),
  ]);

interface Said {
  readonly verdict: Verdict | null;
  readonly reasons: readonly Pick<Item['reasons'][number], 'code' | 'advice'>[];
  /** Every verdict has arrived, so that `reasons` is what stands. */
  readonly settled: boolean;
}

const linesOf = (advice: string | undefined): string[] => advice?.split('\n') ?? [];
const adviceOf = ({ reasons }: Pick<Said, 'reasons'>, code: string) => reasons.find((one) => one.code === code)?.advice;

/**
 * The mark of each check: the reviewer's own from the draft, else what the verdict on the photo says. A photo that passed has passed
 * every check; a check whose fault stands in the advice of its reason was refused.
 */
export function marksOf(checks: readonly PhotoCheck[], said: Said, draft: CheckMarks): CheckMarks {
  const marks = checks.flatMap(({ id, reason, fault }): [string, CheckMark][] => {
    if (said.verdict === 'pass') return [[id, 'pass']];
    const own = draft[id];
    if (own === 'pass') return [[id, own]];
    if (said.verdict !== 'return') return [];
    const stands = adviceOf(said, reason);
    if (own !== undefined) return said.settled && stands === undefined ? [] : [[id, own]];
    return linesOf(stands).includes(fault) ? [[id, { advice: fault }]] : [];
  });
  return Object.fromEntries(marks);
}

/** Advice that no check wrote, by reason: it was chosen at the photo itself, and stays. */
export function otherAdvice(
  checks: readonly PhotoCheck[],
  { reasons }: Said,
  marks: CheckMarks,
): ReadonlyMap<string, string> {
  const written = new Set(checks.map(({ fault }) => fault));
  for (const mark of Object.values(marks))
    if (mark !== 'pass') for (const line of linesOf(mark.advice)) written.add(line);
  return new Map(
    reasons.map(({ code, advice }) => [
      code,
      linesOf(advice)
        .filter((line) => !written.has(line))
        .join('\n'),
    ]),
  );
}

/** The reasons of the photo: what was chosen besides, and the advice of each refused check under its reason. */
export function reasonsOf(
  checks: readonly PhotoCheck[],
  marks: CheckMarks,
  others: ReadonlyMap<string, string>,
): ReasonInput[] {
  const advice = new Map(others);
  for (const { id, reason } of checks) {
    const mark = marks[id];
    if (mark === undefined || mark === 'pass') continue;
    advice.set(reason, [advice.get(reason) ?? '', mark.advice].filter((text) => text !== '').join('\n'));
  }
  return [...advice].flatMap(([code, text]) => (text === '' ? [] : [{ code, advice: text }]));
}

/** Something that the machine saw for a check. `text` null: no other order has the photo. */
export interface Seen {
  readonly key: string;
  readonly text: string | null;
  /** What may be wrong; null: nothing. */
  readonly doubt: string | null;
}

/** Whether the machine measures anything for this check; a person judges the others by sight. */
export const isMeasured = ({ id }: PhotoCheck): boolean =>
  id === reuseStep || Object.values(measuredSteps).some((ids) => ids.some((one) => one === id));

export function seenOf(
  { id, reason }: PhotoCheck,
  { photoHints, findings }: Pick<Item, 'photoHints' | 'findings'>,
): Seen[] {
  const hints = photoHints.filter(({ about }) => measuredSteps[about].some((one) => one === id));
  const reuse = id === reuseStep ? findings.filter(({ ruleId }) => ruleId === reason) : [];
  return [
    ...hints.map(({ about, text, doubt }) => ({ key: about, text, doubt })),
    ...reuse.map(({ ruleId, outcome, message }) =>
      outcome === 'pass' ? { key: ruleId, text: null, doubt: null } : { key: ruleId, text: '', doubt: message },
    ),
  ];
}

/** The machine measured all of it, and doubts nothing. */
export function isFoundRight(check: PhotoCheck, photo: Pick<Item, 'photoHints' | 'findings' | 'checking'>): boolean {
  const seen = seenOf(check, photo);
  return check.leftToPerson === null && !photo.checking && seen.length > 0 && seen.every(({ doubt }) => doubt === null);
}
