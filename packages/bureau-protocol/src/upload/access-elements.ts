import { isIpv6 } from '@beian/domain/checks';
import type { Access, DomainName, IpRange, NewAccess, NewDomainName, NewIpRange } from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { block, codeElements, type ElementMapper, element, repeatedBlock } from './element-row.ts';
import { address, carried, id, ip, unique } from './element-rules.ts';

/** 域名 and 接入: the rows of domains and accesses in a change and in what is new (docs/spec/bureau-interface.md B-8.1 to B-8.4). */

const domains = bilingual('域名', 'Domains');
const ourDomainId = element<NewDomainName>(
  'IspYmid',
  'website.domains',
  bilingual('本单位域名记录号', 'Our domain record id'),
  unique(id()),
  (d) => d.providerId,
);
const domainName = element<NewDomainName>(
  'Ym',
  'website.domains',
  domains,
  unique(carried('website.domains')),
  (d) => d.name,
);

type WithDomains<D> = { readonly domains: readonly D[] };
const domainBlocks = <D>(...rows: readonly ElementMapper<D>[]) =>
  repeatedBlock<WithDomains<D>, D>('Ym_xx', 'website.domains', domains, (w) => w.domains, ...rows);

export const changedDomains = domainBlocks<DomainName>(
  ourDomainId,
  element(
    'Ymid',
    'website.domains',
    bilingual('管局域名记录号', "Bureau's domain record id"),
    unique(id('optional')),
    (d) => d.bureauId,
  ),
  domainName,
);
export const newDomains = domainBlocks<NewDomainName>(ourDomainId, domainName);

/** Our fields, which the problems name: a change has one for the whole list of accesses. */
interface AccessFields {
  readonly serverLocations: string;
  readonly accessModes: string;
  readonly ipRanges: string;
}

const places = (fields: AccessFields): ElementMapper<Omit<NewAccess, 'providerId' | 'ipRanges'>>[] => [
  block(
    'Wzfb',
    codeElements(
      'Fbdd',
      fields.serverLocations,
      bilingual('服务器放置地点', 'Server locations'),
      carried('access.serverLocations'),
      64,
      (a) => a.serverLocations,
    ),
  ),
  block(
    'Wzjrfs',
    codeElements(
      'Jrfs',
      fields.accessModes,
      bilingual('接入方式', 'Access modes'),
      carried('access.accessModes'),
      64,
      (a) => a.accessModes,
    ),
  ),
];

const range = ({ ipRanges: field }: AccessFields) => ({
  ourId: element<NewIpRange>(
    'IspIpid',
    field,
    bilingual('本单位 IP 记录号', 'Our IP record id'),
    unique(id()),
    (r) => r.providerId,
  ),
  first: element<NewIpRange>('Qsip', field, bilingual('起始 IP', 'First IP'), address, (r) => ip(r.first)),
  last: element<NewIpRange>('Zzip', field, bilingual('终止 IP', 'Last IP'), address, (r) => ip(r.last)),
});

/** V3.0 has no IPv6: such ranges stay with the order and the record. */
const rangeBlocks = <R extends NewIpRange>({ ipRanges: field }: AccessFields, ...rows: readonly ElementMapper<R>[]) =>
  repeatedBlock<{ readonly ipRanges: readonly R[] }, R>(
    'Ip_xx',
    field,
    bilingual('IP 地址段', 'IP ranges'),
    (a) => a.ipRanges.filter(({ first }) => !isIpv6(first)),
    ...rows,
  );

type WithAccesses<A> = { readonly accesses: readonly A[] };
const accessBlocks = <A>(...rows: readonly ElementMapper<A>[]) =>
  repeatedBlock<WithAccesses<A>, A>(
    'Jr_xx',
    'website.accesses',
    bilingual('接入', 'Accesses'),
    (w) => w.accesses,
    ...rows,
  );

const ofChange: AccessFields = {
  serverLocations: 'website.accesses',
  accessModes: 'website.accesses',
  ipRanges: 'website.accesses',
};
const changedRange = range(ofChange);
export const changedAccesses = accessBlocks<Access>(
  element('Jrid', 'website.accesses', bilingual('接入记录号', 'Access record id'), unique(id()), (a) => a.bureauId),
  ...places(ofChange),
  rangeBlocks<IpRange>(
    ofChange,
    changedRange.ourId,
    element(
      'Ipid',
      ofChange.ipRanges,
      bilingual('管局 IP 记录号', "Bureau's IP record id"),
      unique(id('optional')),
      (r) => r.bureauId,
    ),
    changedRange.first,
    changedRange.last,
  ),
);

const ofNew: AccessFields = {
  serverLocations: 'access.serverLocations',
  accessModes: 'access.accessModes',
  ipRanges: 'access.ipRanges',
};
const newRange = range(ofNew);
/** The elements of one new access. */
export const newAccess: readonly ElementMapper<NewAccess>[] = [
  element(
    'IspJrid',
    'access.providerId',
    bilingual('本单位接入记录号', 'Our access record id'),
    unique(id()),
    (a) => a.providerId,
  ),
  ...places(ofNew),
  rangeBlocks<NewIpRange>(ofNew, newRange.ourId, newRange.first, newRange.last),
];
export const newAccesses = accessBlocks<NewAccess>(...newAccess);
