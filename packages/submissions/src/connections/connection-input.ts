import { checkInput } from '@beian/database/input';
import type { AppContext } from '@beian/database/transaction';
import { type ConnectionInput, connectionInput } from '@beian/domain/bureau';
import type { Refusal } from '@beian/domain/text';

export function readInput({ bureauHosts }: Pick<AppContext, 'bureauHosts'>, input: unknown): ConnectionInput | Refusal {
  const checked = checkInput(
    connectionInput((host) => bureauHosts.has(host)),
    input,
  );
  return 'reasons' in checked ? checked : checked.value;
}
