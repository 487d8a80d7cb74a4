import { eventRow } from '@beian/domain';
import { describe, expect, test } from 'vitest';
import { checkInput } from './input.ts';

describe('checkInput', () => {
  test.each([
    ['submit', { acknowledged: ['NOPE'] }, 'acknowledged.0'],
    ['saveDraft', { fields: [] }, 'fields'],
    ['saveDraft', { fields: [{ field: 'website.name', value: '样'.repeat(5000) }] }, 'fields.0.value'],
    ['submit', { acknowlegded: [] }, 'acknowlegded'],
  ] as const)('%s says what is wrong with its input, each language in its own words', (event, input, field) => {
    const said = checkInput(eventRow(event).input, input);
    if (!('reasons' in said)) throw new Error('it is taken');
    expect(said.reasons.map((one) => one.field)).toEqual([field]);
    for (const { message } of said.reasons) {
      expect(message.zh).not.toMatch(/expected|Invalid|Too (small|big)|Unrecognized/);
      expect(message.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
