import type {
  BureauClient,
  FilingPasswordAnswer,
  FilingStatusAnswer,
  PreviousUploadAnswer,
} from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { DOMAIN_CONDITION } from '@beian/domain/filing-status';
import { findProvince } from '@beian/domain/province';
import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  accountUnreadable,
  type BureauConnectionRow,
  bureauToTest,
  listBureaus,
  storeBureauTest,
} from '@beian/submissions/connections';
import { lookupServices } from '../lookups/refusal-alarm.ts';
import type { JobHandler } from '../worker-context.ts';

/** Result of a connection test, for people. */
interface TestResult {
  readonly ok: boolean;
  readonly said: BilingualText;
}

/**
 * Tests each service of a connection that has an address, and stores the results with the name of the failing one. It queries the last
 * upload, the status of an unfiled domain, and a non-existent filing number; none of it changes anything at the bureau. Stopped and paused
 * connections are tested too.
 */
export const testBureau: JobHandler<'testBureau'> = async ({ ctx, ports, log }, { testId }, outboxId) => {
  const found = await transaction(ctx, system('bureau'), async (tx) => {
    const test = await bureauToTest(tx, testId);
    const connection = test && (await listBureaus(ctx, tx)).find((one) => one.id === test.bureauId);
    return test && connection && { connection, lastSequence: test.lastSequence };
  });
  const tried = found && (await tryConnection(found));
  async function tryConnection({ connection, lastSequence }: NonNullable<typeof found>): Promise<TestResult> {
    if (connection.password === '') return unreadableAccount;
    const client = ports.bureau(connection);
    const files = previousUploadResult(await client.previousUpload(), lastSequence);
    const others = await Promise.all([testStatusService(client, connection), testPasswordService(client, connection)]);
    return combineResults([files, ...others.filter((one) => one !== undefined)]);
  }
  if (found && tried)
    log.info({ bureauId: found.connection.id, ok: tried.ok, said: tried.said.en }, 'connection tried');
  await transaction(ctx, system('bureau'), async (tx) => {
    if (tried) await storeBureauTest(tx, testId, tried.ok, tried.said);
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
};

const unreadableAccount: TestResult = { ok: false, said: accountUnreadable };

const noAnswerResult = (cause: string): TestResult => ({
  ok: false,
  // Causes are English texts for the log.
  said: bilingual(
    '没有得到可用的答复，请核对地址和网络，稍后再试',
    `No answer: ${cause}. Check address and network, try later`,
  ),
});

function refusedResult(code: string): TestResult {
  const { message, meaning } = classifyReturn(code);
  return { ok: false, said: bilingual(`管局拒绝：${code} ${message}`, `The bureau refuses: ${code} ${meaning}`) };
}

/** `ours`: number of the last file that the bureau accepted according to us, decimal. */
function previousUploadResult(answer: PreviousUploadAnswer, ours: string): TestResult {
  if (answer.kind === 'fault') return noAnswerResult(answer.cause);
  if (answer.kind === 'refused') return refusedResult(answer.code);
  const theirs = answer.dataSequence;
  return theirs === ours
    ? {
        ok: true,
        said: bilingual(
          `连接正常，双方末次序号都是 ${ours}`,
          `The connection works; both sides' last number is ${ours}`,
        ),
      }
    : {
        ok: false,
        said: bilingual(
          `能够连通，但管局末次序号是 ${theirs}，我方是 ${ours}`,
          `The bureau answers, but its last number is ${theirs} and ours is ${ours}`,
        ),
      };
}

/** A reserved domain (RFC 2606) that is not filed. */
const unfiledDomain = 'beian-desk-test.example';

async function testStatusService(
  client: BureauClient,
  { statusWsdl }: BureauConnectionRow,
): Promise<TestResult | undefined> {
  if (statusWsdl === null) return undefined;
  const answer = await client.queryFilingStatus({ conditionType: DOMAIN_CONDITION, condition: unfiledDomain });
  return lookupResult(lookupServices.status, answer);
}

async function testPasswordService(
  client: BureauClient,
  connection: BureauConnectionRow,
): Promise<TestResult | undefined> {
  if (connection.passwordWsdl === null) return undefined;
  // The bureau counts password checks per filing number, so an unassigned number is used.
  const filingNumber = `${findProvince(connection.province)?.short ?? '京'}ICP备00000000号`;
  const answer = await client.verifyFilingPassword({ filingNumber, password: '0'.repeat(32) });
  return lookupResult(lookupServices.password, answer);
}

/** Any answer shows that the service works, also that the number was checked too often. */
function lookupResult(service: BilingualText, answer: FilingStatusAnswer | FilingPasswordAnswer): TestResult {
  if (answer.kind === 'answered' || answer.kind === 'tooMany')
    return { ok: true, said: bilingual(`${service.zh}正常`, `${service.en}: works`) };
  const { said } = answer.kind === 'fault' ? noAnswerResult(answer.cause) : refusedResult(answer.code);
  return { ok: false, said: bilingual(`${service.zh}：${said.zh}`, `${service.en}: ${said.en}`) };
}

/** Joins the results of all services; ok if all are. */
const combineResults = (all: readonly TestResult[]): TestResult => ({
  ok: all.every(({ ok }) => ok),
  said: bilingual(all.map(({ said }) => said.zh).join('；'), all.map(({ said }) => said.en).join('; ')),
});
