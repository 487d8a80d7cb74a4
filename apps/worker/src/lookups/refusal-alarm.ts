import { classifyReturn } from '@beian/bureau';
import { type BilingualText, bilingual } from '@beian/domain';
import { raiseAlarm, system, transaction } from '@beian/orders';
import type { WorkerContext } from '../worker-context.ts';

export const lookupServices = {
  status: bilingual('备案状态查询', 'Filing status'),
  password: bilingual('备案密码校验', 'Filing passwords'),
} as const satisfies Record<string, BilingualText>;

/**
 * A bureau refuses to answer. Where only a person can mend that (a wrong account, say) the board says so; files go on, for the
 * services have addresses and permissions of their own.
 */
export async function reportRefusal(
  { ctx, log }: WorkerContext,
  bureauId: string,
  service: BilingualText,
  code: string,
): Promise<void> {
  log.warn({ bureauId, service: service.en, code }, 'a bureau refuses a question about a filing');
  const row = classifyReturn(code);
  if (row.class !== 'configuration') return;
  const what = bilingual(
    `${service.zh}被拒绝：${code} ${row.message}。${row.mend === undefined ? '' : `${row.mend.zh}。`}`,
    `${service.en}: the bureau refuses, ${code} ${row.meaning}. ${row.mend === undefined ? '' : `${row.mend.en}.`}`.trim(),
  );
  await transaction(ctx, system('bureau'), (tx) => raiseAlarm(tx, bureauId, what));
}
