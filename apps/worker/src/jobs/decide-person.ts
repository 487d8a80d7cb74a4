import { carryOutRequest } from '@beian/orders';
import type { Handler } from '../work.ts';

/** Deletes what was decided about a person, in one transaction with the decision; files go after it. */
export const decidePerson: Handler<'decidePerson'> = async ({ house, log }, { requestId }, outboxId) => {
  const done = await carryOutRequest(house, requestId, outboxId);
  if (done !== null) log.info({ requestId, ...done }, 'a request of a data subject is carried out');
};
