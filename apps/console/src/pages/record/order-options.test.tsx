import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import type { FilingRecord } from './documents.ts';
import { OrderOptions } from './order-options.tsx';
import { WithoutWebsites } from './page.tsx';

type Option = FilingRecord['orderOptions'][number];

const option = (kind: OrderKind, message?: string): Option => ({
  kind,
  kindLabel: kind,
  possible: message === undefined,
  websiteId: 'website_1',
  accessId: null,
  reasons:
    message === undefined ? [] : [{ code: 'notPossible', field: null, message, suggestion: `${message}, what to do` }],
});
const openOrder = { id: 'order_1', number: 'BD1', stateLabel: 'in review' };
const label = (kind: OrderKind, language: (typeof languages)[number] = 'en') => kindRow(kind).label[language];

async function options(
  given: readonly Option[],
  { language = 'en' as (typeof languages)[number], open = null as FilingRecord['openOrder'] } = {},
) {
  const { user, container } = await renderIn(
    language,
    <OrderOptions options={given} domains={['site1.example', 'site2.example']} openOrder={open} />,
  );
  const lines = () => screen.getAllByRole('listitem').map((one) => one.textContent);
  return { user, container, lines };
}

describe('the orders that a record allows', () => {
  test('are those that can be opened in one line, and the others with the sentence of the guard and what to do', async () => {
    const reason = 'It is not ours';
    const { lines } = await options([
      option('CHANGE_SUBJECT'),
      option('CHANGE_WEBSITE', reason),
      option('CHANGE_BOTH', reason),
    ]);
    expect(lines()).toEqual([
      label('CHANGE_SUBJECT'),
      `${label('CHANGE_WEBSITE')}${label('CHANGE_BOTH')}${reason} · ${reason}, what to do`,
    ]);
    const possible = screen.getAllByRole('listitem').map((one) => one.dataset.possible);
    expect(possible).toEqual(['true', 'false']);
  });

  test.each(languages)('have cancellations apart in %s, which say what stops', async (language) => {
    const { container } = await options([option('CHANGE_WEBSITE'), option('CANCEL_WEBSITE')], { language });
    const apart = screen.getByRole('group');
    expect(apart.textContent).toContain(label('CANCEL_WEBSITE', language));
    expect(apart.textContent).not.toContain(label('CHANGE_WEBSITE', language));
    expect(apart.textContent).toContain(kindRow('CANCEL_WEBSITE').site.afterwards[language]);
    for (const domain of ['site1.example', 'site2.example']) expect(apart.textContent).toContain(domain);
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });

  test('leave out the cancellation of the subject while an order of it is open, and name that order', async () => {
    const busy = 'There is an open order';
    const all = [option('CHANGE_SUBJECT', busy), option('CANCEL_SUBJECT', busy)];
    const { container } = await options(all, { open: openOrder });
    expect(screen.queryByTitle(label('CANCEL_SUBJECT'))).toBeNull();
    expect(screen.getByRole('link', { name: 'BD1' }).getAttribute('href')).toBe('/orders/order_1');
    expect(container.textContent).toContain(`${label('CANCEL_SUBJECT')} is possible once this order has ended`);
    await options(all);
    expect(screen.getByTitle(label('CANCEL_SUBJECT')).textContent).toBe(label('CANCEL_SUBJECT'));
  });
});

describe('a record without websites', () => {
  test('is a shell, which is cancelled at the bureau on paper', async () => {
    const { container } = await renderIn('zh', <WithoutWebsites record={{ websites: [], deregisteredAt: null }} />);
    expect(container.textContent).toContain('空壳主体');
    expect(container.textContent).toContain('约 5 个工作日');
  });

  test('is no shell where its subject was cancelled: it says since when', async () => {
    const record = { websites: [], deregisteredAt: '2026-11-24T02:00:00.000Z' };
    const { container } = await renderIn('zh', <WithoutWebsites record={record} />);
    expect(container.textContent).toContain('2026-11-24 10:00');
    expect(container.textContent).not.toContain('空壳');
  });
});
