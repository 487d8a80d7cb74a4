import { fictitiousRecords, type SeededRecord } from '@beian/testing/fixtures';
import { orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMachineChecks } from './machine-checks.ts';

let ctx: PhotoFixture;
beforeAll(async () => {
  ctx = await photoFixture();
});
afterAll(() => ctx?.close());

const [, other] = fictitiousRecords;
const person = other?.subject.principal;
const number = 'subject.principal.idNumber';

/** A change that names the principal of another subject, with this mobile; what each reads at the ID number. */
async function named(at: number, mobile: string): Promise<{ desk: unknown[]; partner: unknown[] }> {
  const orderId = await orderInState(ctx.db, ctx.people, ctx.records[at] as SeededRecord, 'DRAFT', 'CHANGE_SUBJECT');
  const fields = [
    { field: 'subject.principal.name', value: person?.name ?? '' },
    { field: number, value: person?.idNumber ?? '' },
    { field: 'subject.principal.mobile', value: mobile },
  ];
  await ctx.must(ctx.partner, 'saveDraft', orderId, { fields });
  await runMachineChecks(ctx.db.worker, orderId);
  const read = async (actor: typeof ctx.partner | typeof ctx.reviewer) => {
    const { items } = await ctx.view(actor, orderId, ['items']);
    const findings = items?.find(({ key }) => key === number)?.findings ?? [];
    return findings.filter(({ outcome }) => outcome !== 'pass').map(({ ruleId, message }) => [ruleId, message]);
  };
  return { desk: await read(ctx.reviewer), partner: await read(ctx.partner) };
}

test('the reviewer is told where else a new principal is one, and of another mobile there; the partner is not', async () => {
  const filing = other?.subject.filingNumber;
  expect(await named(0, person?.mobile ?? '')).toEqual({
    desk: [['R-4.2', `The person is a principal of another subject already: ${filing}`]],
    partner: [],
  });
  expect(await named(2, '13000099999')).toEqual({
    desk: [['CON-04', `The person has another mobile in the filing of another subject: ${filing}`]],
    partner: [],
  });
});
