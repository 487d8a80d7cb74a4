import {
  type BureauClient,
  classifyReturn,
  type FilingPasswordAnswer,
  type FilingStatusAnswer,
  type PreviousUploadAnswer,
} from '@beian/bureau';
import { DOMAIN_CONDITION, findProvince, type Text, text } from '@beian/domain';
import {
  accountShut,
  type BureauConnectionRow,
  bureauToTest,
  inTransaction,
  listBureaus,
  markDone,
  storeBureauTest,
  system,
} from '@beian/orders';
import { services } from '../lookups/refused.ts';
import type { Handler } from '../work.ts';

/** How a connection answers when it is tried, for people. */
interface Tried {
  readonly ok: boolean;
  readonly said: Text;
}

/**
 * Tries each service of a connection that has an address, and stores what came back in words, naming the one that fails: asks
 * the bureau what it last got, whether a domain of nobody is filed, and about a filing number of nobody. None of it changes
 * anything there. One that is stopped or paused is tried, too: that is when people try it.
 */
export const testBureau: Handler<'testBureau'> = async ({ ctx, ports, log }, { testId }, outboxId) => {
  const found = await inTransaction(ctx, system('bureau'), async (tx) => {
    const test = await bureauToTest(tx, testId);
    const connection = test && (await listBureaus(ctx, tx)).find((one) => one.id === test.bureauId);
    return test && connection && { connection, lastSequence: test.lastSequence };
  });
  const tried = found && (await tryConnection(found));
  async function tryConnection({ connection, lastSequence }: NonNullable<typeof found>): Promise<Tried> {
    if (connection.password === '') return notOpened;
    const client = ports.bureau(connection);
    const files = wordsOf(await client.previousUpload(), lastSequence);
    const others = await Promise.all([tryStatus(client, connection), tryPassword(client, connection)]);
    return together([files, ...others.filter((one) => one !== undefined)]);
  }
  if (found && tried)
    log.info({ bureauId: found.connection.id, ok: tried.ok, said: tried.said.en }, 'connection tried');
  await inTransaction(ctx, system('bureau'), async (tx) => {
    if (tried) await storeBureauTest(tx, testId, tried.ok, tried.said);
    if (outboxId !== null) await markDone(tx, outboxId);
  });
};

const notOpened: Tried = { ok: false, said: accountShut };

const noAnswer = (cause: string): Tried => ({
  ok: false,
  // Causes are written for the log, in English.
  said: text(
    '没有得到可用的答复，请核对地址和网络，稍后再试',
    `No answer: ${cause}. Check address and network, try later`,
  ),
});

function refusedWith(code: string): Tried {
  const { message, meaning } = classifyReturn(code);
  return { ok: false, said: text(`管局拒绝：${code} ${message}`, `The bureau refuses: ${code} ${meaning}`) };
}

/** `ours`: number of the last file that we know it took, decimal. */
function wordsOf(answer: PreviousUploadAnswer, ours: string): Tried {
  if (answer.kind === 'fault') return noAnswer(answer.cause);
  if (answer.kind === 'refused') return refusedWith(answer.code);
  const theirs = answer.dataSequence;
  return theirs === ours
    ? {
        ok: true,
        said: text(`连接正常，双方末次序号都是 ${ours}`, `The connection works; both sides' last number is ${ours}`),
      }
    : {
        ok: false,
        said: text(
          `能够连通，但管局末次序号是 ${theirs}，我方是 ${ours}`,
          `The bureau answers, but its last number is ${theirs} and ours is ${ours}`,
        ),
      };
}

/** A domain (RFC 2606) that is filed nowhere. */
const nobodysDomain = 'beian-desk-test.example';

async function tryStatus(client: BureauClient, { statusWsdl }: BureauConnectionRow): Promise<Tried | undefined> {
  if (statusWsdl === null) return undefined;
  const answer = await client.queryFilingStatus({ conditionType: DOMAIN_CONDITION, condition: nobodysDomain });
  return lookupWords(services.status, answer);
}

async function tryPassword(client: BureauClient, connection: BureauConnectionRow): Promise<Tried | undefined> {
  if (connection.passwordWsdl === null) return undefined;
  // The bureau counts checks by number: this one is nobody's.
  const filingNumber = `${findProvince(connection.province)?.short ?? '京'}ICP备00000000号`;
  const answer = await client.verifyFilingPassword({ filingNumber, password: '0'.repeat(32) });
  return lookupWords(services.password, answer);
}

/** Any answer shows that the service works, also that the number was asked about too often. */
function lookupWords(service: Text, answer: FilingStatusAnswer | FilingPasswordAnswer): Tried {
  if (answer.kind === 'answered' || answer.kind === 'tooMany')
    return { ok: true, said: text(`${service.zh}正常`, `${service.en}: works`) };
  const { said } = answer.kind === 'fault' ? noAnswer(answer.cause) : refusedWith(answer.code);
  return { ok: false, said: text(`${service.zh}：${said.zh}`, `${service.en}: ${said.en}`) };
}

/** What each service said; it works where all of them do. */
const together = (all: readonly Tried[]): Tried => ({
  ok: all.every(({ ok }) => ok),
  said: text(all.map(({ said }) => said.zh).join('；'), all.map(({ said }) => said.en).join('; ')),
});
