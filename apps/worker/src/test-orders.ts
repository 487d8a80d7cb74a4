import { testContext } from '@beian/database/context';
import { fireDueTimers } from '@beian/orders/timers';
import { openTestPorts } from './ports/test-ports.ts';
import type { WorkerContext } from './worker-context.ts';

const BATCH = 25;

/** The worker's context for the test realm: the same AppContext in the test realm, and a sandbox for outgoing connections. */
export function openTestWorkerContext({ ctx, env, log, ports }: WorkerContext): WorkerContext {
  const testCtx = testContext(ctx);
  return { ctx: testCtx, env, log: log.child({ test: true }), ports: openTestPorts(testCtx, ports) };
}

/** Fires the timers of test orders: reminders and lapses, sent to webhooks only. */
export async function fireTestTimers({ ctx, log }: WorkerContext): Promise<void> {
  for (;;) {
    const fired = await fireDueTimers(ctx, { limit: BATCH });
    if (fired.length === 0) return;
    log.info({ timers: fired.length }, 'timers of test orders rang');
  }
}
