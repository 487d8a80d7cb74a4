import { orderKinds } from '@beian/domain/order-names';
import { expect, test } from 'vitest';
import { fillItem, fillOrder } from '../../testing/fill-order.ts';
import { stepOfKey, stepsOf } from './fill-steps.ts';

test('each kind of order has the steps of its fields', () => {
  const steps = Object.fromEntries(orderKinds.map((kind) => [kind, stepsOf(fillOrder({ kind })).join(' ')]));
  expect(steps).toEqual({
    CHANGE_WEBSITE: 'website people papers check done',
    CHANGE_SUBJECT: 'subject people papers check done',
    CHANGE_BOTH: 'subject website people papers check done',
    CHANGE_ACCESS: 'access papers check done',
    CANCEL_WEBSITE: 'cancellation check done',
    CANCEL_SUBJECT: 'subject cancellation check done',
    CANCEL_ACCESS: 'cancellation check done',
    FIRST_FILING: 'subject website access people papers check done',
    NEW_WEBSITE: 'subject website access people papers check done',
    NEW_ACCESS: 'subject access papers check done',
    FIRST_APP: 'subject website access people papers check done',
    NEW_APP: 'website access people papers check done',
    CHANGE_APP: 'website access people papers check done',
    CANCEL_APP: 'cancellation check done',
  });
});

test('what was returned comes first, and what the filing lacks with the subject', () => {
  const reasons = [{ code: 'WEB-01', label: 'Wrong', advice: 'Change it' }];
  expect(stepsOf(fillOrder({ items: [fillItem({ reasons })] }))[0]).toBe('corrections');
  const order = fillOrder({ items: [fillItem({ key: 'subject.principal.mobile', group: 'missing' })] });
  expect(stepOfKey(order, 'subject.principal.mobile')).toBe('subject');
  expect(stepOfKey(order, 'website.principal.mobile')).toBe('people');
  expect(stepOfKey(order, 'material.SUBJECT_CERT')).toBe('papers');
  // Where something is filed for the first time, scans that fill in the form come first.
  const first = fillOrder({ kind: 'FIRST_FILING' });
  expect(['SUBJECT_CERT', 'VERIFICATION_FORM'].map((kind) => stepOfKey(first, `material.${kind}`))).toEqual([
    'scans',
    'papers',
  ]);
  expect(stepOfKey(order, null)).toBe('check');
});
