import { classifyReturn, type PreviousUploadAnswer } from '@beian/bureau';
import { type Text, text } from '@beian/domain';
import {
  accountShut,
  bureauToTest,
  inTransaction,
  listBureaus,
  markDone,
  storeBureauTest,
  system,
} from '@beian/orders';
import type { Handler } from '../work.ts';

/** How a connection answers when it is tried, for people. */
interface Tried {
  readonly ok: boolean;
  readonly said: Text;
}

/**
 * Tries a connection: asks the bureau what it last got, which changes nothing there, and stores what came back in words. One
 * that is stopped or paused is tried, too: that is when people try it.
 */
export const testBureau: Handler<'testBureau'> = async ({ house, ports, log }, { testId }, outboxId) => {
  const found = await inTransaction(house, system('bureau'), async (tx) => {
    const test = await bureauToTest(tx, testId);
    const connection = test && (await listBureaus(house, tx)).find((one) => one.id === test.bureauId);
    return test && connection && { connection, lastSequence: test.lastSequence };
  });
  const tried = found && (await tryConnection(found));
  async function tryConnection({ connection, lastSequence }: NonNullable<typeof found>): Promise<Tried> {
    if (connection.password === '') return notOpened;
    return wordsOf(await ports.bureau(connection).previousUpload(), lastSequence);
  }
  if (found && tried)
    log.info({ bureauId: found.connection.id, ok: tried.ok, said: tried.said.en }, 'connection tried');
  await inTransaction(house, system('bureau'), async (tx) => {
    if (tried) await storeBureauTest(tx, testId, tried.ok, tried.said);
    if (outboxId !== null) await markDone(tx, outboxId);
  });
};

const notOpened: Tried = { ok: false, said: accountShut };

/** `ours`: number of the last file that we know it took, decimal. */
function wordsOf(answer: PreviousUploadAnswer, ours: string): Tried {
  if (answer.kind === 'fault')
    return { ok: false, said: text(`没有得到答复：${answer.cause}`, `No answer: ${answer.cause}`) };
  if (answer.kind === 'refused') {
    const { message, meaning } = classifyReturn(answer.code);
    return {
      ok: false,
      said: text(`管局拒绝：${answer.code} ${message}`, `The bureau refuses: ${answer.code} ${meaning}`),
    };
  }
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
