import type { z } from 'zod';
import type { EventRow } from '../../life-cycle/define.ts';
import type { NamesOfEventRows } from '../life-cycle-names.ts';

/**
 * Every event of an order has a schema of its input; without an input it is `noInput`. Names of guards are checked where the
 * life cycle is put together, because guards read the inputs that these rows define.
 */
export interface OrderEventRow extends EventRow<NamesOfEventRows> {
  readonly input: z.ZodType;
}
