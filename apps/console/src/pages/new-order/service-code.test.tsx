import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { fillItem, fillOrder } from '../../testing/fill-order.ts';
import { renderIn } from '../../testing/render.tsx';
import type { FillOrder } from './documents.ts';
import { ServiceCode } from './service-code.tsx';

const code = (more: Partial<NonNullable<FillOrder['serviceCode']>> = {}): NonNullable<FillOrder['serviceCode']> => ({
  ...{ code: 'sc-web01-1', stateLabel: 'Given', problems: [], owner: 'acct-1001', grantedTo: null, serverId: 'web01' },
  ...{
    paidUntil: '2027-06-30T16:00:00Z',
    publicIps: ['203.0.113.10'],
    placesLeft: 4,
    checkedAt: '2026-12-03T00:00:00Z',
  },
  ...more,
});
const draft = { type: vi.fn(), leave: vi.fn() };

test('the address of the server is proposed for the access, unless it is given', async () => {
  const order = fillOrder({ serviceCode: code(), items: [fillItem({ key: 'access.ipRanges', now: ['9.9.9.9'] })] });
  const first = await renderIn('zh', <ServiceCode order={order} draft={draft} canSave />);
  expect(first.container.textContent).toContain('剩余备案数量');
  await first.user.click(screen.getByRole('button', { name: /填入 203\.0\.113\.10/ }));
  expect(draft.type).toHaveBeenCalledWith('access.ipRanges', ['203.0.113.10']);
  const items = [fillItem({ key: 'access.ipRanges', now: ['203.0.113.10'] })];
  first.update(<ServiceCode order={{ ...order, items }} draft={draft} canSave />);
  expect(screen.queryByRole('button')).toBeNull();
});

test('why a code cannot be used is said; an installation without codes shows nothing', async () => {
  const problems = ['The service code is void'];
  const said = await renderIn(
    'en',
    <ServiceCode order={fillOrder({ serviceCode: code({ problems }) })} draft={draft} canSave={false} />,
  );
  expect(said.container.textContent).toContain('The service code is void');
  said.update(<ServiceCode order={fillOrder()} draft={draft} canSave />);
  expect(said.container.textContent).toBe('');
});
