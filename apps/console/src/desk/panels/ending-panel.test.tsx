import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { WebsiteAccess } from '../../generated/record.ts';
import type { Order } from '../../order/documents.ts';
import type { EndingMatter } from '../../order/kind/ending-document.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { EndingPanel } from './ending-panel.tsx';

type Website = EndingMatter['record']['websites'][number];

const access = (id: string, ours: boolean, ...addresses: string[]): WebsiteAccess => ({
  id,
  ours,
  values: [
    {
      field: 'access.accessModes',
      label: 'modes',
      values: ['3'],
      valueLabels: [{ value: '3', label: 'hosted' }],
      masked: false,
    },
    { field: 'access.ipRanges', label: 'addresses', values: addresses, valueLabels: [], masked: false },
  ],
});
const website = (at: number, more: Partial<Website> = {}): Website => ({
  id: `website_${at}`,
  filingNumber: `No-${at}`,
  name: `Site ${at}`,
  domains: [`site${at}.example`, `www.site${at}.example`],
  accesses: [access(`ours${at}`, true, '192.0.2.1', '192.0.2.4-192.0.2.9')],
  ...more,
});

/** The panel of an order about the first website and its first access. */
async function panel(
  kind: OrderKind,
  websites: readonly Website[],
  { language = 'en' as (typeof languages)[number], state = 'INITIAL_REVIEW' as Order['state'] } = {},
) {
  const order = {
    id: 'order_1',
    websiteId: 'website_1',
    accessId: 'ours1',
    record: { id: 'record_1', filingNumber: 'No', name: 'Example Tea', websites: [...websites] },
  };
  const answer = () => ({ order });
  answerQueriesWith({ OrderEnding: answer });
  const { container } = await renderIn(language, <EndingPanel order={{ id: 'order_1', kind, state, version: 1 }} />);
  return container;
}

describe('what a cancellation ends', () => {
  test.each(languages)(
    'is said in %s by the sentences of its kind: until the approval, and from then on',
    async (language) => {
      const container = await panel('CANCEL_SUBJECT', [website(1)], { language });
      await screen.findByText('Site 1');
      const { meanwhile, afterwards } = kindRow('CANCEL_SUBJECT').site;
      expect(container.textContent).toContain(meanwhile[language]);
      expect(container.textContent).toContain(afterwards[language]);
      if (language === 'en') expect(chineseIn(container)).toEqual([]);
    },
  );

  test('of a subject is the subject with every website, its domains, and accesses of other providers', async () => {
    const shared = website(2, {
      accesses: [access('ours2', true, '192.0.2.2'), access('others', false, '198.51.100.1')],
    });
    await panel('CANCEL_SUBJECT', [website(1), shared]);
    const items = await screen.findAllByRole('listitem');
    expect(screen.getByText('Example Tea').textContent).toContain('No');
    expect(items.map((one) => one.textContent)).toEqual([
      expect.stringContaining('site1.example, www.site1.example'),
      expect.stringMatching(/No-2.*site2\.example.*1 access of other providers ends with it/),
    ]);
    expect(items[0]?.textContent).not.toContain('other providers');
  });

  test('of a website is that website alone, and what stays filed', async () => {
    const container = await panel('CANCEL_WEBSITE', [website(1), website(2)]);
    await screen.findByText('Site 1');
    expect(container.textContent).toContain('The subject and 1 other website stay filed');
    expect(container.textContent).not.toContain('site2.example');
  });

  test('of the last website says that a shell remains, which is cancelled on paper', async () => {
    const container = await panel('CANCEL_WEBSITE', [website(1)]);
    await screen.findByText('Site 1');
    expect(container.textContent).toContain('a shell');
    expect(container.textContent).toContain('about 5 working days');
  });

  test('of an access is its places, modes and addresses, one per line, and the accesses that remain', async () => {
    const others = access('others', false, '198.51.100.1');
    await panel('CANCEL_ACCESS', [website(1, { accesses: [access('ours1', true, '192.0.2.1', '192.0.2.4'), others] })]);
    const own = (await screen.findByText('Our access')).nextElementSibling;
    const values = [...(own?.querySelectorAll('dd') ?? [])].map((one) => one.textContent);
    expect(values).toEqual(['hosted (3)', '192.0.2.1', '192.0.2.4']);
    const remaining = screen.getByText('Accesses that remain').nextElementSibling;
    expect(remaining?.textContent).toContain('another provider');
    expect(remaining?.textContent).toContain('198.51.100.1');
    expect(remaining?.textContent).not.toContain('192.0.2.1');
  });

  test('is no longer listed once it has ended, and an order that was given up ends nothing', async () => {
    const approved = await panel('CANCEL_WEBSITE', [website(2)], { state: 'APPROVED' });
    const link = await screen.findByRole('link', { name: 'History of the record' });
    expect(link.getAttribute('href')).toBe('/records/record_1');
    expect(approved.textContent).not.toContain('After that');
    const given = await panel('CANCEL_WEBSITE', [website(1)], { state: 'ABANDONED' });
    expect(given.textContent).toBe('');
  });

  test('is not shown for a change', async () => {
    expect((await panel('CHANGE_WEBSITE', [website(1)])).textContent).toBe('');
  });
});
