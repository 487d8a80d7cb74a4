import { expect, test } from 'vitest';
import { translate } from '../../app/providers/i18n.ts';
import type { PushedOrder } from './documents.ts';
import { progressOf } from './progress.ts';

const t: Parameters<typeof progressOf>[0] = (text, values) => translate('en', text, values);
const pushed = { version: 3 };
const read = (state: PushedOrder['state'], version: number): PushedOrder => ({
  ...{ id: 'order_1', version, state, stateLabel: state, attempts: [] },
});

test('a pushed order is on its way until it has been read after the push, whatever it was before', () => {
  for (const before of [undefined, read('SUBMISSION_PENDING', 3), read('BUREAU_REJECTED', 3), read('SUBMITTING', 4)])
    expect(progressOf(t, pushed, null, before)).toEqual({ text: 'Pushed, waits for a file' });
  expect(progressOf(t, pushed, null, read('BUREAU_REJECTED', 5))).toEqual({ type: 'danger', text: 'BUREAU_REJECTED' });
});
