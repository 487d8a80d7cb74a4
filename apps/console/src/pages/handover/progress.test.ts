import { expect, test } from 'vitest';
import { setLanguage } from '../../app/providers/i18n.ts';
import type { PushedOrder } from './documents.ts';
import { progressOf } from './progress.ts';

const pushed = { version: 3 };
const read = (state: PushedOrder['state'], version: number): PushedOrder => ({
  ...{ id: 'order_1', version, state, stateLabel: state, attempts: [] },
});

setLanguage('en');

test('a pushed order is on its way until it has been read after the push, whatever it was before', () => {
  for (const before of [undefined, read('SUBMISSION_PENDING', 3), read('BUREAU_REJECTED', 3), read('SUBMITTING', 4)])
    expect(progressOf(pushed, null, before)).toEqual({ text: 'Pushed, waits for a file' });
  expect(progressOf(pushed, null, read('BUREAU_REJECTED', 5))).toEqual({ type: 'danger', text: 'BUREAU_REJECTED' });
});
