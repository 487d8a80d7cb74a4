import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { raiseAlarm } from '@beian/submissions/connections';
import type { WorkerContext } from '../worker-context.ts';

export const lookupServices = {
  status: bilingual('备案状态查询', 'Filing status'),
  password: bilingual('备案密码校验', 'Filing passwords'),
} as const satisfies Record<string, BilingualText>;

/**
 * Handles a bureau's refusal to answer a lookup. If only a person can fix it (e.g. a wrong account), an alarm is shown on the board; file
 * uploads continue, because each service has its own address and permission.
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
