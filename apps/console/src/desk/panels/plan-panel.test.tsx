import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Order } from '../../order/documents.ts';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { PlanPanel } from './plan-panel.tsx';

type Plan = NonNullable<Order['plan']>;

const plan = (more: Partial<Plan> = {}): Plan => ({
  label: 'Refile',
  between: 'The site stops.',
  stopped: null,
  mostSeconds: 40 * 86_400,
  stillSeconds: 19.5 * 86_400,
  steps: [
    {
      orderId: 'order_1',
      orderNumber: 'BD1',
      kind: 'CANCEL_SUBJECT',
      kindLabel: 'Cancel the subject',
      stateLabel: 'Under review',
      waits: false,
    },
    {
      orderId: 'order_2',
      orderNumber: 'BD2',
      kind: 'FIRST_FILING',
      kindLabel: 'First filing',
      stateLabel: 'Draft',
      waits: true,
    },
  ],
  ...more,
});

describe('the plan of an order', () => {
  test.each(languages)(
    'is its steps in sequence, which of them this order is, and what waits, in %s',
    async (language) => {
      const { container } = await renderIn(language, <PlanPanel order={{ id: 'order_1', plan: plan() }} />);
      const [first, second] = screen.getAllByRole('listitem');
      if (first === undefined || second === undefined) throw new Error('the plan has two steps');
      expect(first.getAttribute('aria-current')).toBe('step');
      expect(first.textContent).toContain('Under review');
      expect(within(first).queryByRole('link')).toBeNull();
      expect(within(second).getByRole('link', { name: 'BD2' }).getAttribute('href')).toBe('/orders/order_2');
      expect(second.textContent).toContain(language === 'zh' ? '等待前一步通过' : 'waits for the step before');
      if (language === 'en') expect(chineseIn(container)).toEqual([]);
    },
  );

  test('names the days without a filing apart from those of all steps, in whole days', async () => {
    const { container } = await renderIn('en', <PlanPanel order={{ id: 'order_1', plan: plan() }} />);
    expect(container.querySelector('.ant-descriptions')?.textContent).toBe(
      'Expectedusually 40 days at most for all stepsWithout a filingusually 20 days at most The site stops.',
    );
  });

  test('that is over says what an abandoned step means in the words of the API, and neither days nor what waits', async () => {
    const over = plan({ stopped: 'Step 1 was abandoned.', mostSeconds: null, stillSeconds: null });
    const { container } = await renderIn('en', <PlanPanel order={{ id: 'order_2', plan: over }} />);
    screen.getByText('Step 1 was abandoned.');
    expect(container.textContent).not.toMatch(/days|waits/);
  });

  test('is not shown for an order without one', async () => {
    const { container } = await renderIn('en', <PlanPanel order={{ id: 'order_1', plan: null }} />);
    expect(container.textContent).toBe('');
  });
});
