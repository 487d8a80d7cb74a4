import type { EventRow } from '../../life-cycle/define.ts';
import type { OrderNames } from '../life-cycle-names.ts';

export type OrderEventRow = EventRow<OrderNames>;
