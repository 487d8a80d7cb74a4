import type { Access, DomainName, IpRange, Subject, Website } from './record.ts';

/**
 * A filing that no bureau has a record of yet (docs/spec/bureau-interface.md B-8.2 to B-8.4). Its ids are the provider's,
 * drawn once and kept through every resend; the bureau's ids and the filing numbers come with the published data.
 */
export interface NewFiling {
  subject: NewSubject;
  /** At least one. */
  websites: NewWebsite[];
}

export interface NewSubject extends Omit<Subject, 'bureauId' | 'filingNumber' | 'modifiedAt' | 'filingPasswordHash'> {
  /** IspZtid */
  providerId: string;
}

export interface NewWebsite extends Omit<Website, 'bureauId' | 'filingNumber' | 'domains' | 'accesses'> {
  /** IspWzid */
  providerId: string;
  domains: NewDomainName[];
  accesses: NewAccess[];
}

export type NewDomainName = Omit<DomainName, 'bureauId'>;

/** The access provider is the one that files it. */
export interface NewAccess extends Omit<Access, 'bureauId' | 'ispId' | 'ipRanges'> {
  /** IspJrid */
  providerId: string;
  ipRanges: NewIpRange[];
}

export type NewIpRange = Omit<IpRange, 'bureauId'>;
