import { describe, expect, it } from 'vitest';
import { accessFor } from './access.ts';
import { signInPath } from './auth.ts';
import { orderOf } from './live.ts';

describe('access', () => {
  const actions = [
    { event: 'claim', presence: 'ENABLED', reasons: [] },
    { event: 'approvePhoto', presence: 'DISABLED', reasons: [{ message: '还有 1 项没有结论' }] },
  ] as const;

  it("shows the API's decisions and makes none", () => {
    expect(accessFor(actions, 'claim')).toEqual({ can: true });
    expect(accessFor(actions, 'approvePhoto')).toEqual({ can: false, reason: '还有 1 项没有结论' });
    expect(accessFor(actions, 'pushToBureau')).toEqual({ can: false });
  });
});

describe('sign-in and back', () => {
  it('remembers the page to return to', () => {
    expect(signInPath('/orders/order_1?x=1')).toBe('/sign-in?to=%2Forders%2Forder_1%3Fx%3D1');
    expect(signInPath('/')).toBe('/sign-in');
    expect(signInPath('/sign-in?to=%2Fqueue')).toBe('/sign-in');
  });
});

it('reads the order id from a live message', () => {
  expect(orderOf('{"orderId":"order_1"}')).toBe('order_1');
  for (const data of ['', 'ping', '{}', '{"orderId":1}', 'null']) expect(orderOf(data)).toBeUndefined();
});
