import { classifyReturn } from '@beian/bureau';
import { type Text, text } from '@beian/domain';
import { inTransaction, raiseAlarm, system } from '@beian/orders';
import type { Work } from '../work.ts';

export const services = {
  status: text('备案状态查询', 'Filing status'),
  password: text('备案密码校验', 'Filing passwords'),
} as const satisfies Record<string, Text>;

/**
 * A bureau refuses to answer. Where only a person can mend that (a wrong account, say) the board says so; files go on, for the
 * services have addresses and permissions of their own.
 */
export async function tellRefusal({ ctx, log }: Work, bureauId: string, service: Text, code: string): Promise<void> {
  log.warn({ bureauId, service: service.en, code }, 'a bureau refuses a question about a filing');
  const row = classifyReturn(code);
  if (row.class !== 'configuration') return;
  const what = text(
    `${service.zh}被拒绝：${code} ${row.message}。${row.mend === undefined ? '' : `${row.mend.zh}。`}`,
    `${service.en}: the bureau refuses, ${code} ${row.meaning}. ${row.mend === undefined ? '' : `${row.mend.en}.`}`.trim(),
  );
  await inTransaction(ctx, system('bureau'), (tx) => raiseAlarm(tx, bureauId, what));
}
