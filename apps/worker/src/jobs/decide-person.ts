import { carryOutRequest } from '@beian/privacy/persons';
import type { JobHandler } from '../worker-context.ts';

/** Deletes what was decided about a person, in one transaction with the decision; files are deleted after the commit. */
export const decidePerson: JobHandler<'decidePerson'> = async ({ ctx, log }, { requestId }, outboxId) => {
  const done = await carryOutRequest(ctx, requestId, outboxId);
  if (done !== null) log.info({ requestId, ...done }, 'a request of a data subject is carried out');
};
