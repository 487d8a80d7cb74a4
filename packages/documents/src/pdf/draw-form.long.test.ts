import { provinceCodes } from '@beian/domain/province';
import { drawFormOf } from '@beian/testing/fixtures';
import { expect, test } from 'vitest';

test('the verification form fits on one sheet for every province, for organisations and persons', async () => {
  const person = { 'subject.nature': '5', 'subject.certificateType': '2', 'subject.name': '李样例' };
  const made = await Promise.all(provinceCodes.map((code) => drawFormOf(code, code < '400000' ? person : {})));
  for (const { pages } of made) expect(pages).toHaveLength(1);
});
