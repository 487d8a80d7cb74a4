import { eventRow } from '@beian/domain/order';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkInput } from './input.ts';

const [requestCurtain, sendBack, shipCurtain] = [
  eventRow('requestCurtain'),
  eventRow('sendBack'),
  eventRow('shipCurtain'),
];
const to = { consignee: '样例', mobile: '13000010001', province: '320000', city: '南京市', address: '样例路1号' };
const sent = { curtainId: 'curtain_1', courier: '样例速运', trackingNumber: 'YL20261124001' };

const reasonsOf = (schema: Parameters<typeof checkInput>[0], input: unknown) => {
  const checked = checkInput(schema, input);
  return 'reasons' in checked
    ? checked.reasons.map(({ field, message }) => [field, message.zh, message.en] as const)
    : [];
};

test('an address without its protocol is told what is missing', () => {
  expect(reasonsOf(z.strictObject({ address: z.url() }), { address: 'sample.cn/notice' })).toEqual([
    ['address', expect.stringContaining('https://'), expect.stringContaining('https://')],
  ]);
});

describe('invalid input is refused in both languages', () => {
  test.each([
    ['empty', requestCurtain.input, { ...to, consignee: ' ' }, 'consignee'],
    ['too long', requestCurtain.input, { ...to, address: '长'.repeat(201) }, 'address'],
    ['another type', requestCurtain.input, { ...to, city: 7 }, 'city'],
    ['nothing known', requestCurtain.input, { ...to, street: 'x' }, 'street'],
    ['a tracking number with a space', shipCurtain.input, { ...sent, trackingNumber: 'YL 1234567' }, 'trackingNumber'],
    ['no reason', sendBack.input, { reasons: [] }, 'reasons'],
    ['no code of the library', sendBack.input, { reasons: [{ code: 'XXX-99' }] }, 'reasons.0.code'],
  ])('%s', (_, schema, input, at) => {
    const [first, ...others] = reasonsOf(schema, input);
    expect(others).toEqual([]);
    const [field, zh = '', en = ''] = first ?? [];
    expect(field).toBe(at);
    expect(zh).toMatch(/^[\p{Script=Han}、 0-9]+$/u);
    expect(en).toMatch(/^[A-Za-z ,0-9]{1,60}$/);
  });

  test('valid input is accepted (ASVS 2.2.1)', () => {
    expect(reasonsOf(shipCurtain.input, sent)).toEqual([]);
  });
});
