import { expect, it } from 'vitest';
import { readEnvironment, WrongSetting } from './environment.ts';

it('has a default for everything', () => {
  expect(readEnvironment({})).toMatchObject({
    host: '127.0.0.1',
    port: 4300,
    smtpPort: 4325,
    folder: '.data/sandbox',
    decisionDelayMs: 4000,
    bureaus: [
      {
        place: { province: '320000' },
        account: { ispId: '320000000999', userName: 'sandbox-js', password: '样例密码Aa1' },
      },
    ],
  });
  expect(readEnvironment({ SANDBOX_PORT: '0' }).port).toBe(0);
});

it('opens the named bureaus, each with its own account', () => {
  const named = readEnvironment({ SANDBOX_BUREAUS: '440000,110000', SANDBOX_USER: 'x' }).bureaus;
  expect(named.map(({ account }) => [account.ispId, account.userName])).toEqual([
    ['110000000999', 'sandbox-bj'],
    ['440000000999', 'sandbox-gd'],
  ]);
  expect(readEnvironment({ SANDBOX_BUREAUS: 'all' }).bureaus).toHaveLength(31);
});

it('counts the ports of bureaus up from a first one, or takes each named one', () => {
  const ports = (text?: string) =>
    readEnvironment({ SANDBOX_BUREAUS: '440000,110000', SANDBOX_BUREAU_PORTS: text }).bureaus.map(({ port }) => port);
  expect(ports()).toEqual([undefined, undefined]);
  expect(ports('4401')).toEqual([4401, 4402]);
  expect(ports('0')).toEqual([0, 0]);
  expect(ports('440000:4999')).toEqual([undefined, 4999]);
});

it.each([
  ['SANDBOX_BUREAU_PORTS', '110000:4401'],
  ['SANDBOX_BUREAU_PORTS', '320000:70000'],
  ['SANDBOX_BUREAU_PORTS', 'all'],
  ['SANDBOX_BUREAUS', '320000,990000'],
  ['SANDBOX_PORT', '70000'],
  ['SANDBOX_SMTP_PORT', 'x'],
  ['SANDBOX_DECISION_MS', '-1'],
  ['SANDBOX_MORE_SUBJECTS', '24'],
  ['SANDBOX_SMS_EDITION', '2018-06'],
  ['SANDBOX_ISP_ID', '0123'],
  ['SANDBOX_AES_KEY', 'short'],
  ['SANDBOX_AES_IV', '0102030405060708'],
])('refuses a wrong %s', (name, value) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(WrongSetting);
  expect(() => readEnvironment({ [name]: value })).toThrow(name);
});
