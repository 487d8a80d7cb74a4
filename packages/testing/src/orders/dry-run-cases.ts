import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { system, transaction } from '@beian/database/transaction';
import { passesDryRun } from '@beian/domain/dry-run';
import type { FilingResult } from '@beian/domain/filing-status';
import type { EditionId } from '@beian/domain/province';
import { bilingual } from '@beian/domain/text';
import type { DryRunView } from '@beian/orders/dry-run';
import { dryRun } from '@beian/orders/dry-run';
import {
  claimDueFilingChecks,
  findOpenDomainChecks,
  storeDomainAnswer,
  storeFilingAnswer,
} from '@beian/orders/lookups';
import { runMachineChecks } from '@beian/orders/machine-checks';
import { perform } from '@beian/orders/perform';
import { storeBlackList } from '@beian/records/published';
import { storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import fc from 'fast-check';
import sharp from 'sharp';
import { hashTables } from '../database/hash-tables.ts';
import { ISP_ID } from '../fixtures/records.ts';
import { photoFixture } from './photo-order.ts';

/** Changes that a test may save in a draft before it is submitted. */
const saves: readonly { readonly field: string; readonly value?: string; readonly values?: readonly string[] }[] = [
  { field: 'website.name', value: '测试样例新站' },
  { field: 'website.name', value: '中国国家第一' },
  { field: 'website.name', value: '' },
  { field: 'website.remark', value: '测试样例备注' },
  { field: 'website.principal.mobile', value: '13000009876' },
  { field: 'website.principal.mobile', value: '12345' },
  { field: 'website.principal.name', value: '赵测试' },
  { field: 'website.principal.idValidUntil', value: '2026-12-01' },
  { field: 'website.principal.email', value: 'someone@example.com' },
  { field: 'website.domains', values: ['fresh-test.example'] },
  { field: 'website.domains', values: ['listed-test.example', 'other-test.example'] },
];
type Answered = 'PASSED' | 'WARNED' | 'FAILED';
type DraftStep =
  | { readonly save: number }
  | { readonly attach: 'paper' | 'blank' }
  | { readonly registry: Answered }
  | { readonly bureau: FilingResult }
  | { readonly days: number }
  | { readonly edition: EditionId }
  | { readonly checked: true }
  | { readonly blackListed: true }
  | { readonly acknowledge: boolean };
const draftStep: fc.Arbitrary<DraftStep> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ save: fc.nat(saves.length - 1) }) },
  { weight: 4, arbitrary: fc.record({ attach: fc.constantFrom('paper' as const, 'blank' as const) }) },
  { weight: 3, arbitrary: fc.record({ registry: fc.constantFrom<Answered>('PASSED', 'PASSED', 'WARNED', 'FAILED') }) },
  { weight: 2, arbitrary: fc.record({ bureau: fc.constantFrom<FilingResult>('NOT_FILED', 'ELSEWHERE', 'UNNAMED') }) },
  { weight: 1, arbitrary: fc.record({ days: fc.constantFrom(1, 9) }) },
  { weight: 1, arbitrary: fc.record({ edition: fc.constantFrom<EditionId>('2018-06', '2019-04') }) },
  { weight: 2, arbitrary: fc.record({ checked: fc.constant(true as const) }) },
  { weight: 1, arbitrary: fc.record({ blackListed: fc.constant(true as const) }) },
  { weight: 2, arbitrary: fc.record({ acknowledge: fc.boolean() }) },
);

/** Steps of a valid draft, because most random drafts are refused. */
const goodBeginning: readonly DraftStep[] = [{ save: 0 }, { attach: 'paper' }];

const blank = (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 700, channels: 3, background: '#ffffff' } })
    .jpeg()
    .toBuffer();

export const isRun = (run: Awaited<ReturnType<typeof dryRun>>): run is DryRunView => 'refused' in run;

