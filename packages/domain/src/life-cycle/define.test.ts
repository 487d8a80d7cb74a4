import { expect, test } from 'vitest';
import type { OrderNames } from '../order/life-cycle-names.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { type defineLifeCycle, type EventRow, type LifeCycle, targetStates } from './define.ts';

// Compile-time test: these types stop compiling (`npm run check`) if a row may contain a misspelt name.
type Row = EventRow<OrderNames>;
type Fits<Part, Whole> = {
  readonly label: BilingualText;
  readonly from: ['DRAFT'];
  readonly by: ['reviewer'];
} & Part extends Whole
  ? true
  : false;
type Proof<T extends readonly boolean[], Expected extends T> = Expected;

type Taken = Proof<
  [
    Fits<{ to: 'INITIAL_REVIEW' }, Row>,
    Fits<{ to: [{ state: 'APPROVED'; if: 'smsIsChecked' }, { state: 'DRAFT' }] }, Row>,
    Fits<{ to: { backTo: ['INITIAL_REVIEW'] } }, Row>,
    Fits<{ when: ['fourEyes'] }, Row>,
    Fits<{ then: ['prepareReport'] }, Row>,
  ],
  [true, true, true, true, true]
>;

type Refused = Proof<
  [
    Fits<{ to: 'INITIAL_REVEIW' }, Row>,
    Fits<{ to: [{ state: 'DRAFTT' }] }, Row>,
    Fits<{ to: { backTo: ['DRAFTT'] } }, Row>,
    Fits<{ to: [{ state: 'DRAFT'; if: 'fourEye' }] }, Row>,
    Fits<{ when: ['fourEye'] }, Row>,
    Fits<{ then: ['prepareRaport'] }, Row>,
    // Not a job of an order: its payload is not the order's id.
    Fits<{ then: ['deliverNotice'] }, Row>,
    { label: BilingualText; from: ['DRAFTT']; by: ['reviewer'] } extends Row ? true : false,
    { label: BilingualText; from: ['DRAFT']; by: ['reviewr'] } extends Row ? true : false,
  ],
  [false, false, false, false, false, false, false, false, false]
>;

type Whole = Proof<
  [
    // A missing or a surplus row.
    Record<Exclude<OrderNames['event'], 'submit'>, EventRow<OrderNames>> extends LifeCycle<OrderNames>['events']
      ? true
      : false,
    'submitt' extends keyof LifeCycle<OrderNames>['events'] ? true : false,
    Parameters<ReturnType<typeof defineLifeCycle<OrderNames>>>[0] extends LifeCycle<OrderNames> ? true : false,
  ],
  [false, false, true]
>;

test('a misspelt state, role, guard or job does not compile', () => {
  const taken: Taken = [true, true, true, true, true];
  const refused: Refused = [false, false, false, false, false, false, false, false, false];
  const whole: Whole = [false, false, true];
  expect([...taken, ...refused, ...whole]).toHaveLength(17);
});

test('targetStates: none, one, or every branch in order', () => {
  expect(targetStates({})).toEqual([]);
  expect(targetStates({ to: 'OPEN' })).toEqual(['OPEN']);
  expect(targetStates({ to: [{ state: 'OPEN' }, { state: 'SHUT' }] })).toEqual(['OPEN', 'SHUT']);
  expect(targetStates({ to: { backTo: ['OPEN', 'SHUT'] } })).toEqual(['OPEN', 'SHUT']);
});
