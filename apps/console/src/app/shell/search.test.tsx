import { screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router';
import { expect, test } from 'vitest';
import type { SearchHit } from '../../generated/search.ts';
import { answerQueriesWith, languages, renderIn } from '../../testing/render.tsx';
import { Search } from './search.tsx';

const orders = ['BD2612016255728', 'BD2612016255735'];
const hit = (number: string, typed: string): SearchHit => ({
  id: `order_${number}`,
  group: 'ORDER',
  title: number,
  details: [],
  recordId: null,
  matchLabel: 'Order number',
  matched: number,
  from: 0,
  to: typed.length,
});

function findOrders({ text }: { readonly text: string }) {
  const hits = orders.filter((one) => one.startsWith(text)).map((one) => hit(one, text));
  return { done: { groups: [{ group: 'ORDER', label: 'Orders', more: false, hits }], says: null } };
}

const Place = () => <output>{useLocation().pathname}</output>;

test.each(languages)(
  'Enter opens what the whole typed text names, also before its answer has come (%s)',
  async (to) => {
    answerQueriesWith<{ text: string }>({ Search: findOrders });
    const { user } = await renderIn(
      to,
      <>
        <Search />
        <Place />
      </>,
    );
    const whole = orders[1] ?? '';
    await user.type(screen.getByRole('combobox'), whole.slice(0, -1));
    // Both begin with it; the first one is another order.
    await user.keyboard('{Backspace}');
    expect((await screen.findAllByRole('option')).map((one) => one.textContent)).toHaveLength(2);
    await user.keyboard(`${whole.slice(-2)}{Enter}`);
    await waitFor(() => expect(screen.getByText(/^\/orders/).textContent).toBe(`/orders/order_${whole}`));
  },
);