/** A database with drafts, answers of external systems about them, and the property test of the dry run. */
export async function dryRunFixture() {
  const ctx = await photoFixture();
  const { db, partner, records } = ctx;
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  const { bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });

  async function openOn(at: number): Promise<string> {
    const record = records[at % records.length];
    const input = { kind: 'CHANGE_WEBSITE' };
    const call = {
      event: 'openOrder',
      actor: partner,
      recordId: record?.id,
      websiteId: record?.websiteIds[0],
      input,
    } as const;
    const outcome = await transaction(db.app, partner, (tx) => perform(db.app, tx, call));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.orderId;
  }

  async function blackList(): Promise<void> {
    await transaction(db.worker, system('bureau'), async (tx) => {
      const answerId = await storeAnswer(db.worker, tx, bureauId, 'black.xml', Buffer.from('black'));
      const domains = ['listed-test.example'];
      await storeBlackList(
        db.worker,
        tx,
        { bureauId, answerId },
        { change: 'add', kind: 'website', name: '样例', domains },
      );
    });
  }

  /** The registry's answers about the order. */
  async function answerDomains(orderId: string, answered: Answered): Promise<void> {
    await transaction(db.worker, system('clock'), async (tx) => {
      const { due } = await findOpenDomainChecks(db.worker, tx, orderId);
      const outcome = answered === 'PASSED' ? 'pass' : answered === 'WARNED' ? 'warn' : 'fail';
      const finding = {
        check: 'D5',
        outcome,
        ruleId: 'DOM-05',
        message: bilingual('测试', 'test'),
        suggestion: bilingual('改', 'do'),
      };
      for (const check of due) await storeDomainAnswer(db.worker, tx, orderId, check, null, [finding as never]);
    });
  }

  async function answerFilings(result: FilingResult): Promise<void> {
    for (const check of await claimDueFilingChecks(db.worker, 50))
      await transaction(db.worker, system('bureau'), (tx) => storeFilingAnswer(db.worker, tx, check, result, null));
  }

  async function applyStep(orderId: string, one: DraftStep): Promise<void> {
    const { db, act, attach } = ctx;
    if ('save' in one) await act(partner, 'saveDraft', orderId, { fields: [saves[one.save]] });
    else if ('attach' in one) {
      const bytes = one.attach === 'blank' ? await blank() : undefined;
      const { missingMaterials } = await ctx.view(partner, orderId, ['items']);
      for (const kind of missingMaterials ?? []) await attach(orderId, bytes, kind);
    } else if ('registry' in one) await answerDomains(orderId, one.registry);
    else if ('bureau' in one) await answerFilings(one.bureau);
    else if ('days' in one) await db.travel(one.days * 86_400_000);
    else if ('edition' in one) await setEdition(one.edition);
    else if ('checked' in one) await runMachineChecks(db.worker, orderId);
    else if ('blackListed' in one) await blackList();
  }

  const setEdition = (edition: EditionId) =>
    db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);

  /**
   * Property: the dry run passes exactly the drafts that are accepted on submission and not returned by an automatic
   * check, writes nothing, and reports the doubts that a reviewer then sees. @throws AssertionError
   */
  async function tryDryRuns(runs: number) {
    let at = 0;
    const seen = { passed: 0, refused: 0, codes: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(draftStep, { maxLength: 7 }), async (good, some) => {
        const turns = [...(good ? goodBeginning : []), ...some];
        await setEdition('2018-06');
        const orderId = await openOn(at++);
        for (const one of turns) await applyStep(orderId, one);
        const acknowledged = turns.some((one) => 'acknowledge' in one && one.acknowledge) ? ['OLD_DOMAIN_STOPS'] : [];
        const before = await hashTables(db);
        const run = await dryRun(db.app, partner, { orderId, input: { acknowledged } });
        assert.deepEqual(await hashTables(db), before);
        if (!isRun(run)) throw new Error(JSON.stringify(run));
        const submitted = await ctx.act(partner, 'submit', orderId, { acknowledged });
        await runMachineChecks(db.worker, orderId);
        const items = (await ctx.view(ctx.reviewer, orderId, ['items'])).items ?? [];
        const fails = items.flatMap(({ key, findings }) =>
          findings.flatMap((one) => (one.outcome === 'fail' ? [key] : [])),
        );
        assert.equal(passesDryRun(run), submitted.ok && fails.length === 0, JSON.stringify([run, submitted, fails]));
        if (submitted.ok) {
          seen.passed += 1;
          // Every doubt of an item is reported, except the summary of the domain checks and what the worker alone finds by comparing
          // with other orders: duplicate numbers, and scans that name the orders which have the same.
          const isCompared = (ruleId: string, message: string) => ruleId === 'CON-03' || /BD\d{12}/.test(message);
          const doubts = items.flatMap(({ key, findings }) =>
            findings
              .filter(
                ({ outcome, ruleId, message }) =>
                  outcome === 'warn' && ruleId !== 'R-7' && !isCompared(ruleId, message),
              )
              .map(({ ruleId, message }) => [key, ruleId, message]),
          );
          const told = run.reviewed.map(({ field, ruleId, message }) => [field, ruleId, message.en]);
          for (const doubt of doubts)
            assert.ok(
              told.some((one) => isDeepStrictEqual(one, doubt)),
              JSON.stringify(doubt),
            );
          for (const [, ruleId] of doubts) seen.codes.add(String(ruleId));
        } else {
          seen.refused += 1;
          const said = run.refused.map(({ code, field }) => `${code} ${field}`);
          for (const { code, field } of submitted.refusal.reasons)
            assert.ok(said.includes(`${code} ${field}`), `${code} ${field}`);
          for (const { code } of run.refused) seen.codes.add(code);
        }
        await ctx.act(partner, submitted.ok ? 'withdraw' : 'abandon', orderId);
        if (submitted.ok) await ctx.must(partner, 'abandon', orderId);
      }),
      { numRuns: runs, endOnFailure: true, examples: [[true, []]] },
    );
    await setEdition('2018-06');
    return seen;
  }

  return { ...ctx, openOn, answerDomains, answerFilings, tryDryRuns };
}
