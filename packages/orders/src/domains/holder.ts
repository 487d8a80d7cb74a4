import type { Subject } from '@beian/domain';
import type { House } from '../house.ts';

/** Keyed hash of who a subject and its principal are: whom a domain's registrant is compared with. */
export function holderHash(house: House, subject: Subject): string {
  const { name, nature, investor, certificateType, certificateNumber, principal } = subject;
  const who = [name, nature, investor, certificateType, certificateNumber];
  return house.keys.searchHash(
    'holder',
    JSON.stringify([...who, principal.name, principal.idType, principal.idNumber, principal.legalRepresentative]),
  );
}
