import type { GuardRow, PrivateGuardRow } from '../../life-cycle/judge.ts';
import type { GuardInput } from '../events/all.ts';
import type { OrderFacts } from '../facts.ts';

export type Guard = GuardRow<OrderFacts, GuardInput> | PrivateGuardRow<OrderFacts, GuardInput>;
