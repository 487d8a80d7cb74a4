import type { LiveEvent } from '@beian/domain/order';
import type { EventWrite } from '../event/write.ts';
import { findPapersAgree } from '../readings/paper-view.ts';

/** Has a decision log whether the order's papers agree with it, for the quality figures; left out where no paper is compared. */
export const logPapers =
  <E extends LiveEvent>(write: EventWrite<E>): EventWrite<E> =>
  async (context) => {
    const papersAgree = await findPapersAgree(context.ctx, context.tx, context.loaded);
    const result = await write(context);
    return 'reasons' in result || papersAgree === null
      ? result
      : { ...result, logged: { ...result.logged, papersAgree } };
  };
