import { canonicalDomain } from '@beian/domain/checks';

/** Key of our id of a domain of an app: of a host, whose registered name alone is looked up (`assessmentColumns`). */
export const hostKey = (name: string): string => `host:${canonicalDomain(name)}`;
