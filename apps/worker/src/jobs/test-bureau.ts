import type { BureauClient, PreviousUploadAnswer } from '@beian/bureau-protocol/client';
import { untrustedAuthority } from '@beian/bureau-protocol/outbound';
import { classifyReturn, successCodes } from '@beian/bureau-protocol/outcome';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { DOMAIN_CONDITION } from '@beian/domain/filing-status';
import { type BilingualText, bilingual } from '@beian/domain/text';
import {
  accountUnreadable,
  type BureauConnectionRow,
  type BureauToTest,
  bureauToTest,
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
 * upload and the status of an unfiled domain, and looks whether the password service is there; none of it changes or counts anything at
 * the bureau. Stopped and paused connections are tested too.
 */
export const testBureau: JobHandler<'testBureau'> = async ({ ctx, ports, log }, { testId }, outboxId) => {
  const found = await transaction(ctx, system('bureau'), (tx) => bureauToTest(ctx, tx, testId));
  const tried = found && (await tryConnection(found));
  async function tryConnection({ connection, lastSequence, isTyped }: BureauToTest): Promise<TestResult> {
    if (connection.password === '') return unreadableAccount;
    const client = isTyped ? ports.typedBureau(connection) : ports.bureau(connection);
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
  said: cause.includes(untrustedAuthority)
    ? bilingual(
        '证书由不受信任的机构签发：请把该机构的证书加入 BUREAU_CA_FILE（运维手册），再测一次',
        `No answer: ${cause}. Add the authority's certificate to BUREAU_CA_FILE (operations manual), and test again`,
      )
    : bilingual(
        '没有得到可用的答复，请核对地址和网络，稍后再试',
        `No answer: ${cause}. Check address and network, try later`,
      ),
});

const otherError = '999';

const codeText = (code: string): BilingualText => {
  const { message, meaning } = classifyReturn(code);
  // The clauses that follow are about an upload or download.
  return bilingual(`管局答复 ${code}（${message.split('，')[0]}）`, `The bureau answers ${code}, ${meaning}`);
};

/** What a code that fits no answer says about a service. */
function codeResult(code: string): TestResult {
  const { zh, en } = codeText(code);
  const { class: kind } = classifyReturn(code);
  if (kind === 'wait')
    return { ok: true, said: bilingual(`${zh}：能够连通，目前不受理`, `${en}: it can be reached, and is closed now`) };
  return kind === 'configuration'
    ? { ok: false, said: refusedText(code) }
    : { ok: false, said: bilingual(`${zh}：请向管局了解原因`, `${en}: ask the bureau for the reason`) };
}

/** The refusal, and what a person must correct. */
function refusedText(code: string): BilingualText {
  const { message, meaning, mend } = classifyReturn(code);
  return bilingual(
    `管局拒绝：${code} ${message}${mend === undefined ? '' : `，${mend.zh}`}`,
    `The bureau refuses: ${code} ${meaning}${mend === undefined ? '' : `. ${mend.en}`}`,
  );
}

/** `ours`: number of the last file that the bureau accepted according to us, decimal; null: the connection is new. */
function previousUploadResult(answer: PreviousUploadAnswer, ours: string | null): TestResult {
  if (answer.kind === 'fault') return noAnswerResult(answer.cause);
  if (answer.kind === 'refused') {
    // Before the first upload a bureau may name none (B-16.9).
    if (!successCodes.includes(answer.code) || (ours ?? '0') !== '0') return codeResult(answer.code);
    return { ok: true, said: bilingual('连接正常，尚未上传过文件', 'The connection works; nothing was uploaded yet') };
  }
  const theirs = answer.dataSequence;
  if (ours === null)
    return {
      ok: true,
      said: bilingual(
        `连接正常，管局末次序号是 ${theirs}，第一个文件从其后接续`,
        `The connection works; the bureau's last number is ${theirs}, and the first file follows it`,
      ),
    };
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
  if (answer.kind === 'fault') return ofService(lookupServices.status, noAnswerResult(answer.cause));
  const works = { ok: true, said: bilingual('正常', 'works') };
  // No code is fixed for an unfiled domain, so success without content and 999 are answers, too.
  const isAnswer = answer.kind === 'answered' || [...successCodes, otherError].includes(answer.code);
  return ofService(lookupServices.status, isAnswer ? works : codeResult(answer.code));
}

/** The bureau counts password checks per filing number and may refuse an unknown number, so no password is checked. */
async function testPasswordService(
  client: BureauClient,
  { passwordWsdl }: BureauConnectionRow,
): Promise<TestResult | undefined> {
  if (passwordWsdl === null) return undefined;
  const answer = await client.findPasswordService();
  const found = bilingual('服务可达（未校验任何密码，账号未测）', 'can be reached (no password is checked by a test)');
  return ofService(
    lookupServices.password,
    answer.kind === 'fault' ? noAnswerResult(answer.cause) : { ok: true, said: found },
  );
}

const ofService = (service: BilingualText, { ok, said }: TestResult): TestResult => ({
  ok,
  said: bilingual(`${service.zh}：${said.zh}`, `${service.en}: ${said.en}`),
});

/** Joins the results of all services; ok if all are. */
const combineResults = (all: readonly TestResult[]): TestResult => ({
  ok: all.every(({ ok }) => ok),
  said: bilingual(all.map(({ said }) => said.zh).join('；'), all.map(({ said }) => said.en).join('; ')),
});
