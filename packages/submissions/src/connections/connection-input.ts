import { checkInput } from '@beian/database/input';
import { type ConnectionInput, connectionInput } from '@beian/domain/bureau';
import type { Refusal } from '@beian/domain/text';

export function readInput(input: unknown): ConnectionInput | Refusal {
  const checked = checkInput(connectionInput, input);
  return 'reasons' in checked ? checked : checked.value;
}
