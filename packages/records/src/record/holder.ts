import type { WithKeys } from '@beian/database/transaction';
import type { Subject } from '@beian/domain/filing';

/**
 * Keyed hashes of a subject and its principal, the current key's first; a domain's registrant is compared with them.
 */
export function holderHashes(ctx: WithKeys, subject: Subject): readonly string[] {
  const { name, nature, investor, certificateType, certificateNumber, principal } = subject;
  const who = [name, nature, investor, certificateType, certificateNumber];
  return ctx.keys.searchHashes(
    'holder',
    JSON.stringify([...who, principal.name, principal.idType, principal.idNumber, principal.legalRepresentative]),
  );
}
