import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderIn } from '../../testing/render.tsx';
import type { WaitingOrder } from './documents.ts';
import { PushDialog } from './push-dialog.tsx';

const order = (number: string, confirm: string): WaitingOrder => ({
  ...{ id: number, number, kind: 'CHANGE_WEBSITE', state: 'SUBMISSION_PENDING', stateLabel: 'Ready', version: 1 },
  ...{ province: '320000', provinceName: 'Jiangsu', subjectName: 'Tea', due: null, lease: null },
  ...{ kindLabel: 'Change of website', round: 1, assignee: null },
  actions: [{ event: 'pushToBureau', label: 'Push', presence: 'ENABLED', primary: true, confirm, reasons: [] }],
  report: { ready: true, xmlBytes: 1, problems: [], attachments: [] },
});
const nothing = () => undefined;

test('the dialog says once what holds for all orders, and by number what a bureau refused before', async () => {
  const orders = [order('BD1', 'It is final'), order('BD2', 'It is final'), order('BD3', 'Refused as it is')];
  await renderIn('en', <PushDialog open {...{ orders, provinces: [] }} onPush={nothing} onClose={nothing} />);
  expect(screen.getAllByText('It is final')).toHaveLength(1);
  screen.getByText('BD3: Refused as it is');
});
