import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { BilingualError } from './bilingual-error.ts';
import { type AskedBy, createErrorFormat } from './errors.ts';

/** The client's answer for `error`, and the log. */
function told(error: GraphQLError, asked: AskedBy = { language: 'en', requestId: 'r-1' }) {
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const { message, extensions } = createErrorFormat(log)(
    { message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } },
    error,
    asked,
  );
  return { message, extensions, log: lines.join('') };
}

test('a fault becomes the id of the request, and neither client nor log get SQL, parameters or values (ASVS 16.3.4, 16.5.1)', () => {
  const cause = Object.assign(new Error('invalid input for 13000000000'), {
    code: '22P02',
    table: 'orders',
    detail: '(a)=(b)',
  });
  const fault = new Error('Failed query: select 1 where mobile = $1\nparams: 13000000000', { cause });
  const { message, extensions, log } = told(new GraphQLError(fault.message, { path: ['order'], originalError: fault }));
  expect(message).toBe('Something broke on our side; nothing was saved (r-1).');
  expect(extensions).toEqual({ code: 'INTERNAL', requestId: 'r-1' });
  expect(log).toContain('"requestId":"r-1"');
  expect(log).toContain('22P02');
  expect(log).not.toMatch(/13000000000|Failed query|\(a\)=/);
});

test('an error that graphql-js finds during execution is a fault', () => {
  const { extensions, log } = told(
    new GraphQLError('Enum "X" cannot represent value: "13000000000"', { path: ['order'] }),
  );
  expect(extensions?.code).toBe('INTERNAL');
  expect(log).not.toContain('13000000000');
});

test('errors thrown on purpose pass, with UNAUTHORIZED as FORBIDDEN', () => {
  const own = new GraphQLError('no', { path: ['orders'], extensions: { code: 'BAD_USER_INPUT', field: 'after' } });
  expect(told(own)).toMatchObject({ message: 'no', extensions: { code: 'BAD_USER_INPUT', field: 'after' }, log: '' });
  expect(told(new GraphQLError('no', { extensions: { code: 'UNAUTHORIZED' } })).extensions?.code).toBe('FORBIDDEN');
  expect(told(new GraphQLError('no', { extensions: { limit: 'depth' } })).extensions?.code).toBe('LIMIT_EXCEEDED');
});

test.each([
  ['Syntax Error: Expected "{", found Int "13000000000".', 'Syntax Error: Expected "{", found Int.'],
  ['Syntax Error: Unexpected character: "金丝雀".', 'Syntax Error: Unexpected character: "…".'],
  [
    'Variable "$x" got invalid value "13000000000" at "x.y"; Int cannot represent non-integer value: "13000000000"',
    'Variable "$x" got an invalid value at "x.y"; Int cannot represent non-integer value',
  ],
  [
    'Variable "$x" got invalid value { name: "王测试" }; Field "name" of required type "String!" was not provided.',
    'Variable "$x" got an invalid value; Field "name" of required type "String!" was not provided.',
  ],
  [
    'Enum "OrderKind" cannot represent non-enum value: "13000000000".',
    'Enum "OrderKind" cannot represent non-enum value',
  ],
  [
    'Cannot query field "nam" on type "Order". Did you mean "name"?',
    'Cannot query field "nam" on type "Order". Did you mean "name"?',
  ],
])('a parser message does not quote the input: %s', (message, without) => {
  expect(told(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })).message).toBe(without);
});

test('a message of graphql-js is said in Chinese with the names and the place, with the English text beside it', () => {
  const zh = { language: 'zh', requestId: 'r-1' } as const;
  const unknown = new GraphQLError('Cannot query field "nam" on type "Order". Did you mean "name" or "names"?', {
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  });
  expect(told(unknown, zh)).toMatchObject({
    message: '类型 Order 没有字段 nam；是否指 name、names？',
    extensions: { detail: 'Cannot query field "nam" on type "Order". Did you mean "name" or "names"?' },
  });
  const odd = new GraphQLError('Never heard of "13000000000".', { extensions: { code: 'GRAPHQL_PARSE_FAILED' } });
  expect(told(odd, zh)).toMatchObject({ message: '查询语法有误', extensions: { detail: 'Never heard of "…".' } });
});

test('an expected error is answered in the language of the caller, also when graphql-js has wrapped it', () => {
  const own = new BilingualError({ zh: '不行', en: 'no' }, { code: 'BAD_USER_INPUT' });
  const wrapped = new GraphQLError(own.message, { path: ['orders'], originalError: own, extensions: own.extensions });
  expect(told(wrapped, { language: 'zh', requestId: 'r-1' }).message).toBe('不行');
  expect(told(wrapped).message).toBe('no');
});
