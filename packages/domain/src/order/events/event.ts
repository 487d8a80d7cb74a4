import type { z } from 'zod';
import type { EventRow } from '../../life-cycle/define.ts';
import type { OrderNames } from '../life-cycle-names.ts';

/** Every event of an order has a schema of its input; without an input it is `noInput`. */
export interface OrderEventRow extends EventRow<OrderNames> {
  readonly input: z.ZodType;
}
