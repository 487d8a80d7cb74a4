import { describe, expect, test } from 'vitest';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import { planForSeveral, planNames, planRow, planStops, plansFor } from './plans.ts';

const says = (...states: OrderState[]) => planStops('REFILE', states).map(({ en }) => en);

describe('a plan whose step came to nothing', () => {
  test.each(planNames)('%s says what is filed then: before its first approval, and after it', (name) => {
    const { endsBefore, endsAfter } = planRow(name);
    expect(planStops(name, ['ABANDONED', 'DRAFT'])).toContainEqual(endsBefore);
    expect(planStops(name, ['APPROVED', 'ABANDONED'])).toContainEqual(endsAfter);
  });

  test('names the drafts that are left, unless they were abandoned, too', () => {
    expect(says('ABANDONED', 'DRAFT')).toContain('The drafts after it cannot be submitted: abandon them');
    expect(says('ABANDONED', 'ABANDONED')).toEqual([
      'Step 1 was abandoned',
      'Nothing was cancelled: what is filed stays filed',
    ]);
  });

  test('does not say that nothing was cancelled while the cancellation goes on', () => {
    expect(says('BUREAU_REVIEW', 'ABANDONED')).toEqual([
      'Step 2 was abandoned',
      expect.stringContaining('Step 1 goes on'),
    ]);
  });

  test('waits for a refused or lapsed step, which may go on', () => {
    expect(says('BUREAU_REJECTED', 'DRAFT')).toEqual([expect.stringContaining('Step 1 was refused')]);
    expect(says('APPROVED', 'INITIAL_REJECTED')).toEqual([expect.stringContaining('Step 2 was refused')]);
    expect(says('APPROVED', 'LAPSED')).toEqual([expect.stringContaining('Step 2 has lapsed')]);
  });

  test('says nothing while all steps go on', () => {
    expect(says('APPROVED', 'BUREAU_REVIEW')).toEqual([]);
    expect(says('CORRECTION_REQUIRED', 'DRAFT')).toEqual([]);
  });
});

describe('the plans for a record', () => {
  const [one, two] = [plansFor(orderKinds, 1), plansFor(orderKinds, 2)];

  test('are of more than one order: a change of all websites is one for a record with several', () => {
    expect(one).toEqual(['REFILE', 'DOMAIN_AS_WEBSITE']);
    expect(two).toEqual(['REFILE', 'DOMAIN_AS_WEBSITE', 'SUBJECT_AND_ALL_WEBSITES']);
  });

  test('begin with an order that the record allows', () => {
    expect(plansFor(['CHANGE_WEBSITE'], 2)).toEqual(['DOMAIN_AS_WEBSITE']);
    expect(plansFor([], 2)).toEqual([]);
  });

  test('begin from nothing where several websites are filed for the first time', () => {
    expect(planForSeveral('FIRST_FILING')).toBe('SEVERAL_WEBSITES');
    expect(planForSeveral('CHANGE_BOTH')).toBeUndefined();
  });
});
