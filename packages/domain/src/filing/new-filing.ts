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

export interface NewSubject
  extends Omit<Subject, 'bureauId' | 'providerId' | 'filingNumber' | 'modifiedAt' | 'filingPasswordHash'> {
  /** IspZtid */
  providerId: string;
}

export interface NewWebsite extends Omit<Website, 'bureauId' | 'providerId' | 'filingNumber' | 'domains' | 'accesses'> {
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

/** What an order files for the first time, without what only a bureau gives. @throws if it has no id of ours */
export const toNewFiling = ({
  subject,
  website,
}: {
  readonly subject: Subject;
  readonly website: Website;
}): NewFiling => {
  const { bureauId: _, filingNumber: __, modifiedAt: ___, filingPasswordHash: ____, ...values } = subject;
  return { subject: { ...values, providerId: ours(subject) }, websites: [toNewWebsite(website)] };
};

export const toNewWebsite = (website: Website): NewWebsite => {
  const { bureauId: _, filingNumber: __, domains, accesses, ...values } = website;
  return {
    ...values,
    providerId: ours(website),
    domains: domains.map(({ providerId, name }) => ({ providerId, name })),
    accesses: accesses.map(toNewAccess),
  };
};

export const toNewAccess = (access: Access): NewAccess => {
  const { bureauId: _, ispId: __, ipRanges, ...values } = access;
  const ranges = ipRanges.map(({ providerId, first, last }) => ({ providerId, first, last }));
  return { ...values, providerId: ours(access), ipRanges: ranges };
};

function ours({ providerId }: { readonly providerId?: string }): string {
  if (providerId === undefined) throw new Error('what is filed for the first time has no id of ours');
  return providerId;
}
