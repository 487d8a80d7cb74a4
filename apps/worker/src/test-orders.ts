import { ringTimers, testContext } from '@beian/orders';
import { openTestPorts } from './ports/test-ports.ts';
import type { Work } from './work.ts';

const BATCH = 25;

/** The worker's work among test orders: the same house behind the wall, and a sandbox for whatever is outside. */
export function openTestWork({ ctx, env, log, ports }: Work): Work {
  const among = testContext(ctx);
  return { ctx: among, env, log: log.child({ test: true }), ports: openTestPorts(among, ports) };
}

/** Rings the timers of test orders: reminders and lapses, told to webhooks alone. */
export async function ringTestTimers({ ctx, log }: Work): Promise<void> {
  for (;;) {
    const rung = await ringTimers(ctx, { limit: BATCH });
    if (rung.length === 0) return;
    log.info({ timers: rung.length }, 'timers of test orders rang');
  }
}
