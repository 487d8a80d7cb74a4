import { ringTimer as ring } from '@beian/orders';
import type { Handler } from '../work.ts';

/** The job is only an alarm clock: the row and the database's clock decide whether it rings. */
export const ringTimer: Handler<'ringTimer'> = async ({ house, log }, { timerId }) => {
  if (await ring(house, timerId)) log.info({ timerId }, 'timer rang');
};
