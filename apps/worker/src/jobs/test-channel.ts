import { readChannelTest, storeChannelTest } from '@beian/database/first-run';
import { markJobDone } from '@beian/database/outbox';
import { system, transaction } from '@beian/database/transaction';
import { channelTestLetter, isPlaceholderSender } from '@beian/domain/notices';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { scrub } from '../log.ts';
import type { JobHandler } from '../worker-context.ts';

/**
 * Sends a test by a channel and stores what became of it. Once: whoever asked waits for the answer, and asks again. A job that is repeated after a crash may send
 * it twice.
 */
export const testChannel: JobHandler<'testChannel'> = async ({ ctx, env, ports, log }, { testId }, outboxId) => {
  const test = await transaction(ctx, system('clock'), (tx) => readChannelTest(ctx, tx, testId));
  const result = test && (await send(test));
  async function send({ channel, language, address, provider }: NonNullable<typeof test>) {
    const deliver = ports.channels[channel];
    if (deliver === undefined) return { ok: false, said: bilingual('此渠道未开通', 'This channel is not connected') };
    try {
      const content = { letter: channelTestLetter(provider, language) };
      await deliver({ id: testId, channel, address, name: 'channelTest', content, isLastAttempt: true });
    } catch (error) {
      log.error({ channel, why: scrub(error) }, 'a test message cannot be sent');
      return { ok: false, said: notSent(scrub(error)) };
    }
    log.info({ channel }, 'a test message was sent');
    if (channel === 'mail' && isPlaceholderSender(env.MAIL_FROM)) return { ok: false, said: noSender };
    return { ok: true, said: taken };
  }
  await transaction(ctx, system('clock'), async (tx) => {
    if (result) await storeChannelTest(tx, testId, result.ok, result.said);
    if (outboxId !== null) await markJobDone(tx, outboxId);
  });
};

const taken: BilingualText = bilingual('已被接收，请查看是否收到', 'It was taken; see whether it arrives');
const noSender: BilingualText = bilingual(
  '已被接收，但发件人仍是安装时的地址：请设置 MAIL_FROM（运维手册），重启后台进程，再测一次',
  'It was taken, but its sender is the one installed: set MAIL_FROM (operations manual), restart the workers, and test again',
);
// Causes are English texts for the log.
const notSent = (why: string): BilingualText =>
  bilingual(
    `未能发送（${why}）：请核对地址和网络，再测一次`,
    `Not sent: ${why}. Check address and network, and test again`,
  );
