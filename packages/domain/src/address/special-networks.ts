import ipaddr from 'ipaddr.js';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** The addresses from `first` to `last`, both of the one family. */
export interface Addresses {
  readonly first: ipaddr.IPv4 | ipaddr.IPv6;
  readonly last: ipaddr.IPv4 | ipaddr.IPv6;
}

interface NetworkKind {
  readonly label: BilingualText;
  readonly networks: readonly string[];
}

/** Networks that are not of the internet, by their purpose (RFC 6890; IANA's registries of special-purpose addresses, 2025-10). */
export const networkKinds = {
  private: {
    label: bilingual('内网地址', 'private addresses'),
    networks: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
  },
  shared: { label: bilingual('运营商共享地址', "carriers' shared addresses"), networks: ['100.64.0.0/10'] },
  loopback: { label: bilingual('本机地址', 'loopback addresses'), networks: ['127.0.0.0/8', '::/127'] },
  linkLocal: {
    label: bilingual('链路本地地址', 'link-local addresses'),
    networks: ['169.254.0.0/16', 'fe80::/9'],
  },
  multicast: { label: bilingual('组播地址', 'multicast addresses'), networks: ['224.0.0.0/4', 'ff00::/8'] },
  documentation: {
    label: bilingual('文档示例地址', 'addresses for documentation'),
    networks: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20'],
  },
  reserved: {
    label: bilingual('保留地址', 'reserved addresses'),
    networks: [
      ...['0.0.0.0/8', '192.0.0.0/24', '192.88.99.0/24', '198.18.0.0/15', '240.0.0.0/4'],
      // Of IPv6 2000::/3 is given out; within it these hold other addresses or serve protocols.
      ...['::/3', '2001::/23', '2002::/16', '4000::/2', '8000::/2', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6'],
    ],
  },
} as const satisfies Record<string, NetworkKind>;
export type NetworkKindName = keyof typeof networkKinds;

/** Below, equal or above zero as the first address is lower, the same or higher. Both are of one family. */
export function compareAddresses(one: Addresses['first'], other: Addresses['first']): number {
  const bytes = other.toByteArray();
  const at = one.toByteArray().findIndex((byte, place) => byte !== bytes[place]);
  return at < 0 ? 0 : (one.toByteArray()[at] ?? 0) - (bytes[at] ?? 0);
}

/** Whether two ranges have an address in common. */
export const overlap = (one: Addresses, other: Addresses): boolean =>
  one.first.kind() === other.first.kind() &&
  compareAddresses(one.first, other.last) <= 0 &&
  compareAddresses(other.first, one.last) <= 0;

const addressesOf = (network: string): Addresses => {
  const family = network.includes(':') ? ipaddr.IPv6 : ipaddr.IPv4;
  return { first: family.networkAddressFromCIDR(network), last: family.broadcastAddressFromCIDR(network) };
};
const networks = Object.entries<NetworkKind>(networkKinds).map(
  ([kind, row]) => [kind as NetworkKindName, row.networks.map(addressesOf)] as const,
);

/** The kinds of special networks in which one of these addresses lies. */
export const networkKindsOf = (range: Addresses): NetworkKindName[] =>
  networks.flatMap(([kind, all]) => (all.some((network) => overlap(range, network)) ? [kind] : []));
