import { sqlState } from '@beian/database/connection';
import { expect, test } from 'vitest';
import { scrub } from './log.ts';

const coded = (message: string, code: string) => Object.assign(new Error(message), { code });

test('a database error is logged with its code only (ASVS 16.2.5)', () => {
  expect(scrub(coded('invalid input syntax: "张样例"', '22P02'))).toBe('database error 22P02');
  const wrapped = Object.assign(new Error('Failed query: insert … params: 张样例'), {
    query: 'insert …',
    cause: coded('duplicate key', '23505'),
  });
  expect(scrub(wrapped)).toBe('database error 23505');
  expect(scrub({ ...wrapped, cause: undefined })).toBe('unknown');
  const unreachable = Object.assign(new Error('Failed query: … params: 张样例'), {
    query: '…',
    cause: coded('connect', 'ECONNREFUSED'),
  });
  expect(scrub(unreachable)).toBe('database error ECONNREFUSED');
});

test('a text that cannot be parsed is not quoted', () => {
  const fault = (() => {
    try {
      return JSON.parse('{"name": 张样例');
    } catch (error) {
      return error;
    }
  })();
  expect(scrub(fault)).toBe('SyntaxError');
});

test('an operating system error is not an SQLSTATE', () => {
  expect(sqlState(coded('write', 'EPIPE'))).toBeUndefined();
  expect(scrub(coded('the gateway is away', 'EPIPE'))).toBe('the gateway is away');
});
