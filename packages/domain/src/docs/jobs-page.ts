import { type JobName, jobs } from '../jobs/jobs.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { code, codes, page, table } from './markdown.ts';

const namedBy = (job: JobName): LiveEvent[] =>
  (Object.keys(orderLifeCycle.events) as LiveEvent[]).filter((event) =>
    (orderLifeCycle.events[event].then ?? []).some((name) => name === job),
  );

/** What enqueues the jobs that no event names. */
const askedBy: Partial<Record<JobName, string>> = {
  deliverNotice: '每条通知 every notice',
  deliverReminder: '每条催办 every reminder',
  stepTestOrder: '测试订单的每个事件 every event of a test order',
  verifyDomains: '`saveDraft`, `verifyDomains`: 有域名待核验时 where a domain is to be verified',
};

export const jobsPage = (): string =>
  page('任务 Jobs', 'jobs/jobs.ts', [
    'Implemented in `apps/worker/src/jobs/<name>.ts`. A payload is ids only. After the attempts the outbox adds the job again.',
    table(
      ['任务 job', '队列 queue', '次数 attempts', '退避 backoff', '内容 payload', '由谁发起 named by'],
      (Object.keys(jobs) as JobName[]).map((name) => {
        const { queue, attempts, backoff, payload } = jobs[name];
        const events = codes(namedBy(name));
        return [
          code(name),
          code(queue),
          String(attempts),
          `${backoff} ms`,
          codes(Object.keys(payload.shape)),
          events === '' ? (askedBy[name] ?? '–') : events,
        ];
      }),
    ),
  ]);
