import type { NumberSteps } from '@beian/domain/follow-ups';

/** The numbers of what an order filed or changed, and what is done with them. */
export interface FiledNumbersView extends NumberSteps {
  readonly subject: string;
  readonly website: string;
  readonly domains: readonly string[];
}
